using Kegui.Kernel;
using Kegui.Modules.Visits;
using Kegui.Tests.World;
using Microsoft.Extensions.DependencyInjection;

namespace Kegui.Tests.Kernel.Duties;

/// <summary>Duties follow the acts of modules, in the same transaction.</summary>
[Trait("Db", "both")]
public sealed class DutyWatchTests
{
    [Fact]
    public async Task A_grade_opens_ends_and_opens_again()
    {
        await using var world = await RuleWorld.Open();
        await world.Adopt();
        var customer = await world.Customer("宏远机械");
        Assert.Empty(await world.Duties(customer));

        await world.Change(customer, c => c.Grade = "A");
        var first = await world.TheOpen(customer);
        Assert.Equal((Plans.Date("2027-01-23"), "since", await world.World.IdOf(Cast.Lihai)), (first.DueOn, first.DueBecause, first.OwnerId));

        await world.Change(customer, c => c.Grade = "C");
        Assert.Equal((DutyStates.Lapsed, "condition"), ((await world.Duties(customer))[0].State, (await world.Duties(customer))[0].ClosedBecause));

        world.MoveTo("2026-12-01");
        await world.Change(customer, c => c.Grade = "A");
        var again = await world.TheOpen(customer);
        Assert.Equal(("2", Plans.Date("2027-02-01")), (again.Occurrence, again.DueOn));
    }

    [Fact]
    public async Task Blacklisting_ends_it()
    {
        await using var world = await RuleWorld.Open();
        await world.Adopt();
        var customer = await world.Customer("宏远机械", "A");
        await world.Change(customer, c => c.Blacklisted = true);
        Assert.DoesNotContain(await world.Duties(customer), d => d.IsOpen);
    }

    [Fact]
    public async Task A_visit_report_closes_it_and_the_next_counts_from_the_visit()
    {
        await using var world = await RuleWorld.Open();
        await world.Adopt();
        var customer = await world.Customer("宏远机械", "A");
        world.MoveTo("2026-12-07");

        await world.Visit(customer, "2026-12-04");

        var duties = await world.Duties(customer);
        Assert.Equal(2, duties.Count);
        Assert.Equal((DutyStates.Done, Plans.Date("2026-12-04"), "VisitReported", false), (duties[0].State, duties[0].ClosedOn, duties[0].ClosedBecause, duties[0].EnteredLate));
        Assert.NotNull(duties[0].ClosedById);
        Assert.Equal((true, Plans.Date("2026-12-04"), Plans.Date("2027-02-04"), "customer.lastOnSiteVisitOn", "2"),
            (duties[1].IsOpen, duties[1].Anchor, duties[1].DueOn, duties[1].AnchorFrom, duties[1].Occurrence));
    }

    [Fact]
    public async Task A_phone_call_and_a_second_report_of_the_day_close_nothing()
    {
        await using var world = await RuleWorld.Open();
        await world.Adopt();
        var customer = await world.Customer("宏远机械", "A");
        world.MoveTo("2026-12-07");
        await world.Visit(customer, "2026-12-07", VisitKinds.Phone);
        Assert.Equal("1", (await world.TheOpen(customer)).Occurrence);
        await world.Visit(customer, "2026-12-07");
        await world.Visit(customer, "2026-12-07");
        Assert.Equal("2", (await world.TheOpen(customer)).Occurrence);
    }

    [Fact]
    public async Task A_report_entered_late_counts_by_its_date_and_is_marked()
    {
        await using var world = await RuleWorld.Open();
        await world.Adopt();
        var customer = await world.Customer("宏远机械", "A");
        world.MoveTo("2027-02-10");
        await world.Visit(customer, "2027-01-20");
        var done = (await world.Duties(customer))[0];
        Assert.Equal((Plans.Date("2027-01-20"), true), (done.ClosedOn, done.EnteredLate));
        Assert.True(done.ClosedOn <= done.DueOn, "kept in time by the date of the visit, not of its entry");
    }

    [Fact]
    public async Task A_new_owner_takes_the_duties_over()
    {
        await using var world = await RuleWorld.Open();
        await world.Adopt();
        var customer = await world.Customer("宏远机械", "A");
        var (person, people) = await world.Do(async s => (await world.World.IdOf(Cast.Chengang), await s.GetRequiredService<PeopleDirectory>().Get(null, default)));

        await world.Change(customer, c => (c.OwnerId, c.DepartmentId) = (person, people.ById[person].DepartmentId));

        var duty = await world.TheOpen(customer);
        Assert.Equal((person, people.ById[person].DepartmentId), (duty.OwnerId, duty.DepartmentId));
    }

    [Fact]
    public async Task A_check_in_asks_for_the_report_within_24_hours_and_the_report_closes_it()
    {
        await using var world = await RuleWorld.Open();
        await world.Adopt(RuleLevel.Enforce, null, RuleWorld.Report);
        var customer = await world.Customer("宏远机械");
        var visit = await world.As(Cast.Lihai, (s, call) => s.GetRequiredService<VisitActs>().Plan(call, new(customer, Plans.Date("2026-11-23"), null, VisitKinds.OnSite, null), default));
        await world.As(Cast.Lihai, (s, call) => s.GetRequiredService<VisitActs>().CheckIn(call, visit, 0, new(null, null, null, null), default));

        var duty = await world.TheOpen(customer);
        Assert.Equal(("visit.report", visit, new DateTime(2026, 11, 24, 1, 0, 0, DateTimeKind.Utc), Plans.Date("2026-11-24")), (duty.Matter, duty.SubjectId, duty.DueAt, duty.DueOn));
        Assert.Equal(await world.World.IdOf(Cast.Lihai), duty.OwnerId);

        await world.As(Cast.Lihai, (s, call) => s.GetRequiredService<VisitActs>().Report(call, visit, null, null, RuleWorld.Filled with { On = Plans.Date("2026-11-23") }, default));
        Assert.Equal(DutyStates.Done, Assert.Single(await world.Duties(customer)).State);
    }

    [Fact]
    public async Task An_act_that_fails_leaves_no_duty_behind()
    {
        await using var world = await RuleWorld.Open();
        await world.Adopt();
        var customer = await world.Customer("宏远机械");
        var outcome = await world.Do(s => s.GetRequiredService<ActRunner>().Run("customer.edit", new Call(Actor.System), new { }, async act =>
        {
            var row = await act.Db.Whole<Kegui.Modules.Customers.Customer>(Actor.System).AsTrackingSingle(customer);
            row.Grade = "A";
            act.Check([new("grade", "choice")]);
            return 1;
        }, default));
        Assert.False(outcome.Done);
        Assert.Empty(await world.Duties(customer));
    }
}
