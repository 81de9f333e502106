using System.Net;
using Kegui.Kernel;
using Kegui.Modules.Staff;
using Kegui.Tests.World;
using Kegui.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Kegui.Tests.Modules.Staff.NextRequestTests;

namespace Kegui.Tests.Modules.Staff;

/// <summary>Roles: what the presets hold, who may change them, and what nobody can do to himself.</summary>
public class RoleTests
{
    [Fact]
    public void The_presets_hold_every_role_that_regulations_name_and_only_declared_rights()
    {
        var roles = new RolePresets().Roles;
        string[] named = ["业务员", "销售内勤", "业务助理", "区域经理", "销售部经理", "市场部负责人", "总经办", "公司领导", "分管副总", "财务", "技术", "品质", "物料", "客服", "制度管理员", "审计", "系统管理员"];
        Assert.Equal(named.Order(), roles.Values.Select(r => r.Name).Order());
        Assert.Empty(roles.SelectMany(r => r.Value.Rights.Keys).Distinct().Except(PermissionNames.Grantable));
    }

    [Fact]
    public void Who_keeps_accounts_has_no_customers_and_no_rules_and_who_keeps_rules_sees_no_phones()
    {
        var roles = new RolePresets().Roles;
        // Everybody may read the company's regulations; changing them is another person's. Rebuilding figures shows none of them.
        Assert.DoesNotContain(roles[RolePresets.SystemAdmin].Rights.Keys, right => AllModules.Permissions.Single(p => p.Code == right) is var known
            && (known.Module is "customers" or "visits" || known.Module == "trade" && right != "trade.rebuild-months" || known.Module == "rulebook" && !right.EndsWith(".read", StringComparison.Ordinal)));
        Assert.DoesNotContain(roles[RolePresets.RuleAdmin].Rights.Keys, right => right == "person.phone" || right.StartsWith("customer.", StringComparison.Ordinal) || right.StartsWith("contact.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task Every_right_and_role_has_a_name_that_people_read(string language)
    {
        await using var world = await TestWorld.Open();
        var labels = world.App.Services.GetRequiredService<L>();
        System.Globalization.CultureInfo.CurrentUICulture = System.Globalization.CultureInfo.GetCultureInfo(language);
        var nameless = AllModules.Permissions.Where(p => labels.Find("permission." + p.Code) is null && labels.Find("act." + p.Code) is null).Select(p => p.Code)
            .Concat(AllModules.List.Where(m => labels.Find("module." + m.Code) is null).Select(m => m.Code))
            .Concat(new RolePresets().Roles.Keys.Where(r => labels.Find("role." + r) is null));
        Assert.Empty(nameless);
    }

    [Fact]
    public async Task Nobody_gives_himself_a_role_or_widens_one_he_has_or_moves_himself()
    {
        await using var world = await TestWorld.Open();
        await world.With(async services =>
        {
            var admin = await FreshCall(world, Cast.Admin);
            var people = await services.GetRequiredService<PeopleDirectory>().Get(null, default);
            var own = await services.GetRequiredService<PersonActs>().AssignRoles(admin, admin.Actor.PersonId, 0, ["system-admin", "head-of-marketing"], default);
            Assert.Equal("own-roles", own.Refusal?.Code);

            var wider = people.Grants["company-leader"].ToDictionary(g => g.Permission, g => g.Scope);
            wider["customer.edit"] = DataScope.Company;
            Assert.Equal("own-rights", (await services.GetRequiredService<RoleActs>().Edit(admin, "company-leader", 0, new("公司领导", false, wider), default)).Refusal?.Code);

            var me = people.ById[admin.Actor.PersonId];
            var elsewhere = people.Departments.Keys.First(d => d != me.DepartmentId);
            var moved = await services.GetRequiredService<PersonActs>().Edit(admin, me.Id, me.Version, new(me.Name, me.SignInName, elsewhere, null, null, null, null, [], "zh-CN"), default);
            Assert.Equal("own-scope", moved.Refusal?.Code);
        });
    }

    [Fact]
    public async Task The_administrators_role_keeps_what_repairs_need_and_takes_no_customers()
    {
        await using var world = await TestWorld.Open();
        await world.With(async services =>
        {
            var roles = services.GetRequiredService<RoleActs>();
            var admin = await FreshCall(world, Cast.Admin);
            Assert.Equal("admin-keeps", (await roles.Edit(admin, "system-admin", 0, new("系统管理员", false, new Dictionary<string, DataScope> { ["role.read"] = DataScope.Company }), default)).Refusal?.Code);
            var both = new Dictionary<string, DataScope> { ["role.edit"] = DataScope.Company, ["customer.read"] = DataScope.Company };
            Assert.Equal("admin-and-business", (await roles.Create(admin, new("都管", false, both), default)).Refusal?.Code);
        });
    }

    [Fact]
    public async Task The_last_administrator_stays()
    {
        await using var world = await TestWorld.Open();
        await world.With(async services =>
        {
            var acts = services.GetRequiredService<PersonActs>();
            var (admin, zhengfang) = (await world.IdOf(Cast.Admin), await world.IdOf(Cast.Office));
            var system = new Call(Actor.System);
            Assert.Equal("last-admin", (await acts.Deactivate(system, admin, 0, default)).Refusal?.Code);
            Assert.Equal("last-admin", (await acts.AssignRoles(system, admin, 0, ["company-leader"], default)).Refusal?.Code);
            Assert.True(await services.GetRequiredService<AppDb>().Set<PersonRole>().AnyAsync(r => r.PersonId == admin && r.RoleCode == "system-admin"));
            // With a second one the first may go, and then the second is the last.
            await Cast.Must(acts.AssignRoles(system, zhengfang, 0, ["system-admin"], default));
            await Cast.Must(acts.Deactivate(system, admin, 0, default));
            Assert.Equal("last-admin", (await acts.AssignRoles(system, zhengfang, 1, [], default)).Refusal?.Code);
        });
    }

    [Fact]
    public async Task An_own_role_is_made_changed_and_removed_on_its_page()
    {
        await using var world = await TestWorld.Open();
        using var browser = await world.As(Cast.Admin);
        await browser.Open("/roles/new");
        await browser.Submit("role", ("name", "大区助理"), ("r:customer.read", "region"));
        Assert.Contains("大区助理", browser.Text);
        var code = await world.With(services => services.GetRequiredService<AppDb>().Set<Role>().Where(r => r.Name == "大区助理").Select(r => r.Code).SingleAsync());
        await browser.Open($"/roles/{code}");
        Assert.Equal("region", browser.Page.QuerySelector("select[name='r:customer.read'] option[selected]")?.GetAttribute("value"));
        await browser.Submit("delete");
        Assert.False(await world.With(services => services.GetRequiredService<AppDb>().Set<RoleGrant>().AnyAsync(g => g.RoleCode == code)));
    }

    [Fact]
    public async Task Saving_a_role_after_ten_minutes_asks_for_the_password_and_then_goes_on_with_what_was_sent()
    {
        await using var world = await TestWorld.Open();
        using var browser = await world.As(Cast.Admin);
        await browser.Open("/roles/finance");
        world.Clock.Advance(TimeSpan.FromMinutes(11));
        await browser.Submit("role", ("name", "财务部"), ("r:customer.read", "company"));
        Assert.Equal(HttpStatusCode.Forbidden, browser.Status);
        Assert.NotNull(browser.Page.GetElementById("confirm"));

        await browser.Submit("confirm", ("_confirm-password", "wrong wrong wrong"));
        Assert.Contains("密码不正确", browser.Text);
        await browser.Submit("confirm", ("_confirm-password", Cast.Password));
        Assert.Equal("财务部", await world.With(services => services.GetRequiredService<AppDb>().Set<Role>().Where(r => r.Code == "finance").Select(r => r.Name).SingleAsync()));
    }

    [Fact]
    public async Task The_api_refuses_role_changes_without_a_fresh_password()
    {
        await using var world = await TestWorld.Open();
        using var browser = await world.As(Cast.Admin);
        world.Clock.Advance(TimeSpan.FromMinutes(11));
        var answer = await browser.Api(HttpMethod.Put, "/api/v1/roles/finance", new { name = "财务", twoFactor = false, grants = new { } }, ("If-Match", "\"0\""));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("confirm-first", await answer.Content.ReadAsStringAsync());
    }
}
