using Kegui.Kernel;

namespace Kegui.Tests.Kernel.Calendar;

public sealed class RecurrenceTests
{
    private static readonly WorkCalendar China = WorkCalendar.China();

    public static TheoryData<string> Table => Rows.Of("""
        # anchor   | every      | ordinal | date
        2025-08-31 | 2 months   | 0       | 2025-08-31
        2025-08-31 | 2 months   | 1       | 2025-10-31
        2025-08-31 | 2 months   | 2       | 2025-12-31
        2025-08-31 | 2 months   | 3       | 2026-02-28
        2025-08-31 | 2 months   | 4       | 2026-04-30   # a chain would say the 28th
        2025-08-31 | 2 months   | 5       | 2026-06-30
        2025-08-31 | 2 months   | 6       | 2026-08-31
        2027-08-31 | 6 months   | 1       | 2028-02-29
        2025-08-31 | 6 months   | 1       | 2026-02-28
        2025-08-31 | 6 months   | 2       | 2026-08-31
        2026-01-29 | 1 month    | 1       | 2026-02-28
        2026-01-30 | 1 month    | 1       | 2026-02-28
        2026-01-31 | 1 month    | 1       | 2026-02-28
        2026-01-31 | 1 month    | 2       | 2026-03-31
        2026-01-31 | 1 month    | 3       | 2026-04-30
        2028-01-31 | 1 month    | 1       | 2028-02-29
        2026-02-28 | 1 month    | 1       | 2026-03-28   # the day, not "the last"
        2026-11-22 | 3 months   | 1       | 2027-02-22
        2026-12-31 | 2 months   | 1       | 2027-02-28
        2026-12-31 | 12 months  | 1       | 2027-12-31
        2024-02-29 | 12 months  | 1       | 2025-02-28
        2024-02-29 | 1 year     | 1       | 2025-02-28
        2024-02-29 | 1 year     | 3       | 2027-02-28
        2024-02-29 | 1 year     | 4       | 2028-02-29   # a chain would say the 28th
        2024-02-29 | 4 years    | 1       | 2028-02-29
        2096-02-29 | 4 years    | 1       | 2100-02-28   # 2100 is no leap year
        1996-02-29 | 4 years    | 1       | 2000-02-29   # 2000 was one
        2024-02-28 | 1 day      | 1       | 2024-02-29
        2023-02-28 | 1 day      | 1       | 2023-03-01
        2024-02-29 | 365 days   | 1       | 2025-02-28
        2026-12-31 | 1 day      | 1       | 2027-01-01
        2026-11-22 | 0 days     | 1       | 2026-11-22
        2026-11-22 | 1 week     | 6       | 2027-01-03
        2024-02-22 | 1 week     | 1       | 2024-02-29
        1986-05-03 | 1 day      | 1       | 1986-05-04   # summer time began that night
        1991-09-14 | 1 month    | 1       | 1991-10-14   # and ended here for good
        2026-09-30 | 1 workday  | 1       | 2026-10-08   # over National Day
        2026-09-30 | 1 workday  | 3       | 2026-10-10   # a worked Saturday
        2026-09-30 | 1 workday  | 4       | 2026-10-12
        2026-02-13 | 5 workdays | 1       | 2026-02-27   # 14, 24, 25, 26, 27
        2026-02-13 | 5 workdays | 2       | 2026-03-05   # 28 Feb is worked
        """);

    [Theory, MemberData(nameof(Table))]
    public void Each_row_holds(string row)
    {
        var cells = Rows.Cells(row);
        Assert.Equal(Rows.Date(cells[3]), Recurrence.At(Rows.Date(cells[0]), Rows.Period(cells[1]), int.Parse(cells[2]), China));
    }

    [Fact]
    public void Months_and_years_agree_with_walking_over_four_years_of_anchors()
    {
        for (var anchor = new DateOnly(2023, 12, 1); anchor < new DateOnly(2027, 12, 31); anchor = anchor.AddDays(1))
            foreach (var months in (int[])[1, 2, 3, 6, 12, 14, 48])
            {
                var expected = Oracle.AddMonths(anchor, months);
                Assert.Equal(expected, Recurrence.Add(anchor, new(months, PeriodUnit.Months), China));
                if (months % 12 == 0) Assert.Equal(expected, Recurrence.Add(anchor, new(months / 12, PeriodUnit.Years), China));
            }
    }

    [Theory]
    [InlineData("3 days"), InlineData("4 workdays"), InlineData("2 weeks"), InlineData("2 months"), InlineData("1 year")]
    public void Next_is_the_first_return_after_every_day(string period)
    {
        var every = Rows.Period(period);
        foreach (var anchor in (DateOnly[])[new(2024, 2, 29), new(2025, 8, 31), new(2026, 1, 1)])
        {
            var (ordinal, due) = (1, Recurrence.At(anchor, every, 1, China));
            for (var day = anchor.AddDays(-40); day < anchor.AddDays(900); day = day.AddDays(1))
            {
                if (day >= due) due = Recurrence.At(anchor, every, ++ordinal, China);
                Assert.Equal(new Occurrence(ordinal, due), Recurrence.Next(anchor, every, day, China));
                Assert.Equal(ordinal - 1, Recurrence.Count(anchor, every, day, China));
            }
        }
    }

    [Fact]
    public void A_date_refuses_hours_and_a_period_of_nothing_never_returns()
    {
        var day = new DateOnly(2026, 11, 22);
        Assert.Throws<ArgumentException>(() => Recurrence.Add(day, new(24, PeriodUnit.Hours), China));
        Assert.Throws<ArgumentException>(() => Recurrence.Next(day, new(24, PeriodUnit.Hours), day.AddDays(2), China));
        Assert.Throws<ArgumentOutOfRangeException>(() => Recurrence.Next(day, new(0, PeriodUnit.Days), day, China));
        Assert.Throws<ArgumentOutOfRangeException>(() => Recurrence.At(day, new(1, PeriodUnit.Days), -1, China));
        Assert.Throws<OverflowException>(() => Recurrence.At(day, new(9999, PeriodUnit.Weeks), 1_000_000, China));
    }
}
