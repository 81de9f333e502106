using Kegui.Kernel;
using Kegui.Modules.Visits;
using Kegui.Tests.World;
using Microsoft.Extensions.DependencyInjection;

namespace Kegui.Tests.Kernel.Duties;

/// <summary>CGM-7.3b wants needs, opinions and suggestions in every visit report; how hard, its level says.</summary>
[Trait("Db", "both")]
public sealed class RulebookGateTests
{
    private static readonly ReportInput Thin = RuleWorld.Filled with { Opinions = null, Suggestions = "  ", On = Plans.Date("2026-11-23") };

    [Fact]
    public async Task A_clause_that_is_only_read_asks_for_nothing()
    {
        await using var world = await RuleWorld.Open();
        Assert.True((await Report(world, Thin)).Done);
        Assert.Empty(await world.All<RuleHit>());
    }

    [Fact]
    public async Task On_trial_it_is_recorded_and_tells_nobody()
    {
        await using var world = await RuleWorld.Open();
        await world.Adopt(RuleLevel.Trial, null, RuleWorld.Content);
        Assert.True((await Report(world, Thin)).Done);
        var hit = Assert.Single(await world.All<RuleHit>());
        Assert.Equal(("CGM/report-content", "opinions,suggestions", RuleLevel.Trial, 1), (hit.RuleKey, hit.Missing, hit.Level, hit.Edition));
    }

    [Fact]
    public async Task Reminded_it_goes_on_with_a_reason()
    {
        await using var world = await RuleWorld.Open();
        await world.Adopt(RuleLevel.Remind, null, RuleWorld.Content);

        var refused = (await Report(world, Thin)).Refusal!;
        Assert.Equal(("requires", true, "《客户管理制度》第 7.3 条"), (refused.Code, refused.WantsReason, refused.Clause));
        Assert.Equal("还没有填写：意见、建议（《客户管理制度》第 7.3 条）。仍要继续的，请写明原因。", refused.Says);
        Assert.Equal((HitOutcomes.Reminded, null), (Assert.Single(await world.All<RuleHit>()).Outcome, Assert.Single(await world.All<RuleHit>()).Reason));

        Assert.True((await Report(world, Thin, "客户负责人出差，改日补记")).Done);
        var hits = (await world.All<RuleHit>()).OrderBy(h => h.Id).ToList();
        Assert.Equal([(HitOutcomes.Reminded, null), (HitOutcomes.WentOn, "客户负责人出差，改日补记")], hits.Select(h => (h.Outcome, h.Reason)));
    }

    [Fact]
    public async Task Enforced_each_field_is_named_with_its_clause()
    {
        await using var world = await RuleWorld.Open();
        await world.Adopt(RuleLevel.Trial, null, RuleWorld.Content);
        await world.Adopt(RuleLevel.Enforce, null, RuleWorld.Content);

        var problems = (await Report(world, Thin, "没有时间")).Problems;
        Assert.Equal([("opinions", "required-by-clause"), ("suggestions", "required-by-clause")], problems.Select(p => (p.Field, p.Code)));
        Assert.Equal("《客户管理制度》第 7.3 条", problems[0].Args[0]);
        // The refusal is kept with its edition, its customer and its person, though nothing of the act was saved.
        var hit = Assert.Single(await world.All<RuleHit>());
        Assert.Equal((HitOutcomes.Refused, RuleLevel.Enforce, 1, Plans.Date("2026-11-23"), (long?)null), (hit.Outcome, hit.Level, hit.Edition, hit.On, hit.ExceptionId));
        Assert.NotNull(hit.CustomerId);
        Assert.DoesNotContain(await world.All<TimelineEntry>(), t => t.Fact == "VisitReported");
        Assert.True((await Report(world, Thin with { Opinions = "无", Suggestions = "无" })).Done);
        Assert.Single(await world.All<RuleHit>());
    }

    [Fact]
    public async Task Guidance_shows_the_clause_where_it_helps()
    {
        await using var world = await RuleWorld.Open();
        Assert.Empty(await At(world, "visit.report"));
        await world.Adopt(RuleLevel.Enforce, null, "CGM-7.2a6");
        Assert.Equal(("CGM-7.2a6", "《客户管理制度》第 7.2 条"), (Assert.Single(await At(world, "visit.report")).ClauseId, (await At(world, "visit.prepare"))[0].Citation));
        Assert.Empty(await At(world, "customers"));
    }

    [Fact]
    public async Task A_form_knows_beforehand_what_is_wanted()
    {
        await using var world = await RuleWorld.Open();
        await world.Adopt(RuleLevel.Remind, null, RuleWorld.Content);
        var wanted = await world.Do(s => s.GetRequiredService<IRulebookGate>().Required("visit.report", Plans.Date("2026-11-23"), default));
        Assert.Equal(["needs", "opinions", "suggestions"], wanted.Keys.Order());
    }

    private static Task<IReadOnlyList<Advice>> At(RuleWorld world, string place) =>
        world.Do(s => s.GetRequiredService<IRulebookGate>().Guidance(place, Plans.Date("2026-11-23"), null, default));

    private static async Task<Outcome<long>> Report(RuleWorld world, ReportInput input, string? reason = null)
    {
        var customer = await world.Customer("宏远机械" + Guid.NewGuid().ToString("N")[..6]);
        var call = await world.World.CallOf(Cast.Lihai) with { Reason = reason };
        return await world.Do(s => s.GetRequiredService<VisitActs>().Report(call, null, null, customer, input, default));
    }
}
