using Kegui.Kernel;
using Kegui.Tests.World;

namespace Kegui.Tests.Kernel.Duties;

[Trait("Db", "both")]
public sealed class DutySweepTests
{
    [Fact]
    public async Task Each_step_is_taken_once_and_reports_go_upward()
    {
        await using var world = await RuleWorld.Open();
        await world.Adopt();
        await world.Customer("宏远机械", "A");   // due 2027-01-23, a Saturday
        Assert.Equal(0, await world.Sweep());

        await Pass(world, "2027-01-09", "Remind lihai");
        await Pass(world, "2027-01-20", "Remind lihai");
        await Pass(world, "2027-01-23", "Remind lihai");
        await Pass(world, "2027-01-24", "Late lihai");
        await Pass(world, "2027-01-28", "Report zhaoning");
        await Pass(world, "2027-02-15", "Report hejing");
        Assert.Equal(Plans.Date("2027-01-23"), Assert.Single(await world.All<DutyMiss>()).On);
        await Pass(world, "2027-03-24");
        Assert.Equal(2, (await world.All<DutyMiss>()).Count);
        Assert.Equal(2, Assert.Single(await world.Duties()).Misses);
    }

    [Fact]
    public async Task After_a_standstill_people_get_one_message_and_not_all_that_were_missed()
    {
        await using var world = await RuleWorld.Open();
        await world.Adopt();
        await world.Customer("宏远机械", "A");
        await Pass(world, "2027-01-22", "Remind lihai");
        await Pass(world, "2027-03-01", "Late lihai", "Report zhaoning", "Report hejing");
    }

    [Fact]
    public async Task A_trial_keeps_count_and_tells_nobody()
    {
        await using var world = await RuleWorld.Open();
        await world.Adopt(RuleLevel.Trial);
        await world.Customer("宏远机械", "A");
        await Pass(world, "2027-03-01");
        var duty = Assert.Single(await world.Duties());
        Assert.NotNull(duty.LateAt);
        Assert.Equal((0, 1), (duty.Reports, duty.Misses));
        Assert.Empty(await world.All<DutyMiss>());
    }

    [Fact]
    public async Task A_closed_duty_takes_no_step()
    {
        await using var world = await RuleWorld.Open();
        await world.Adopt();
        var customer = await world.Customer("宏远机械", "A");
        world.MoveTo("2027-01-05");
        await world.Visit(customer, "2027-01-05");
        await Pass(world, "2027-01-24");
        await Pass(world, "2027-02-19", "Remind lihai");
    }

    private static async Task Pass(RuleWorld world, string date, params string[] said)
    {
        world.MoveTo(date);
        world.Said.Clear();
        await world.Sweep();
        Assert.Equal(said, world.Said);
        Assert.Equal(0, await world.Sweep());
    }
}
