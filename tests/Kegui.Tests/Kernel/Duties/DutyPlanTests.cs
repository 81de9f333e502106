using Kegui.Kernel;

namespace Kegui.Tests.Kernel.Duties;

/// <summary>Which duty should be open: CGM-7.2a2, A and B customers every 2 months, adopted on 1 June 2026 unless said.</summary>
public sealed class DutyPlanTests
{
    [Theory]
    // last visit      since         due           because
    [InlineData("2026-09-21", "2026-06-01", "2026-11-21", "anchor")]
    [InlineData("2026-12-31", "2026-06-01", "2027-02-28", "anchor")]      // a shorter month
    [InlineData("2027-12-30", "2026-06-01", "2028-02-29", "anchor")]      // a leap year
    [InlineData("2026-08-31", "2026-06-01", "2026-10-31", "anchor")]
    [InlineData("2026-07-31", "2026-06-01", "2026-09-30", "anchor")]
    [InlineData("-", "2026-11-22", "2027-01-22", "since")]                // became A today, never visited
    [InlineData("2025-03-01", "2026-11-22", "2027-01-22", "since")]       // became A today, visited long ago
    [InlineData("2026-11-01", "2026-10-15", "2027-01-01", "anchor")]      // visited after it became A
    public void A_customer_of_grade_A_is_visited_every_two_months(string visited, string since, string due, string because)
    {
        var wanted = Plans.Wanted(Plans.Visits("2026-06-01"), Plans.Customer("A", Plans.DateOrNone(visited)), since);

        Assert.Equal((Plans.Date(due), because), (wanted!.DueOn, wanted.Because));
    }

    [Theory]
    [InlineData("A", false, "customer", true)]
    [InlineData("B", false, "customer", true)]
    [InlineData("C", false, "customer", false)]
    [InlineData("D", false, "customer", false)]
    [InlineData("-", false, "customer", false)]
    [InlineData("A", true, "customer", false)]
    [InlineData("A", false, "exited", false)]
    public void Only_A_and_B_customers_that_are_not_blacklisted_are_visited(string grade, bool blacklisted, string stage, bool wanted) =>
        Assert.Equal(wanted, Plans.Wanted(Plans.Visits("2026-06-01"), Plans.Customer(grade, Plans.Date("2026-09-21"), blacklisted, stage: stage), "2026-06-01") is not null);

    [Fact]
    public void From_A_to_C_and_back_counts_from_the_return()
    {
        var rule = Plans.Visits("2026-06-01");
        var visited = Plans.Date("2026-08-10");

        Assert.Equal(Plans.Date("2026-10-10"), Plans.Wanted(rule, Plans.Customer("A", visited), since: "2026-06-01")!.DueOn);
        Assert.Null(Plans.Wanted(rule, Plans.Customer("C", visited), since: "2026-06-01"));
        var back = Plans.Wanted(rule, Plans.Customer("A", visited), since: "2026-11-20")!;
        Assert.Equal((Plans.Date("2027-01-20"), DutyPlan.SinceCondition), (back.DueOn, back.AnchorFrom));
    }

    [Fact]
    public void A_new_owner_changes_nothing_about_the_date()
    {
        var rule = Plans.Visits("2026-06-01");
        var visited = Plans.Date("2026-09-21");

        Assert.Equal(
            Plans.Wanted(rule, Plans.Customer("A", visited, owner: 1), "2026-06-01")!.DueOn,
            Plans.Wanted(rule, Plans.Customer("A", visited, owner: 2), "2026-06-01")!.DueOn);
    }

    [Fact]
    public void Doing_it_early_counts_from_the_day_it_was_done() =>
        Assert.Equal(Plans.Date("2026-12-05"), Plans.Wanted(Plans.Visits("2026-06-01"), Plans.Customer("A", Plans.Date("2026-09-21")), "2026-06-01", carried: "2026-10-05")!.DueOn);

    [Fact]
    public void An_extension_holds_until_the_plan_is_later_anyway()
    {
        var rule = Plans.Visits("2026-06-01");
        Assert.Equal((Plans.Date("2026-12-10"), "extended"), Due(Plans.Wanted(rule, Plans.Customer("A", Plans.Date("2026-09-21")), "2026-06-01", extended: "2026-12-10")));
        Assert.Equal((Plans.Date("2027-01-15"), "anchor"), Due(Plans.Wanted(rule, Plans.Customer("A", Plans.Date("2026-11-15")), "2026-06-01", extended: "2026-12-10")));
    }

    [Fact]
    public void On_adoption_nobody_is_late_and_first_dates_spread_over_one_cycle()
    {
        var rule = Plans.Visits("2026-11-23");
        var first = Enumerable.Range(1, 1000)
            .Select(id => Plans.Wanted(rule, Plans.Customer("A", id % 2 == 0 ? Plans.Date("2026-03-01") : null, id: id * 7), "2026-11-23", existing: true)!.DueOn).ToList();

        Assert.All(first, due => Assert.InRange(due, Plans.Date("2026-11-24"), Plans.Date("2027-01-23")));
        Assert.InRange(first.GroupBy(due => due.DayNumber / 7).Max(week => week.Count()), 1, 160);
        Assert.InRange(first.Distinct().Count(), 60, 61);
    }

