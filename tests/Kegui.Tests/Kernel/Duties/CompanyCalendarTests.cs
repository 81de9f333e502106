using Kegui.Kernel;
using Kegui.Tests.World;
using Microsoft.Extensions.DependencyInjection;

namespace Kegui.Tests.Kernel.Duties;

/// <summary>The company's own shutdowns and working days, and what they do to deadlines that lie ahead. Today is Monday 23 November 2026.</summary>
[Trait("Db", "both")]
public sealed class CompanyCalendarTests
{
    private const string ByFact = "duty: customer.contact\non: VisitPlanned\nwithin: 5 workdays\nwho: customer.owner\nclosed-by: VisitReported";

    [Fact]
    public async Task A_shutdown_moves_what_a_fact_opened_and_keeps_the_reason()
    {
        await using var world = await RuleWorld.Open();
        var customer = await world.Customer("宏远机械", "A");
        await world.Write(ByFact);
        await Planned(world, customer);
        Assert.Equal(Plans.Date("2026-11-30"), (await world.TheOpen(customer)).DueOn);

        Assert.Equal(2, await world.As(Cast.RuleAdmin, (s, call) => s.GetRequiredService<CalendarActs>().SetDays(call, new(Plans.Date("2026-11-26"), Plans.Date("2026-11-29"), false, "停产检修"), default)));
        await world.Plan();

        var moved = await world.TheOpen(customer);
        Assert.Equal(Plans.Date("2026-12-02"), moved.DueOn);
        var move = Assert.Single(await world.All<DutyMove>());
        Assert.Equal((Plans.Date("2026-11-30"), Plans.Date("2026-12-02"), "calendar"), (move.From, move.To, move.Because));

        await world.As(Cast.RuleAdmin, (s, call) => s.GetRequiredService<CalendarActs>().ClearDay(call, Plans.Date("2026-11-27"), default));
        await world.Plan();
        Assert.Equal(Plans.Date("2026-12-01"), (await world.TheOpen(customer)).DueOn);
    }

    [Fact]
    public async Task A_day_worked_on_a_weekend_counts_and_a_cycle_of_workdays_follows_too()
    {
        await using var world = await RuleWorld.Open();
        var customer = await world.Customer("宏远机械", "A");
        await world.Write("duty: customer.contact\nwhile: customer.grade = A\nevery: 10 workdays\nwho: customer.owner");
        var before = (await world.TheOpen(customer)).DueOn;
        await world.As(Cast.RuleAdmin, (s, call) => s.GetRequiredService<CalendarActs>().SetPattern(call, "six-day", default));
        await world.Plan();
        Assert.True((await world.TheOpen(customer)).DueOn <= before);
        Assert.True((await world.Do(async s => (await s.GetRequiredService<RulebookReader>().Book(default)).Calendar)).IsWorkday(Plans.Date("2026-11-28")));
        Assert.True(world.World.App.Services.GetRequiredService<CompanyCalendar>().Now.IsWorkday(Plans.Date("2026-11-28")));
    }

    [Theory]
    [InlineData("2026-11-23", "", false, "停产", "from:from-tomorrow")]
    [InlineData("2026-11-28", "2026-11-29", false, "停产", "from:days-free-already")]
    [InlineData("2026-11-25", "", true, "加班", "from:days-worked-already")]
    [InlineData("2026-11-25", "2026-11-24", false, "停产", "until:days-until-before")]
    [InlineData("2026-11-25", "2027-03-01", false, "停产", "until:too-many-days")]
    [InlineData("2029-11-25", "", false, "停产", "from:too-far")]
    [InlineData("2026-11-25", "", false, " ", "name:required")]
    [InlineData("2026-11-28", "", true, "赶交期", "")]
    public async Task What_cannot_be_set_is_said_beside_the_field(string from, string until, bool worked, string name, string problem)
    {
        await using var world = await RuleWorld.Open();
        var call = await world.World.CallOf(Cast.RuleAdmin);
        var outcome = await world.Do(s => s.GetRequiredService<CalendarActs>().SetDays(call, new(Plans.Date(from), Plans.DateOrNone(until), worked, name), default));
        Assert.Equal(problem, string.Join(',', outcome.Problems.Select(p => $"{p.Field}:{p.Code}")));
    }

    [Fact]
    public async Task Only_those_who_keep_the_rules_change_it()
    {
        await using var world = await RuleWorld.Open();
        var call = await world.World.CallOf(Cast.Lihai);
        Assert.Equal("no-permission", (await world.Do(s => s.GetRequiredService<CalendarActs>().SetPattern(call, "six-day", default))).Refusal?.Code);
        Assert.Equal("choice", Assert.Single((await world.Do(async s => await s.GetRequiredService<CalendarActs>().SetPattern(await world.World.CallOf(Cast.RuleAdmin), "four-day", default))).Problems).Code);
    }

    [Fact]
    public async Task The_page_sets_and_takes_back_days_and_is_shut_for_others()
    {
        await using var world = await RuleWorld.Open();
        var admin = await (await world.World.As(Cast.RuleAdmin)).Open("/rulebook/calendar");
        await admin.Submit("days", ("worked", "false"), ("from", "2026-12-24"), ("until", "2026-12-25"), ("name", "年终盘点"));
        Assert.Contains("2026-12-24 周四 · 年终盘点", admin.Text);
        await admin.Submit("clear-2026-12-25");
        Assert.DoesNotContain("2026-12-25 周五", admin.Text);
        await admin.Submit("days", ("worked", "false"), ("from", "2026-11-22"), ("name", "补记"));
        Assert.NotNull(admin.Page.GetElementById("days-from-error"));
        await admin.Open("/rulebook/calendar");
        await admin.Submit("pattern", ("pattern", "alternating"), ("free", "2026-11-28"));
        Assert.Contains(await world.All<Setting>(), s => s.Value == "alternating 2026-11-28");
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await (await world.World.As(Cast.Lihai)).Open("/rulebook/calendar")).Status);
    }

    private static Task Planned(RuleWorld world, long customer) => world.Do(s => Cast.Must(s.GetRequiredService<ActRunner>().Run("visit.plan", new Call(Actor.System), customer, async act =>
    {
        await act.Tell(new Fact("VisitPlanned", "visit", 900_001, customer), null, default);
        return true;
    }, default)));
}
