using Kegui.Kernel;

namespace Kegui.Tests.Kernel.Calendar;

public sealed class CalendarPeriodTests
{
    public static TheoryData<string> Table => Rows.Of("""
        # date     | code     | start      | end
        2026-11-22 | 2026     | 2026-01-01 | 2026-12-31
        2026-11-22 | 2026H2   | 2026-07-01 | 2026-12-31
        2026-06-30 | 2026H1   | 2026-01-01 | 2026-06-30
        2026-11-22 | 2026Q4   | 2026-10-01 | 2026-12-31
        2026-03-31 | 2026Q1   | 2026-01-01 | 2026-03-31
        2026-11-22 | 2026-11  | 2026-11-01 | 2026-11-30
        2028-02-29 | 2028-02  | 2028-02-01 | 2028-02-29
        2026-11-22 | 2026-W47 | 2026-11-16 | 2026-11-22
        2026-11-23 | 2026-W48 | 2026-11-23 | 2026-11-29
        2027-01-03 | 2026-W53 | 2026-12-28 | 2027-01-03
        2027-01-04 | 2027-W01 | 2027-01-04 | 2027-01-10
        2024-12-30 | 2025-W01 | 2024-12-30 | 2025-01-05
        2025-12-29 | 2026-W01 | 2025-12-29 | 2026-01-04
        """);

    [Theory, MemberData(nameof(Table))]
    public void Each_row_holds(string row)
    {
        var cells = Rows.Cells(row);
        var period = CalendarPeriod.TryParse(cells[1])!.Value;
        Assert.Equal(period, CalendarPeriod.Of(period.Kind, Rows.Date(cells[0])));
        Assert.Equal((cells[1], Rows.Date(cells[2]), Rows.Date(cells[3])), (period.Code, period.Start, period.End));
    }

    [Theory]
    [InlineData(PeriodKind.Year), InlineData(PeriodKind.HalfYear), InlineData(PeriodKind.Quarter), InlineData(PeriodKind.Month), InlineData(PeriodKind.Week)]
    public void Periods_follow_each_other_without_gap_and_sort_by_their_code(PeriodKind kind)
    {
        var period = CalendarPeriod.Of(kind, new(2019, 12, 31));
        while (period.Year < 2034)
        {
            Assert.Equal(period.End.AddDays(1), period.Next.Start);
            Assert.Equal(period, period.Next.Previous);
            Assert.Equal(period, CalendarPeriod.TryParse(period.Code));
            Assert.True(string.CompareOrdinal(period.Code, period.Next.Code) < 0);
            Assert.True(period.Contains(period.Start) && period.Contains(period.End) && !period.Contains(period.Next.Start));
            period = period.Next;
        }
    }

    [Fact]
    public void A_week_belongs_to_the_year_of_its_thursday()
    {
        for (var day = new DateOnly(2015, 1, 1); day < new DateOnly(2035, 1, 1); day = day.AddDays(1))
        {
            var thursday = day;
            while (thursday.DayOfWeek != DayOfWeek.Thursday) thursday = thursday.AddDays(day.DayOfWeek is > DayOfWeek.Thursday or DayOfWeek.Sunday ? -1 : 1);
            Assert.Equal(new(PeriodKind.Week, thursday.Year, (thursday.DayOfYear - 1) / 7 + 1), CalendarPeriod.Of(PeriodKind.Week, day));
        }
    }

    [Theory]
    [InlineData(null), InlineData(""), InlineData("2026H3"), InlineData("2026Q0"), InlineData("2026-13"), InlineData("2026-1")]
    [InlineData("2025-W53"), InlineData("2026-W00"), InlineData("0000"), InlineData("26-11"), InlineData("2026-+1"), InlineData("2026H2 ")]
    public void Other_text_is_no_period(string? text) => Assert.Null(CalendarPeriod.TryParse(text));
}
