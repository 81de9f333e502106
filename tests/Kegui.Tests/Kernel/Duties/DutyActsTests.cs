using Kegui.Kernel;
using Kegui.Tests.World;
using Microsoft.Extensions.DependencyInjection;

namespace Kegui.Tests.Kernel.Duties;

[Trait("Db", "both")]
public sealed class DutyActsTests
{
    [Fact]
    public async Task A_superior_moves_the_date_with_a_reason()
    {
        await using var world = await Planned();
        var duty = Assert.Single(await world.Duties());

        await world.As(Cast.Zhaoning, (s, call) => s.GetRequiredService<DutyActs>().Extend(call, duty.Id, duty.Version, new(Plans.Date("2027-02-10"), "客户停产检修"), default));

        var moved = Assert.Single(await world.Duties());
        Assert.Equal((Plans.Date("2027-02-10"), "extended", Plans.Date("2027-02-10")), (moved.DueOn, moved.DueBecause, moved.ExtendedTo!.Value));
        var move = Assert.Single(await world.All<DutyMove>());
        Assert.Equal((Plans.Date("2027-01-23"), Plans.Date("2027-02-10"), "客户停产检修"), (move.From, move.To, move.Reason));
        await world.Change(moved.SubjectId, c => c.LastOnSiteVisitOn = Plans.Date("2026-11-24"));
        Assert.Equal(Plans.Date("2027-02-10"), Assert.Single(await world.Duties()).DueOn);
    }

    [Fact]
    public async Task Letting_off_is_for_once()
    {
        await using var world = await Planned();
        var duty = Assert.Single(await world.Duties());

        await world.As(Cast.Zhaoning, (s, call) => s.GetRequiredService<DutyActs>().Waive(call, duty.Id, duty.Version, new("客户年底盘点，不接待来访"), default));

        var duties = await world.Duties();
        Assert.Equal([DutyStates.Waived, DutyStates.Open], duties.Select(d => d.State));
        Assert.Equal(Plans.Date("2027-03-23"), duties[1].DueOn);
    }

    [Theory]
    [InlineData(Cast.Lihai, "no-permission", "", false)]
    [InlineData(Cast.Clerk, "no-permission", "", false)]
    [InlineData(Cast.RuleAdmin, "no-permission", "", false)]
    [InlineData(Cast.Marketing, "", "", false)]
    [InlineData(Cast.Zhaoning, "", "reason:required", true)]
    public async Task Who_may_and_with_what(string person, string refusal, string problem, bool withoutReason)
    {
        await using var world = await Planned();
        var duty = Assert.Single(await world.Duties());
        var call = await world.World.CallOf(person);
        var outcome = await world.Do(s => s.GetRequiredService<DutyActs>().Waive(call, duty.Id, duty.Version, new(withoutReason ? " " : "客户停产"), default));
        Assert.Equal(refusal, outcome.Refusal?.Code ?? "");
        Assert.Equal(problem, string.Join(',', outcome.Problems.Select(p => $"{p.Field}:{p.Code}")));
    }

    [Fact]
    public async Task Nobody_moves_his_own_date_nor_a_closed_one_nor_backwards()
    {
        await using var world = await Planned(owner: Cast.Zhaoning);
        var duty = Assert.Single(await world.Duties());
        Assert.Equal("duty-own", (await Extend(Cast.Zhaoning, "2027-02-10", duty.Version)).Refusal?.Code);
        Assert.Equal("later-than", Assert.Single((await Extend(Cast.Wuqiang, "2027-01-23", duty.Version)).Problems).Code);
        Assert.True((await Extend(Cast.Wuqiang, "2027-02-10", duty.Version + 1)).Conflict);
        await world.Change(duty.SubjectId, c => c.Grade = "D");
        Assert.Equal("duty-closed", (await Extend(Cast.Wuqiang, "2027-02-10", duty.Version + 1)).Refusal?.Code);

        async Task<Outcome<long>> Extend(string person, string to, int version)
        {
            var call = await world.World.CallOf(person);
            return await world.Do(s => s.GetRequiredService<DutyActs>().Extend(call, duty.Id, version, new(Plans.Date(to), "停产"), default));
        }
    }

    [Fact]
    public async Task Out_of_scope_is_absent()
    {
        await using var world = await Planned(owner: Cast.Chengang);
        var duty = Assert.Single(await world.Duties());
        var call = await world.World.CallOf(Cast.Zhaoning);
        Assert.True((await world.Do(s => s.GetRequiredService<DutyActs>().Waive(call, duty.Id, duty.Version, new("停产"), default))).Absent);
    }

    private static async Task<RuleWorld> Planned(string owner = Cast.Lihai)
    {
        var world = await RuleWorld.Open();
        await world.Adopt();
        await world.Customer("宏远机械", "A", owner: owner);
        return world;
    }
}
