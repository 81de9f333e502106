using Kegui.Kernel;

namespace Kegui.Tests.Kernel.Duties;

/// <summary>Duties that the calendar asks for: once in each week, month, quarter, half-year or year.</summary>
public sealed class PeriodPlanTests
{
    [Theory]
    // each        adopted       due           period
    [InlineData("half-year", "2026-07-01", "2026-12-31", "2026H2")]
    [InlineData("half-year", "2026-09-30", "2026-12-31", "2026H2")]     // half of the time is left
    [InlineData("half-year", "2026-11-23", "2027-06-30", "2027H1")]     // more than half is gone
    [InlineData("month", "2026-11-10", "2026-11-30", "2026-11")]
    [InlineData("month", "2028-02-01", "2028-02-29", "2028-02")]
    [InlineData("quarter", "2026-11-23", "2027-03-31", "2027Q1")]
    [InlineData("year", "2026-01-01", "2026-12-31", "2026")]
    [InlineData("week", "2026-11-23", "2026-11-29", "2026-W48")]
    [InlineData("week", "2026-12-28", "2027-01-03", "2026-W53")]
    public void The_first_period_is_the_one_under_way_when_half_of_it_is_left(string each, string adopted, string due, string period)
    {
        var wanted = Wanted(each, adopted);
        Assert.Equal((Plans.Date(due), period, DutyPlan.Calendar), (wanted.DueOn, wanted.Period!.Value.Code, wanted.Because));
    }

    [Fact]
    public void Workdays_from_the_first_day_of_the_period_leave_out_the_holidays()
    {
        // 1 to 7 October 2026 are holidays, 10 October is a make-up workday.
        var wanted = Wanted("month\nwithin: 5 workdays", "2026-10-01");
        Assert.Equal(Plans.Calendar.AddWorkdays(Plans.Date("2026-09-30"), 5), wanted.DueOn);
        Assert.True(wanted.DueOn > Plans.Date("2026-10-11"));
    }

    [Fact]
    public void Who_comes_after_the_day_begins_with_the_next_period() =>
        Assert.Equal("2026-12", Wanted("month\nwithin: 5 days", "2026-11-04").Period!.Value.Code);

    [Fact]
    public void Only_those_for_whom_the_condition_holds_are_asked()
    {
        var rule = Plans.Written("duty: customer.feed-back\neach: half-year\nwhile: customer.grade = A\nwho: customer.owner", "2026-07-01");
        Assert.NotNull(Plans.Wanted(rule, Plans.Customer("A", null), "2026-07-01"));
        Assert.Null(Plans.Wanted(rule, Plans.Customer("B", null), "2026-07-01"));
    }

    [Fact]
    public void Every_date_lies_in_the_period_of_its_index_and_the_next_has_one_more()
    {
        foreach (var kind in Enum.GetValues<PeriodKind>())
            for (var day = Plans.Date("2023-12-20"); day < Plans.Date("2028-03-05"); day = day.AddDays(1))
            {
                var period = CalendarPeriod.Of(kind, day);
                Assert.Equal(period, CalendarPeriod.At(kind, period.Index));
                Assert.Equal(period.Next, CalendarPeriod.At(kind, period.Index + 1));
            }
    }

    private static WantedDuty Wanted(string each, string adopted) =>
        Plans.Wanted(Plans.Written($"duty: customer.feed-back\neach: {each}\nwho: customer.owner", adopted), Plans.Customer("A", null), adopted, existing: true)!;
}
