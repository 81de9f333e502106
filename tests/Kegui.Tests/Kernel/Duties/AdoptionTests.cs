using Kegui.Kernel;
using Kegui.Tests.World;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kegui.Tests.Kernel.Duties;

[Trait("Db", "both")]
public sealed class AdoptionTests
{
    [Fact]
    public async Task Adopting_plans_existing_customers_and_nobody_is_late()
    {
        await using var world = await RuleWorld.Open();
        var due = await world.Customer("宏远机械", "A", "2026-10-10");
        var overdue = await world.Customer("永盛电机", "B", "2026-03-01");
        var never = await world.Customer("三和汽配", "A");
        var ordinary = await world.Customer("天元五金", "C");

        await world.Adopt();
        await world.Plan();

        Assert.Equal((Plans.Date("2026-12-10"), "anchor"), ((await world.TheOpen(due)).DueOn, (await world.TheOpen(due)).DueBecause));
        foreach (var customer in new[] { overdue, never })
        {
            var duty = await world.TheOpen(customer);
            Assert.Equal("spread", duty.DueBecause);
            Assert.InRange(duty.DueOn, Plans.Date("2026-11-24"), Plans.Date("2027-01-23"));
            Assert.False(duty.Trial);
        }
        Assert.Empty(await world.Duties(ordinary));
        var run = Assert.Single(await world.All<ReplanRun>());
        Assert.Equal((4, 4, true), (run.Done, run.Total, run.FinishedAt is not null));
    }

    [Fact]
    public async Task Planning_again_changes_nothing()
    {
        await using var world = await RuleWorld.Open();
        var customer = await world.Customer("宏远机械", "A", "2026-03-01");
        await world.Adopt();
        await world.Plan();
        var before = await world.TheOpen(customer);

        await world.Adopt(RuleLevel.Remind);
        await world.Adopt(RuleLevel.Enforce);
        await world.Plan();

        var after = await world.TheOpen(customer);
        Assert.Equal((before.Id, before.DueOn, before.Version), (after.Id, after.DueOn, after.Version));
        Assert.Empty(await world.All<DutyMove>());
    }

    [Fact]
    public async Task Dropping_ends_what_was_open()
    {
        await using var world = await RuleWorld.Open();
        var customer = await world.Customer("宏远机械", "A");
        await world.Adopt();
        await world.Plan();

        await world.As(Cast.RuleAdmin, (s, call) => s.GetRequiredService<RegulationActs>().Drop(call, new("CGM", Clauses: [RuleWorld.Visits]), default));
        await world.Plan();

        var duty = Assert.Single(await world.Duties(customer));
        Assert.Equal((DutyStates.Lapsed, "dropped"), (duty.State, duty.ClosedBecause));
        Assert.Null(duty.NextStepAt);
    }

    [Fact]
    public async Task From_trial_to_real_nothing_is_late()
    {
        await using var world = await RuleWorld.Open();
        var customer = await world.Customer("宏远机械", "A", "2026-09-25");
        await world.Adopt(RuleLevel.Trial);
        await world.Plan();
        Assert.True((await world.TheOpen(customer)).Trial);
        world.MoveTo("2026-12-10");
        await world.Sweep();
        Assert.NotNull((await world.TheOpen(customer)).LateAt);

        await world.Adopt(RuleLevel.Remind);
        await world.Plan();

        var duty = await world.TheOpen(customer);
        Assert.False(duty.Trial);
        Assert.Null(duty.LateAt);
        Assert.True(duty.DueOn > Plans.Date("2026-12-10"));
        Assert.Equal("adopted", Assert.Single(await world.All<DutyMove>()).Because);
        Assert.Empty(world.Said);
    }

    [Fact]
    public async Task A_limit_is_tried_first_whatever_is_asked()
    {
        await using var world = await RuleWorld.Open();

        var asked = await world.Adopt(RuleLevel.Enforce, null, RuleWorld.Content, RuleWorld.Visits);
        Assert.Equal([RuleWorld.Content], asked.TriedFirst);
        Assert.Equal(RuleLevel.Trial, await Level(world, RuleWorld.Content));
        Assert.Equal(RuleLevel.Enforce, await Level(world, RuleWorld.Visits));
        Assert.Equal(Plans.Date("2026-12-23"), (await world.All<Adoption>()).Single(a => a.ClauseId == RuleWorld.Content).ReviewOn);

        Assert.Empty((await world.Adopt(RuleLevel.Enforce, null, RuleWorld.Content)).TriedFirst);
        Assert.Equal(RuleLevel.Enforce, await Level(world, RuleWorld.Content));
    }

    [Fact]
    public async Task A_level_is_dated_and_never_in_the_past()
    {
        await using var world = await RuleWorld.Open();
        await world.Adopt(RuleLevel.Enforce, Plans.Date("2026-12-01"));
        Assert.Equal(RuleLevel.Read, await Level(world, RuleWorld.Visits));
        await world.Plan();
        Assert.Null(Assert.Single(await world.All<ReplanRun>()).StartedAt);
        world.MoveTo("2026-12-01");
        Assert.Equal(RuleLevel.Enforce, await Level(world, RuleWorld.Visits));

        var call = await world.World.CallOf(Cast.RuleAdmin);
        var refused = await world.Do(s => s.GetRequiredService<RegulationActs>().Adopt(call, new("CGM", From: Plans.Date("2026-11-30")), default));
        Assert.Equal("not-past", Assert.Single(refused.Problems).Code);
    }

    [Theory]
    [InlineData(Cast.Lihai)]
    [InlineData(Cast.Zhaoning)]
    [InlineData(Cast.Admin)]
    public async Task Only_the_rule_admin_adopts(string person)
    {
        await using var world = await RuleWorld.Open();
        var call = await world.World.CallOf(person);
        var refused = await world.Do(s => s.GetRequiredService<RegulationActs>().Adopt(call, new("CGM"), default));
        Assert.Equal("no-permission", refused.Refusal?.Code);
    }

    [Fact]
    public async Task Adopting_is_audited_clause_by_clause()
    {
        await using var world = await RuleWorld.Open();
        await world.Adopt();
        var entry = await world.Do(s => s.GetRequiredService<AppDb>().Set<AuditEntry>().SingleAsync(a => a.Fact == "RegulationAdopted"));
        Assert.Contains("CGM-7.2a2", entry.Changes, StringComparison.Ordinal);
        Assert.Contains("enforce", entry.Changes, StringComparison.Ordinal);
    }

    private static Task<RuleLevel> Level(RuleWorld world, string clause) =>
        world.Do(async s => (await s.GetRequiredService<RulebookReader>().At(s.GetRequiredService<CompanyClock>().Today, default)).LevelOf("CGM", clause));
}
