using Kegui.Kernel;
using Kegui.Modules.Customers;
using Kegui.Modules.Visits;
using Kegui.Tests.World;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kegui.Tests.Kernel.Duties;

/// <summary>Duties of the calendar as they are stored: a phone call with each A customer in each week, from Monday 23 November 2026.</summary>
[Trait("Db", "both")]
public sealed class CalendarDutyTests
{
    private const string EachWeek = "duty: customer.contact\neach: week\nwhile: customer.grade = A\nwho: customer.owner\nclosed-by: {fact: VisitReported, where: kind = phone}";

    [Fact]
    public async Task One_is_open_a_period_and_a_second_time_in_it_does_not_count_for_the_next()
    {
        await using var world = await RuleWorld.Open();
        var customer = await world.Customer("宏远机械", "A");
        await world.Write(EachWeek);
        Assert.Equal(("2026-W48", Plans.Date("2026-11-29")), Of(await world.TheOpen(customer)));

        world.MoveTo("2026-11-24");
        await world.Visit(customer, "2026-11-24", VisitKinds.Phone);
        await world.Visit(customer, "2026-11-24", VisitKinds.Phone);

        Assert.Equal(("2026-W49", Plans.Date("2026-12-06")), Of(await world.TheOpen(customer)));
        Assert.Equal([DutyStates.Done, DutyStates.Open], (await world.Duties(customer)).Select(d => d.State));
    }

    [Fact]
    public async Task What_stays_late_is_one_row_and_one_miss_per_week_that_ended()
    {
        await using var world = await RuleWorld.Open();
        var customer = await world.Customer("宏远机械", "A");
        await world.Write(EachWeek);

        world.MoveTo("2026-12-08");
        await world.Sweep();
        Assert.Equal([Plans.Date("2026-11-29"), Plans.Date("2026-12-06")], (await world.All<DutyMiss>()).Select(m => m.On).Order());
        await world.Sweep();
        Assert.Equal(2, (await world.All<DutyMiss>()).Count);

        await world.Visit(customer, "2026-12-08", VisitKinds.Phone);
        var duties = await world.Duties(customer);
        Assert.Equal(["2026-W48", "2026-W51"], duties.Select(d => d.Occurrence));
        Assert.Equal((DutyStates.Done, 2), (duties[0].State, duties[0].Misses));
    }

    [Fact]
    public async Task A_condition_that_comes_back_within_the_period_opens_the_same_duty_again()
    {
        await using var world = await RuleWorld.Open();
        var customer = await world.Customer("宏远机械", "A");
        await world.Write(EachWeek);

        await world.Change(customer, c => c.Grade = "C");
        Assert.Equal(DutyStates.Lapsed, Assert.Single(await world.Duties(customer)).State);
        await world.Change(customer, c => c.Grade = "A");
        var duty = Assert.Single(await world.Duties(customer));
        Assert.Equal((DutyStates.Open, "2026-W48", null), (duty.State, duty.Occurrence, duty.ClosedBecause));
    }

    [Fact]
    public async Task Let_off_means_this_period_and_planning_again_changes_nothing()
    {
        await using var world = await RuleWorld.Open();
        var customer = await world.Customer("宏远机械", "A");
        await world.Write(EachWeek);
        var duty = await world.TheOpen(customer);
        await world.As(Cast.Zhaoning, (s, call) => s.GetRequiredService<DutyActs>().Waive(call, duty.Id, duty.Version, new("客户放假"), default));
        Assert.Equal("2026-W49", (await world.TheOpen(customer)).Occurrence);

        await world.As(Cast.RuleAdmin, (s, call) => s.GetRequiredService<RegulationActs>().Adopt(call, new("TST", null, ["TST-1"], RuleLevel.Remind), default));
        await world.Plan();
        Assert.Equal("2026-W49", (await world.TheOpen(customer)).Occurrence);
        Assert.Equal(2, (await world.Duties(customer)).Count);
    }

    [Fact]
    public async Task The_company_itself_can_be_the_subject_and_a_role_the_owner()
    {
        await using var world = await RuleWorld.Open(more: services => services.AddSingleton<IVocabularyPart, CompanyWords>());
        await world.Write("duty: company.evaluate\neach: quarter\nwithin: 10 workdays\nwho: {role: head-of-marketing}\nclosed-by: CustomerCreated");
        var duty = Assert.Single(await world.Duties());
        Assert.Equal(("company", "2027Q1", "head-of-marketing", (long?)null), (duty.SubjectKind, duty.Occurrence, duty.RoleCode, duty.CustomerId));
        Assert.Equal(Plans.Calendar.AddWorkdays(Plans.Date("2026-12-31"), 10), duty.DueOn);

        world.MoveTo("2027-01-05");
        await world.Customer("宏远机械");
        Assert.Equal(["2027Q1", "2027Q2"], (await world.Duties()).Select(d => d.Occurrence));
    }

