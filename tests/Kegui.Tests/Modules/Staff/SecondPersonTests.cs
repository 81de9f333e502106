using System.Net;
using Kegui.Kernel;
using Kegui.Modules.Staff;
using Kegui.Tests.World;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kegui.Tests.Modules.Staff;

/// <summary>Where the company wants it, one administrator asks and another confirms.</summary>
public class SecondPersonTests
{
    [Fact]
    public async Task Roles_given_by_one_administrator_hold_when_another_confirms()
    {
        await using var world = await TwoAdministrators();
        var lihai = await world.IdOf(Cast.Lihai);
        var waits = (await Assign(world, Cast.Admin, lihai, ["sales-manager"])).Waits;
        Assert.NotNull(waits);
        Assert.Equal(["salesperson"], await RolesOf(world, lihai));

        Assert.Equal("own-request", (await Decide(world, Cast.Admin, waits.Value, confirm: true)).Refusal?.Code);
        Assert.True((await Decide(world, Cast.Office, waits.Value, confirm: true)).Done);
        Assert.Equal(["sales-manager"], await RolesOf(world, lihai));
        Assert.Equal("request-decided", (await Decide(world, Cast.Office, waits.Value, confirm: true)).Refusal?.Code);
        Assert.Equal(["RightsRequested", "RolesAssigned", "RightsConfirmed"], await Facts(world, "RightsRequested", "RolesAssigned", "RightsConfirmed"));
    }

    [Fact]
    public async Task What_was_declined_or_taken_back_changes_nothing()
    {
        await using var world = await TwoAdministrators();
        var lihai = await world.IdOf(Cast.Lihai);
        var first = (await Assign(world, Cast.Admin, lihai, ["auditor"])).Waits!.Value;
        await Cast.Must(Decide(world, Cast.Office, first, confirm: false));
        var second = (await Assign(world, Cast.Admin, lihai, ["auditor"])).Waits!.Value;
        await Cast.Must(Decide(world, Cast.Admin, second, confirm: false));
        Assert.Equal(["salesperson"], await RolesOf(world, lihai));
        Assert.Equal(["declined", "withdrawn"], await world.With(s => s.GetRequiredService<AppDb>().Set<RightsRequest>().OrderBy(r => r.Id).Select(r => r.State).ToListAsync()));
    }

    [Fact]
    public async Task A_request_is_confirmed_word_for_word_or_not_at_all()
    {
        await using var world = await TwoAdministrators();
        var lihai = await world.IdOf(Cast.Lihai);
        var first = (await Assign(world, Cast.Admin, lihai, ["sales-manager"])).Waits!.Value;
        var other = (await Assign(world, Cast.Office, lihai, ["finance"])).Waits!.Value;
        await Cast.Must(Decide(world, Cast.Admin, other, confirm: true));
        Assert.True((await Decide(world, Cast.Office, first, confirm: true)).Conflict);
        Assert.Equal(["finance"], await RolesOf(world, lihai));
    }

