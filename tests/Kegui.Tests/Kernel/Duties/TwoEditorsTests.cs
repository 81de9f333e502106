using Kegui.Kernel;
using Kegui.Tests.World;
using Microsoft.Extensions.DependencyInjection;

namespace Kegui.Tests.Kernel.Duties;

/// <summary>Two people schedule editions of one regulation at once, and one sends a form twice: one edition waits, the other is told.</summary>
[Trait("Db", "both")]
public sealed class TwoEditorsTests
{
    [Fact]
    public async Task At_the_same_moment_one_edition_is_scheduled_and_the_other_is_told()
    {
        await using var world = await RuleWorld.Open();
        var call = await world.World.CallOf(Cast.RuleAdmin);
        var outcomes = await Task.WhenAll(new[] { ("6 weeks", "2026-11-30"), ("1 month", "2026-12-07"), ("3 weeks", "2026-11-30") }.Select(c =>
            Task.Run(() => world.Do(s => s.GetRequiredService<RegulationActs>().Change(call, Input(c.Item1, c.Item2), default)))));

        Assert.Single(outcomes, o => o.Done);
        Assert.All(outcomes.Where(o => !o.Done), o => Assert.True(o.Conflict || o.Problems is [{ Code: "edition-waits" }]));
        Assert.Equal(2, (await world.All<RegulationEdition>()).Count(e => e.RegulationId == "CGM"));

        // Who lost sees the waiting one, and can schedule again once it is taken back.
        Assert.Equal("edition-waits", Assert.Single((await world.Do(s => s.GetRequiredService<RegulationActs>().Change(call, Input("5 weeks", "2026-12-14"), default))).Problems).Code);
        await world.As(Cast.RuleAdmin, (s, c) => s.GetRequiredService<RegulationActs>().CancelScheduled(c, "CGM", default));
        Assert.True((await world.Do(s => s.GetRequiredService<RegulationActs>().Change(call, Input("5 weeks", "2026-12-14"), default))).Done);
    }

    [Fact]
    public async Task Sent_twice_it_is_done_once_and_changed_under_the_same_key_it_is_told()
    {
        await using var world = await RuleWorld.Open();
        var call = await world.World.CallOf(Cast.RuleAdmin, key: "form-1");
        var first = await world.Do(s => s.GetRequiredService<RegulationActs>().Change(call, Input("6 weeks", "2026-11-30"), default));
        var again = await world.Do(s => s.GetRequiredService<RegulationActs>().Change(call, Input("6 weeks", "2026-11-30"), default));
        Assert.Equal((first.Value, true), (again.Value, again.Replayed));
        Assert.True((await world.Do(s => s.GetRequiredService<RegulationActs>().Change(call, Input("7 weeks", "2026-11-30"), default))).KeyReused);
        Assert.Equal(2, (await world.All<RegulationEdition>()).Count(e => e.RegulationId == "CGM"));
    }

    [Theory]
    [InlineData("36 hours", "values.visit.cadence:bad-unit")]
    [InlineData("2 moons", "values.visit.cadence:bad-content")]
    [InlineData("13 months", "values.visit.cadence:out-of-range")]
    [InlineData("6 days", "values.visit.cadence:out-of-range")]
    public async Task Another_unit_and_what_lies_out_of_range_are_refused_by_field(string content, string problem)
    {
        await using var world = await RuleWorld.Open();
        var call = await world.World.CallOf(Cast.RuleAdmin);
        var outcome = await world.Do(s => s.GetRequiredService<RegulationActs>().Change(call, Input(content, "2026-11-30"), default));
        Assert.Equal(problem, string.Join(',', outcome.Problems.Select(p => $"{p.Field}:{p.Code}")));
    }

    private static ChangeInput Input(string cadence, string from) => new("CGM", new Dictionary<string, string> { ["visit.cadence"] = cadence }, Plans.Date(from));
}