    [Fact]
    public void A_first_date_is_the_same_however_often_it_is_asked_and_a_natural_one_stays()
    {
        var rule = Plans.Visits("2026-11-23");
        var never = Plans.Customer("A", null);
        Assert.Equal(Plans.Wanted(rule, never, "2026-11-23", existing: true), Plans.Wanted(rule, never, "2026-11-23", existing: true));
        Assert.Equal((Plans.Date("2026-12-20"), "anchor"), Due(Plans.Wanted(rule, Plans.Customer("A", Plans.Date("2026-10-20")), "2026-11-23", existing: true)));
    }

    [Fact]
    public void A_shorter_cycle_puts_no_first_date_later()
    {
        var (before, after) = (Plans.Visits("2026-11-23"), Plans.Visits("2026-11-23", editions: ("2026-11-30", "6 weeks")));
        foreach (var id in Enumerable.Range(1, 200))
        {
            var customer = Plans.Customer("A", id % 2 == 0 ? null : Plans.Date("2026-09-28").AddDays(id / 6), id: id);
            Assert.True(Plans.Wanted(after, customer, "2026-11-23", existing: true)!.DueOn <= Plans.Wanted(before, customer, "2026-11-23", existing: true)!.DueOn);
        }
    }

    [Fact]
    public void A_rule_adopted_after_the_condition_began_is_spread_too()
    {
        // Tried since January, in force since 23 November: what was let pass during the trial is not late now.
        var wanted = Plans.Wanted(Plans.Visits("2026-11-23"), Plans.Customer("A", null), since: "2026-02-01")!;
        Assert.Equal("spread", wanted.Because);
        Assert.True(wanted.DueOn > Plans.Date("2026-11-23"));
    }

    [Theory]
    // last visit      due under 2 months; 6 weeks from Monday 30 November 2026, grace 7 days
    [InlineData("2026-11-20", "2027-01-01", "anchor")]     // 20 Jan → 1 Jan
    [InlineData("2026-10-20", "2026-12-07", "grace")]      // 1 Dec lies within the grace
    [InlineData("2026-10-05", "2026-12-05", "anchor")]     // 16 Nov by the new count; never later than before
    [InlineData("2026-09-10", "2026-11-10", "anchor")]     // late already, and stays so
    [InlineData("2026-12-10", "2027-01-21", "anchor")]     // a cycle begun under the new edition
    public void A_shorter_cadence_moves_dates_and_makes_nobody_late(string visited, string due, string because)
    {
        var rule = Plans.Visits("2026-06-01", editions: ("2026-11-30", "6 weeks"));
        Assert.Equal((Plans.Date(due), because), Due(Plans.Wanted(rule, Plans.Customer("A", Plans.Date(visited)), "2026-06-01")));
    }

    [Fact]
    public void A_longer_cadence_moves_dates_at_once() =>
        Assert.Equal(Plans.Date("2027-01-20"), Plans.Wanted(Plans.Visits("2026-06-01", editions: ("2026-11-30", "3 months")), Plans.Customer("A", Plans.Date("2026-10-20")), "2026-06-01")!.DueOn);

    [Fact]
    public void Before_its_date_the_new_edition_says_nothing_and_decisions_keep_theirs()
    {
        var before = Plans.Visits("2026-06-01");
        var after = Plans.Visits("2026-06-01", editions: ("2026-11-30", "6 weeks"));
        Assert.Equal("2 months", before.ValuesUsed(before.Current)["visit.cadence"]);
        Assert.Equal("6 weeks", after.ValuesUsed(after.Current)["visit.cadence"]);
        Assert.Equal((1, 2), (after.On(Plans.Date("2026-11-29")).Edition, after.On(Plans.Date("2026-11-30")).Edition));
    }

    [Fact]
    public void An_edition_that_changes_something_else_moves_nothing()
    {
        var rule = Plans.Visits("2026-06-01", editions: [("2026-11-30", "2 months"), ("2026-12-14", "2 months")]);
        Assert.Equal((Plans.Date("2026-11-21"), "anchor"), Due(Plans.Wanted(rule, Plans.Customer("A", Plans.Date("2026-09-21")), "2026-06-01")));
    }

    [Fact]
    public void Workdays_are_counted_by_the_calendar()
    {
        // 28 September 2026 and five workdays: the holiday of 1 to 7 October lies between, and 10 October is a make-up workday.
        var rule = Plans.Written("duty: customer.visit-on-site\nwhile: customer.grade = A\nevery: 5 workdays\nanchor: customer.lastOnSiteVisitOn\nwho: customer.owner", "2026-01-01");
        var visited = Plans.Date("2026-09-28");
        Assert.Equal(Plans.Calendar.AddWorkdays(visited, 5), Plans.Wanted(rule, Plans.Customer("A", visited), "2026-01-01")!.DueOn);
        Assert.True(Plans.Wanted(rule, Plans.Customer("A", visited), "2026-01-01")!.DueOn > Plans.Date("2026-10-07"));
    }

    [Fact]
    public void The_trace_shows_what_made_the_condition_hold()
    {
        var trace = Plans.Wanted(Plans.Visits("2026-06-01"), Plans.Customer("B", Plans.Date("2026-09-21")), "2026-06-01")!.Trace;
        Assert.Contains("customer.grade: B", trace!.ToString(), StringComparison.Ordinal);
    }

    private static (DateOnly, string) Due(WantedDuty? wanted) => (wanted!.DueOn, wanted.Because);
}