    [Fact]
    public async Task A_date_in_a_condition_is_noted_and_asked_again_on_its_day()
    {
        await using var world = await RuleWorld.Open();
        var customer = await world.Customer("宏远机械", "A");
        await world.Change(customer, c => c.NextContactOn = Plans.Date("2026-12-01"));
        await world.Write("duty: customer.contact\nwhile: customer.grade = A and customer.nextContactDue\nevery: 3 days\nwho: customer.owner\nclosed-by: VisitReported");
        Assert.Empty(await world.Duties());
        Assert.Equal(Plans.Date("2026-12-01"), Assert.Single(await world.All<DutyRecheck>()).On);

        world.MoveTo("2026-11-30");
        Assert.Equal(0, await world.Recheck());
        world.MoveTo("2026-12-01", "00:01");
        Assert.Equal(1, await world.Recheck());

        var duty = await world.TheOpen(customer);
        Assert.Equal((Plans.Date("2026-12-01"), Plans.Date("2026-12-04")), (duty.Since, duty.DueOn));
        Assert.Empty(await world.All<DutyRecheck>());
    }

    [Fact]
    public async Task An_act_that_moves_the_date_moves_the_note_and_one_that_takes_it_away_removes_it()
    {
        await using var world = await RuleWorld.Open();
        var customer = await world.Customer("宏远机械", "A");
        await world.Write("duty: customer.contact\nwhile: customer.nextContactDue\nevery: 3 days\nwho: customer.owner");
        await world.Change(customer, c => c.NextContactOn = Plans.Date("2026-12-01"));
        Assert.Equal(Plans.Date("2026-12-01"), Assert.Single(await world.All<DutyRecheck>()).On);
        await world.Change(customer, c => c.NextContactOn = Plans.Date("2026-11-27"));
        Assert.Equal(Plans.Date("2026-11-27"), Assert.Single(await world.All<DutyRecheck>()).On);
        await world.Change(customer, c => c.NextContactOn = null);
        Assert.Empty(await world.All<DutyRecheck>());
        await world.Change(customer, c => c.NextContactOn = Plans.Date("2026-11-23"));
        Assert.True((await world.TheOpen(customer)).IsOpen);
    }

    [Fact]
    public async Task Hours_count_from_the_instant_of_the_fact_and_another_fact_may_end_it()
    {
        await using var world = await RuleWorld.Open();
        var customer = await world.Customer("宏远机械", "A");
        await world.Write("duty: customer.contact\non: VisitPlanned\nwithin: 24 hours\nwho: customer.owner\nclosed-by: VisitReported\nended-by: VisitCancelled");
        var happened = new DateTime(2026, 11, 22, 7, 30, 0, DateTimeKind.Utc);
        var visit = await Tell(world, new Fact("VisitPlanned", "visit", 900_001, customer) { On = Plans.Date("2026-11-22"), At = happened });
        var duty = await world.TheOpen(customer);
        Assert.Equal((happened.AddHours(24), Plans.Date("2026-11-23"), $"fact:{visit}"), (duty.DueAt, duty.DueOn, duty.Occurrence));

        await Tell(world, new Fact("VisitCancelled", "visit", 900_001, customer));
        Assert.Equal((DutyStates.Lapsed, "VisitCancelled"), ((await world.Duties()).Single().State, (await world.Duties()).Single().ClosedBecause));
    }

    private static Task<long> Tell(RuleWorld world, Fact fact) => world.Do(s => Cast.Must(s.GetRequiredService<ActRunner>().Run("visit.plan", new Call(Actor.System), fact.Name, async act =>
    {
        await act.Tell(fact, null, default);
        return act.Facts[^1].EntryId;
    }, default)));

    private static (string, DateOnly) Of(Duty duty) => (duty.Occurrence, duty.DueOn);

    private sealed class CompanyWords : IVocabularyPart
    {
        public void AddTo(VocabularyBuilder words) => words.Matter("company.evaluate");
    }
}
