using Kegui.Kernel;
using Kegui.Tests.World;
using Microsoft.Extensions.DependencyInjection;

namespace Kegui.Tests.Kernel.Duties;

/// <summary>The owner asks for a later date, the superior answers. CGM-7.1: at most 1 month at a time, twice.</summary>
[Trait("Db", "both")]
public sealed class DutyRequestTests
{
    [Fact]
    public async Task Asked_and_agreed_the_date_moves_with_the_reason_of_the_owner()
    {
        await using var world = await Planned();
        var duty = Assert.Single(await world.Duties());

        var request = await Ask(world, duty, "2027-02-10");
        Assert.Equal(Plans.Date("2027-01-23"), Assert.Single(await world.Duties()).DueOn);
        var waiting = await Waiting(world, Cast.Zhaoning);
        Assert.Equal((request, "客户停产检修"), (waiting.Single().Request.Id, waiting.Single().Request.Reason));
        Assert.Empty(await Waiting(world, Cast.Wuqiang));
        Assert.Equal("notice.duty.asked", Assert.Single(await world.All<Notice>()).TextKey);

        await world.As(Cast.Zhaoning, (s, call) => s.GetRequiredService<DutyRequests>().Agree(call, request, 0, default));

        var moved = Assert.Single(await world.Duties());
        Assert.Equal((Plans.Date("2027-02-10"), "extended"), (moved.DueOn, moved.DueBecause));
        var explanation = (await world.Do(async s => await s.GetRequiredService<DutyExplainer>().Explain((await world.World.CallOf(Cast.Lihai)).Actor, duty.Id, default)))!;
        Assert.Equal((Plans.Date("2027-01-23"), Plans.Date("2027-02-10"), "客户停产检修"), (explanation.Moves[0].From, explanation.Moves[0].To, explanation.Moves[0].Reason));
        Assert.Contains("已批准延期", explanation.Sentence, StringComparison.Ordinal);
        Assert.Empty(await Waiting(world, Cast.Zhaoning));
        Assert.Contains((await world.All<AuditEntry>()).Select(a => a.Act), act => act == DutyRequests.Answer);
    }

    [Fact]
    public async Task Refused_with_a_reason_the_date_stays_and_one_may_ask_again()
    {
        await using var world = await Planned();
        var duty = Assert.Single(await world.Duties());
        var request = await Ask(world, duty, "2027-02-10");

        Assert.Equal("required", Assert.Single((await Refuse(world, request, " ")).Problems).Code);
        Assert.True((await Refuse(world, request, "本月必须完成")).Done);

        Assert.Equal(Plans.Date("2027-01-23"), Assert.Single(await world.Duties()).DueOn);
        Assert.Equal((DutyRequestStates.Refused, "本月必须完成"), (Assert.Single(await world.All<DutyRequest>()).State, Assert.Single(await world.All<DutyRequest>()).Answer));
        await Ask(world, duty, "2027-02-01");
    }

    [Theory]
    [InlineData("2027-01-23", "later-than")]
    [InlineData("2027-02-24", "extension-too-long")]
    [InlineData("2027-02-23", "")]
    public async Task The_regulation_says_how_far(string to, string problem)
    {
        await using var world = await Planned();
        var duty = Assert.Single(await world.Duties());
        var outcome = await TryAsk(world, duty, to, Cast.Lihai);
        Assert.Equal(problem, outcome.Problems.Select(p => p.Code).FirstOrDefault() ?? "");
    }

    [Fact]
    public async Task The_regulation_says_how_often_and_a_changed_number_counts_from_its_day()
    {
        await using var world = await Planned();
        foreach (var to in new[] { "2027-01-30", "2027-02-06" })
        {
            var duty = Assert.Single(await world.Duties());
            await world.As(Cast.Zhaoning, (s, call) => s.GetRequiredService<DutyActs>().Extend(call, duty.Id, duty.Version, new(Plans.Date(to), "停产"), default));
        }
        var late = Assert.Single(await world.Duties());
        var refused = (await TryAsk(world, late, "2027-02-10", Cast.Lihai)).Refusal!;
        Assert.Equal(("extension-times", "《客户管理制度》第 7.2 条", 2), (refused.Code, refused.Clause, refused.Facts["limit"]));

        await world.As(Cast.RuleAdmin, (s, call) => s.GetRequiredService<RegulationActs>().Change(call, new("CGM", new Dictionary<string, string> { ["visit.extensions"] = "3" }, Plans.Date("2026-11-24")), default));
        world.MoveTo("2026-11-24");
        Assert.True((await TryAsk(world, Assert.Single(await world.Duties()), "2027-02-10", Cast.Lihai)).Done);
    }

