using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Kegui.Kernel;
using Kegui.Modules.Staff;
using Kegui.Tests.World;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Kegui.Tests.Modules.Staff.NextRequestTests;

namespace Kegui.Tests.Modules.Staff;

/// <summary>Adding and changing people, departments and posts: page and API run the same acts.</summary>
public class PeopleTests
{
    [Fact]
    public async Task A_person_is_added_on_the_page_with_roles_timeline_and_audit()
    {
        await using var world = await TestWorld.Open();
        using var browser = await world.As(Cast.Admin);
        await browser.Open("/people/new");
        var department = (await world.CallOf(Cast.Lihai)).Actor.DepartmentId;
        await browser.Submit("person", ("name", "林晓"), ("signInName", "linxiao"), ("departmentId", $"{department}"), ("provinces", "33"), ("roles", "salesperson"));
        Assert.Contains("林晓", browser.Text);
        Assert.Contains("未设置，等待邀请", browser.Text);
        await world.With(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            var person = await db.Set<Person>().SingleAsync(p => p.SignInName == "linxiao");
            Assert.Equal(("33", null), (person.Provinces, person.PasswordHash));
            Assert.True(await db.Set<PersonRole>().AnyAsync(r => r.PersonId == person.Id && r.RoleCode == "salesperson"));
            Assert.True(await db.Set<TimelineEntry>().AnyAsync(t => t.SubjectId == person.Id && t.Fact == "PersonCreated"));
            Assert.True(await db.Set<AuditEntry>().AnyAsync(a => a.SubjectId == person.Id && a.Act == "person.create"));
        });
    }

    [Fact]
    public async Task A_wrong_form_comes_back_with_its_fields_and_adds_nobody()
    {
        await using var world = await TestWorld.Open();
        using var browser = await world.As(Cast.Admin);
        await browser.Open("/people/new");
        await browser.Submit("person", ("name", "林晓"), ("signInName", Cast.Lihai), ("departmentId", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Equal("林晓", browser.Page.QuerySelector("[name=name]")?.GetAttribute("value"));
    }

    [Fact]
    public async Task The_api_adds_a_person_once_for_one_key_and_takes_no_password()
    {
        await using var world = await TestWorld.Open();
        using var browser = await world.As(Cast.Admin);
        var body = new { name = "林晓", signInName = "linxiao", departmentId = (await world.CallOf(Cast.Lihai)).Actor.DepartmentId, password = "smuggled in 123", roles = new[] { "salesperson" } };
        var first = await (await browser.Api(HttpMethod.Post, "/api/v1/people", body, ("Idempotency-Key", "k1"))).Content.ReadFromJsonAsync<JsonElement>();
        var again = await (await browser.Api(HttpMethod.Post, "/api/v1/people", body, ("Idempotency-Key", "k1"))).Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(first.GetProperty("id").GetInt64(), again.GetProperty("id").GetInt64());
        Assert.Null(await world.With(services => services.GetRequiredService<AppDb>().Set<Person>().Where(p => p.SignInName == "linxiao").Select(p => p.PasswordHash).SingleAsync()));
    }

    [Fact]
    public async Task Whoever_may_add_people_but_not_give_roles_gives_none()
    {
        await using var world = await TestWorld.Open();
        await world.With(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            db.Add(new RoleGrant { RoleCode = "sales-clerk", Permission = "person.create", Scope = DataScope.Company });
            (await db.Set<Setting>().AsTracking().SingleAsync(s => s.Key == PeopleDirectory.StampKey)).Value = "moved";
            await db.SaveChangesAsync();
            var call = await FreshCall(world, Cast.Clerk);
            var outcome = await services.GetRequiredService<StaffActs>().Create(call, new("林晓", "linxiao", null, call.Actor.DepartmentId, null, null, null, ["system-admin"]), default);
            Assert.Equal("no-permission", outcome.Refusal?.Code);
        });
    }

    [Fact]
    public async Task Editing_by_an_old_version_loses_and_a_superior_cannot_be_ones_own_subordinate()
    {
        await using var world = await TestWorld.Open();
        using var browser = await world.As(Cast.Admin);
        var (zhao, li) = (await world.IdOf(Cast.Zhaoning), await world.IdOf(Cast.Lihai));
        var read = await (await browser.Api(HttpMethod.Get, $"/api/v1/people/{zhao}")).Content.ReadFromJsonAsync<JsonElement>();
        object Body(long? manager, string phone) => new { name = "赵宁", signInName = Cast.Zhaoning, departmentId = read.GetProperty("departmentId").GetInt64(), managerId = manager, phone };
        var loop = await browser.Api(HttpMethod.Put, $"/api/v1/people/{zhao}", Body(li, "1"), ("If-Match", "\"0\""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, loop.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await browser.Api(HttpMethod.Put, $"/api/v1/people/{zhao}", Body(null, "13800000000"), ("If-Match", "\"0\""))).StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await browser.Api(HttpMethod.Put, $"/api/v1/people/{zhao}", Body(null, "13900000000"), ("If-Match", "\"0\""))).StatusCode);
    }

    [Fact]
    public async Task People_outside_the_reach_look_absent_and_telephones_are_for_those_who_may_see_them()
    {
        await using var world = await TestWorld.Open();
        using var head = await world.As(Cast.Zhaoning);
        Assert.Equal(HttpStatusCode.OK, (await head.Open($"/people/{await world.IdOf(Cast.Lihai)}")).Status);
        foreach (var id in new[] { await world.IdOf(Cast.Chengang), 999_999_999 })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await head.Open($"/people/{id}")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await head.Api(HttpMethod.Get, $"/api/v1/people/{id}")).StatusCode);
        }
        await world.With(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            (await db.Set<Person>().AsTracking().SingleAsync(p => p.SignInName == Cast.Lihai)).Phone = "13812345678";
            (await db.Set<Setting>().AsTracking().SingleAsync(s => s.Key == PeopleDirectory.StampKey)).Value = "moved";
            await db.SaveChangesAsync();
        });
        using var rules = await world.As(Cast.RuleAdmin);
        Assert.DoesNotContain("13812345678", await (await rules.Api(HttpMethod.Get, "/api/v1/people?take=100")).Content.ReadAsStringAsync());
        Assert.DoesNotContain("13812345678", (await rules.Open("/people")).Text);
        // Nor does the search betray it.
        Assert.DoesNotContain("李海", (await rules.Open("/people?q=13812345678")).Text);
        Assert.Contains("13812345678", (await head.Open("/people")).Text);
    }

    [Fact]
    public async Task Departments_hang_in_a_tree_without_loops_and_go_only_when_empty()
    {
        await using var world = await TestWorld.Open();
        await world.With(async services =>
        {
            var (acts, create) = (services.GetRequiredService<OrganisationActs>(), services.GetRequiredService<StaffActs>());
            var people = await services.GetRequiredService<PeopleDirectory>().Get(null, default);
            var sales = people.Departments.Values.Single(d => d.Name == "销售部");
            var east = people.Departments.Values.Single(d => d.Name == "华东区");
            var admin = await world.CallOf(Cast.Admin);
            Assert.Equal("department-loop", Assert.Single((await acts.EditDepartment(admin, sales.Id, sales.Version, new("销售部", east.Id, null), default)).Problems).Code);
            Assert.Equal("department-used", (await acts.DeleteDepartment(admin, east.Id, default)).Refusal?.Code);
            var empty = await Cast.Must(create.CreateDepartment(admin, new("新部门", east.Id), default));
            await Cast.Must(acts.DeleteDepartment(admin, empty, default));
        });
    }

    [Fact]
    public async Task The_language_is_the_persons_own()
    {
        await using var world = await TestWorld.Open();
        using var browser = await world.As(Cast.Lihai);
        await browser.Open("/me/settings");
        await browser.Submit("settings", ("language", "en"));
        Assert.Contains("Account security", browser.Page.QuerySelector(".kg-page")!.InnerHtml);
        using var elsewhere = await world.As(Cast.Lihai);
        Assert.Contains("Change password", (await elsewhere.Open("/me")).Text);
        using var colleague = await world.As(Cast.Zhoumin);
        Assert.Contains("修改密码", (await colleague.Open("/me")).Text);
    }

    [Fact]
    public async Task Two_administrators_who_remove_each_other_at_once_leave_one()
    {
        await using var world = await TestWorld.Open();
        var (first, second) = (await world.IdOf(Cast.Admin), await world.IdOf(Cast.Office));
        await world.With(async services => await Cast.Must(services.GetRequiredService<PersonActs>().AssignRoles(new(Actor.System), second, 0, ["system-admin"], default)));
        var calls = new[] { (await FreshCall(world, Cast.Admin), second, 1), (await FreshCall(world, Cast.Office), first, 0) };
        var outcomes = await Task.WhenAll(calls.Select(c => world.With(services => services.GetRequiredService<PersonActs>().Deactivate(c.Item1, c.Item2, c.Item3, default))));
        Assert.Single(outcomes, o => o.Done);
        Assert.Equal("last-admin", outcomes.Single(o => !o.Done).Refusal?.Code);
    }
}