    [Fact]
    public async Task The_matrix_waits_too_and_the_page_shows_what_would_change()
    {
        await using var world = await TwoAdministrators();
        using var asks = await world.As(Cast.Admin);
        await asks.Open("/roles/finance");
        await asks.Submit("role", ("r:customer.export", "company"));
        Assert.Equal("/rights-requests", asks.Address);
        Assert.Contains("财务", asks.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("确认并生效", asks.Text, StringComparison.Ordinal);
        Assert.Equal(DataScope.None, await ScopeOf(world, "finance", "customer.export"));

        using var agrees = await world.As(Cast.Office);
        await agrees.Open("/rights-requests");
        var form = agrees.Page.QuerySelector("form[id^=confirm-]")!;
        await agrees.Submit(form.Id!);
        Assert.Equal(HttpStatusCode.OK, agrees.Status);
        Assert.Equal(DataScope.Company, await ScopeOf(world, "finance", "customer.export"));
    }

    [Fact]
    public async Task Somebody_new_comes_without_roles_until_they_are_confirmed()
    {
        await using var world = await TwoAdministrators();
        var (id, department) = await world.With(async services =>
        {
            var call = await Fresh(world, Cast.Admin);
            return (await Cast.Must(services.GetRequiredService<StaffActs>().Create(call, new("林晓", "linxiao", null, call.Actor.DepartmentId, null, null, null, ["system-admin"]), default)), call.Actor.DepartmentId);
        });
        Assert.Empty(await RolesOf(world, id));
        var request = await world.With(s => s.GetRequiredService<AppDb>().Set<RightsRequest>().Where(r => r.State == "waiting").Select(r => r.Id).SingleAsync());
        await Cast.Must(Decide(world, Cast.Office, request, confirm: true));
        Assert.Equal(["system-admin"], await RolesOf(world, id));
    }

    [Fact]
    public async Task The_api_answers_202_while_a_change_waits()
    {
        await using var world = await TwoAdministrators();
        var lihai = await world.IdOf(Cast.Lihai);
        using var browser = await world.As(Cast.Admin);
        var answer = await browser.Api(HttpMethod.Put, $"/api/v1/people/{lihai}/roles", new[] { "auditor" }, ("If-Match", "\"0\""));
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal(["salesperson"], await RolesOf(world, lihai));
    }

    [Fact]
    public async Task A_company_with_one_administrator_goes_on_and_the_audit_says_so()
    {
        await using var world = await TestWorld.Open();
        await Switch(world, Cast.Admin, on: true);
        var lihai = await world.IdOf(Cast.Lihai);
        Assert.Null((await Assign(world, Cast.Admin, lihai, ["auditor"])).Waits);
        Assert.Equal(["auditor"], await RolesOf(world, lihai));
        Assert.Equal(["RightsUnconfirmed"], await Facts(world, "RightsUnconfirmed"));
    }

    [Fact]
    public async Task Switching_it_off_waits_for_the_second_person_as_well()
    {
        await using var world = await TwoAdministrators();
        var off = await Switch(world, Cast.Admin, on: false);
        Assert.NotNull(off.Waits);
        Assert.True(await world.With(s => SecondPerson.On(s.GetRequiredService<AppDb>(), default)));
        await Cast.Must(Decide(world, Cast.Office, off.Waits.Value, confirm: true));
        Assert.False(await world.With(s => SecondPerson.On(s.GetRequiredService<AppDb>(), default)));
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public async Task The_first_start_decides_who_leads_and_whether_a_second_person_confirms(bool leads, bool second)
    {
        await using var world = await TestWorld.Fresh();
        await world.With(async services =>
        {
            var id = await Cast.Must(services.GetRequiredService<Kegui.SignIn.Setup>().Run(new("甬瑞机械", "沈洁", "shenjie", Cast.Password, leads, second), null, default));
            var people = await services.GetRequiredService<PeopleDirectory>().Get(null, default);
            Assert.Equal(leads, people.ById[id].Roles.Contains("company-leader"));
            Assert.Equal(second, await SecondPerson.On(services.GetRequiredService<AppDb>(), default));
        });
        Assert.Equal(["SecondPersonSet"], await Facts(world, "SecondPersonSet"));
    }

    private static async Task<TestWorld> TwoAdministrators()
    {
        var world = await TestWorld.Open();
        var office = await world.IdOf(Cast.Office);
        await world.With(async services => await Cast.Must(services.GetRequiredService<PersonActs>().AssignRoles(new(Actor.System), office, 0, ["system-admin"], default)));
        await Switch(world, Cast.Admin, on: true);
        return world;
    }

    private static Task<Call> Fresh(TestWorld world, string who) => NextRequestTests.FreshCall(world, who);

    private static Task<RightsAnswer<bool>> Switch(TestWorld world, string who, bool on) =>
        world.With(async services => await Cast.Must(services.GetRequiredService<RightsRequestActs>().Switch(await Fresh(world, who), on, default)));

    private static Task<RightsAnswer<long>> Assign(TestWorld world, string who, long person, string[] roles) => world.With(async services =>
    {
        var version = await services.GetRequiredService<AppDb>().Set<Person>().Where(p => p.Id == person).Select(p => p.Version).SingleAsync();
        return await Cast.Must(services.GetRequiredService<PersonActs>().AssignRoles(await Fresh(world, who), person, version, roles, default));
    });

    private static Task<Outcome<long>> Decide(TestWorld world, string who, long request, bool confirm) => world.With(async services =>
    {
        var acts = services.GetRequiredService<RightsRequestActs>();
        return confirm ? await acts.Confirm(await Fresh(world, who), request, default) : await acts.Decline(await Fresh(world, who), request, default);
    });

    private static Task<List<string>> RolesOf(TestWorld world, long person) =>
        world.With(s => s.GetRequiredService<AppDb>().Set<PersonRole>().Where(r => r.PersonId == person).OrderBy(r => r.RoleCode).Select(r => r.RoleCode).ToListAsync());

    private static Task<DataScope> ScopeOf(TestWorld world, string role, string right) =>
        world.With(s => s.GetRequiredService<AppDb>().Set<RoleGrant>().Where(g => g.RoleCode == role && g.Permission == right).Select(g => g.Scope).FirstOrDefaultAsync());

    private static Task<List<string>> Facts(TestWorld world, params string[] names) =>
        world.With(s => s.GetRequiredService<AppDb>().Set<AuditEntry>().Where(a => names.Contains(a.Fact!) && (a.Fact != "RolesAssigned" || a.PersonId != 0)).OrderBy(a => a.Id).Select(a => a.Fact!).ToListAsync());
}
