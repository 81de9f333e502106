using Kegui.Kernel;
using Kegui.Tests.World;
using Microsoft.Extensions.DependencyInjection;

namespace Kegui.Tests.Kernel.Duties;

[Trait("Db", "both")]
public sealed class DutyListTests
{
    [Fact]
    public async Task Everybody_sees_what_is_his_and_superiors_see_below()
    {
        await using var world = await RuleWorld.Open();
        await world.Adopt();
        await world.Customer("宏远机械", "A");
        await world.Customer("永盛电机", "B", owner: Cast.Zhoumin);
        await world.Customer("三和汽配", "B", owner: Cast.Chengang);

        Assert.Equal((1, 1), await Seen(world, Cast.Lihai));
        Assert.Equal((0, 2), await Seen(world, Cast.Zhaoning));
        Assert.Equal((0, 3), await Seen(world, Cast.Wuqiang));
        Assert.Equal((0, 3), await Seen(world, Cast.Office));
        Assert.Equal((0, 0), await Seen(world, Cast.Finance));
    }

    [Fact]
    public async Task Pages_follow_one_another_by_due_date()
    {
        await using var world = await RuleWorld.Open();
        foreach (var i in Enumerable.Range(1, 7)) await world.Customer($"客户{i}号机械", "A", $"2026-10-{20 + i / 2}");
        await world.Adopt();
        await world.Plan();
        var actor = (await world.World.CallOf(Cast.Office)).Actor;
        var ids = new List<long>();
        (DateOnly, long)? after = null;
        while (await world.Do(s => s.GetRequiredService<AppDb>().DutiesInScope(actor, null, after, 3, default)) is { Count: > 0 } page)
        {
            ids.AddRange(page.Select(r => r.Id));
            after = (page[^1].DueOn, page[^1].Id);
        }
        Assert.Equal(7, ids.Distinct().Count());
        Assert.Equal(7, ids.Count);
    }

    [Fact]
    public void Two_clauses_that_want_one_thing_are_one_task_with_the_earliest_date()
    {
        var tasks = new[] { Row(1, "customer.visit-on-site", 7, "2026-12-20"), Row(2, "customer.visit-on-site", 7, "2026-12-01"), Row(3, "visit.report", 7, "2026-12-05") }.Tasks();
        Assert.Equal([(Plans.Date("2026-12-01"), 2), (Plans.Date("2026-12-05"), 1)], tasks.Select(t => (t.DueOn, t.Duties.Count)));
    }

    [Fact]
    public async Task No_list_no_sweep_and_no_planning_scans_or_sorts_the_duties()
    {
        var watch = new PlanWatch();
        await using var world = await RuleWorld.Open(watch);
        var customer = await world.Customer("宏远机械", "A", "2026-03-01");
        watch.Begin("Duty");
        await world.Adopt();
        await world.Plan();
        await world.Change(customer, c => c.Grade = "B");
        await world.Visit(customer, "2026-11-23");
        await world.Sweep();
        Assert.Empty(watch.Found);
        foreach (var person in new[] { Cast.Lihai, Cast.Clerk, Cast.Office })
        {
            watch.Begin("Duty");
            await Seen(world, person);
            Assert.Empty(watch.Found);
        }
        watch.Begin("Duty");
        await world.Do(s => s.GetRequiredService<AppDb>().DutiesUnder(new("customer", customer, customer), 20, default));
        Assert.Empty(watch.Found);
    }

    [Fact]
    public async Task A_slice_is_planned_with_few_statements()
    {
        await using var world = await RuleWorld.Open();
        foreach (var i in Enumerable.Range(1, 30)) await world.Customer($"客户{i}号机械", i % 2 == 0 ? "A" : "C");
        await world.Adopt();
        var statements = await world.Do(async s =>
        {
            var counter = StatementCount.Begin();
            await s.GetRequiredService<Replan>().Run(default);
            return counter.Statements;
        });
        Assert.Equal(15, (await world.Duties()).Count(d => d.IsOpen));
        // Subjects of the slice and of the empty one behind it; open duties; ordinals for those to be opened.
        Assert.Equal(2, statements.Count(sql => sql.Contains("FROM \"Customer\"", StringComparison.Ordinal) && sql.Contains("ORDER BY", StringComparison.Ordinal)));
        Assert.Equal(3, statements.Count(sql => sql.StartsWith("SELECT", StringComparison.Ordinal) && sql.Contains("FROM \"Duty\"", StringComparison.Ordinal)));
    }

    private static Task<(int Mine, int InScope)> Seen(RuleWorld world, string person) => world.Do(async s =>
    {
        var actor = (await world.World.CallOf(person)).Actor;
        var (db, people) = (s.GetRequiredService<AppDb>(), await s.GetRequiredService<PeopleDirectory>().Get(null, default));
        return ((await db.DutiesOf(actor, people, Plans.Date("2028-01-01"), 100, default)).Count, (await db.DutiesInScope(actor, null, null, 100, default)).Count);
    });

    private static DutyRow Row(long id, string matter, long subject, string due) =>
        new(id, "CGM/x", "CGM", "CGM-7.2a2", matter, "customer", subject, subject, default, "done", Plans.Date(due), default, false, 1, null, null, 1, 0);
}
