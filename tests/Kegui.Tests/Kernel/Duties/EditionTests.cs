using Kegui.Kernel;
using Kegui.Tests.World;
using Microsoft.Extensions.DependencyInjection;

namespace Kegui.Tests.Kernel.Duties;

[Trait("Db", "both")]
public sealed class EditionTests
{
    [Fact]
    public async Task Six_weeks_from_next_Monday_move_open_duties_and_leave_closed_ones()
    {
        await using var world = await RuleWorld.Open();
        var (done, open, near) = (await world.Customer("宏远机械", "A", "2026-10-30"), await world.Customer("永盛电机", "A", "2026-11-20"), await world.Customer("三和汽配", "B", "2026-10-20"));
        await world.Adopt();
        await world.Plan();
        await world.Visit(done, "2026-11-23");

        Assert.Equal(2, await world.Cadence("6 weeks", "2026-11-30"));
        await world.Plan();
        Assert.Equal(Plans.Date("2027-01-20"), (await world.TheOpen(open)).DueOn);
        world.MoveTo("2026-11-30");
        await world.Plan();

        Assert.Equal((1, DutyStates.Done), ((await world.Duties(done))[0].Edition, (await world.Duties(done))[0].State));
        Assert.Equal((2, Plans.Date("2027-01-01"), "anchor"), State(await world.TheOpen(open)));
        Assert.Equal((2, Plans.Date("2026-12-07"), "grace"), State(await world.TheOpen(near)));
        Assert.All(await world.All<DutyMove>(), move => Assert.Equal("published", move.Because));
        var (cadence, before) = await world.Do(async s =>
        {
            var book = await s.GetRequiredService<RulebookReader>().Book(default);
            return (book.At(Plans.Date("2026-11-30")).Value("CGM", "visit.cadence")!, book.At(Plans.Date("2026-11-29")).Value("CGM", "visit.cadence")!);
        });
        Assert.Equal(("6 weeks", 2, true), (cadence.Content.ToString(), cadence.Edition, cadence.Changed));
        Assert.Equal(("2 months", 1, false), (before.Content.ToString(), before.Edition, before.Changed));
    }

    [Theory]
    [InlineData("2026-11-23", "6 weeks", "from-tomorrow")]
    [InlineData("2026-11-22", "6 weeks", "from-tomorrow")]
    [InlineData("2029-01-01", "6 weeks", "too-far")]
    [InlineData("2026-11-24", "6 moons", "bad-content")]
    [InlineData("2026-11-24", "3 days", "out-of-range")]
    [InlineData("2026-11-24", "13 months", "out-of-range")]
    [InlineData("2026-11-24", "2 months", "unchanged")]
    public async Task A_change_that_cannot_be_is_refused(string from, string every, string code)
    {
        await using var world = await RuleWorld.Open();
        var refused = await Change(world, new("CGM", new Dictionary<string, string> { ["visit.cadence"] = every }, Plans.Date(from)));
        Assert.Equal(code, Assert.Single(refused.Problems).Code);
    }

    [Fact]
    public async Task Only_one_edition_waits_and_it_can_be_taken_back()
    {
        await using var world = await RuleWorld.Open();
        await world.Cadence("6 weeks", "2026-11-30");
        Assert.Equal("edition-waits", Assert.Single((await Change(world, new("CGM", new Dictionary<string, string> { ["visit.cadence"] = "1 month" }, Plans.Date("2026-12-07")))).Problems).Code);

        Assert.Equal(2, await world.As(Cast.RuleAdmin, (s, call) => s.GetRequiredService<RegulationActs>().CancelScheduled(call, "CGM", default)));
        Assert.Equal(2, await world.Cadence("1 month", "2026-12-07"));
        world.MoveTo("2026-12-07");
        var call = await world.World.CallOf(Cast.RuleAdmin);
        Assert.True((await world.Do(s => s.GetRequiredService<RegulationActs>().CancelScheduled(call, "CGM", default))).Absent);
    }

    [Fact]
    public async Task A_value_of_another_regulation_is_unknown()
    {
        await using var world = await RuleWorld.Open();
        Assert.Equal("unknown-value", Assert.Single((await Change(world, new("CGM", new Dictionary<string, string> { ["survey.every"] = "1 month" }, Plans.Date("2026-12-07")))).Problems).Code);
        Assert.True((await Change(world, new("XXX", new Dictionary<string, string>(), Plans.Date("2026-12-07")))).Absent);
    }

    [Fact]
    public async Task Starting_again_loads_nothing_twice()
    {
        await using var world = await RuleWorld.Open();
        Assert.Equal(0, await world.Do(s => s.GetRequiredService<FactoryRegulations>().Load(default)));
        Assert.Equal(42, (await world.All<RegulationEdition>()).Count);
        Assert.Equal(42, (await world.All<RegulationText>()).Count);
    }

    private static (int, DateOnly, string) State(Duty duty) => (duty.Edition, duty.DueOn, duty.DueBecause);

    private static async Task<Outcome<int>> Change(RuleWorld world, ChangeInput input)
    {
        var call = await world.World.CallOf(Cast.RuleAdmin);
        return await world.Do(s => s.GetRequiredService<RegulationActs>().Change(call, input, default));
    }
}