    [Fact]
    public async Task Only_the_owner_asks_only_once_at_a_time_and_nobody_answers_himself()
    {
        await using var world = await Planned();
        var duty = Assert.Single(await world.Duties());
        Assert.Equal("duty-not-yours", (await TryAsk(world, duty, "2027-02-10", Cast.Zhaoning)).Refusal?.Code);
        Assert.True((await TryAsk(world, duty, "2027-02-10", Cast.Zhoumin)).Absent);
        var request = await Ask(world, duty, "2027-02-10");
        Assert.Equal("extension-asked", (await TryAsk(world, duty, "2027-02-11", Cast.Lihai)).Refusal?.Code);
        Assert.True((await TryAgree(world, request, Cast.Lihai)).Absent);
        Assert.True((await TryAgree(world, request, Cast.Chengang)).Absent);
        Assert.True((await TryAgree(world, request, Cast.Zhaoning, version: 7)).Conflict);
        Assert.True((await TryAgree(world, request, Cast.Marketing)).Done);
        Assert.Equal("extension-answered", (await TryAgree(world, request, Cast.Zhaoning, version: 1)).Refusal?.Code);
    }

    [Fact]
    public async Task Done_meanwhile_there_is_nothing_to_answer()
    {
        await using var world = await Planned();
        var duty = Assert.Single(await world.Duties());
        var request = await Ask(world, duty, "2027-02-10");
        await world.Change(duty.SubjectId, c => c.Grade = "D");
        Assert.Empty(await Waiting(world, Cast.Zhaoning));
        Assert.Equal("duty-closed", (await TryAgree(world, request, Cast.Zhaoning)).Refusal?.Code);
        Assert.Equal("duty-closed", (await TryAsk(world, Assert.Single(await world.Duties()), "2027-02-10", Cast.Lihai)).Refusal?.Code);
    }

    [Fact]
    public async Task Without_a_superior_it_is_said_who_must_be_set()
    {
        await using var world = await Planned(owner: Cast.Wuqiang);
        var duty = Assert.Single(await world.Duties());
        Assert.Equal("no-superior", (await TryAsk(world, duty, "2027-02-10", Cast.Wuqiang)).Refusal?.Code);
    }

    private static Task<long> Ask(RuleWorld world, Duty duty, string to) =>
        world.As(Cast.Lihai, (s, call) => s.GetRequiredService<DutyRequests>().AskFor(call, duty.Id, duty.Version, new(Plans.Date(to), "客户停产检修"), default));

    private static async Task<Outcome<long>> TryAsk(RuleWorld world, Duty duty, string to, string person)
    {
        var call = await world.World.CallOf(person);
        return await world.Do(s => s.GetRequiredService<DutyRequests>().AskFor(call, duty.Id, duty.Version, new(Plans.Date(to), "停产"), default));
    }

    private static async Task<Outcome<long>> TryAgree(RuleWorld world, long request, string person, int version = 0)
    {
        var call = await world.World.CallOf(person);
        return await world.Do(s => s.GetRequiredService<DutyRequests>().Agree(call, request, version, default));
    }

    private static async Task<Outcome<long>> Refuse(RuleWorld world, long request, string reason)
    {
        var call = await world.World.CallOf(Cast.Zhaoning);
        return await world.Do(s => s.GetRequiredService<DutyRequests>().Refuse(call, request, 0, reason, default));
    }

    private static async Task<IReadOnlyList<AskedExtension>> Waiting(RuleWorld world, string person)
    {
        var call = await world.World.CallOf(person);
        return await world.Do(s => DutyRequests.Waiting(s.GetRequiredService<AppDb>(), call.Actor, 20, default));
    }

    private static async Task<RuleWorld> Planned(string owner = Cast.Lihai)
    {
        var world = await RuleWorld.Open();
        await world.Adopt();
        await world.Customer("宏远机械", "A", owner: owner);
        return world;
    }
}
