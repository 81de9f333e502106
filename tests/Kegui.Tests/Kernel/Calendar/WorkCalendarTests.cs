using Kegui.Kernel;

namespace Kegui.Tests.Kernel.Calendar;

public sealed class WorkCalendarTests
{
    public static TheoryData<string> Table => Rows.Of("""
        # pattern   | from       | workdays | date
        five        | 2026-11-20 | 1        | 2026-11-23   # Friday to Monday
        five        | 2026-11-21 | 1        | 2026-11-23
        five        | 2026-11-22 | 0        | 2026-11-22   # nothing to add, Sunday or not
        five        | 2026-11-23 | -1       | 2026-11-20
        five        | 2026-11-22 | -1       | 2026-11-20
        five        | 2026-11-23 | 5        | 2026-11-30
        six         | 2026-11-20 | 1        | 2026-11-21
        six         | 2026-11-21 | 1        | 2026-11-23
        six         | 2026-11-23 | 6        | 2026-11-30
        alternating | 2026-11-13 | 1        | 2026-11-16   # the 14th is free
        alternating | 2026-11-20 | 1        | 2026-11-21   # the 21st is worked
        alternating | 2026-11-27 | 1        | 2026-11-30   # the 28th is free
        alternating | 2026-11-13 | 11       | 2026-11-27
        alternating | 2026-11-06 | 1        | 2026-11-07   # before the anchor too
        alternating | 2026-10-31 | -1       | 2026-10-30
        five        | 2026-02-13 | 1        | 2026-02-14   # make-up Saturday before Spring Festival
        five        | 2026-02-14 | 1        | 2026-02-24
        six         | 2026-02-14 | 1        | 2026-02-24   # holidays are free on every pattern
        five        | 2026-01-04 | -1       | 2025-12-31   # make-up Sunday
        alternating | 2026-10-08 | 2        | 2026-10-10   # make-up on a Saturday that is worked anyway
        alternating | 2026-05-08 | 1        | 2026-05-09
        alternating | 2026-05-15 | 1        | 2026-05-18
        five        | 2025-09-30 | 1        | 2025-10-09   # eight days, Mid-autumn within
        five        | 2025-09-27 | 1        | 2025-09-28
        five        | 2024-02-09 | 1        | 2024-02-18
        five        | 2024-04-30 | 6        | 2024-05-11
        five        | 2027-09-30 | 1        | 2027-10-01   # not known: the weekly pattern answers
        """);

    [Theory, MemberData(nameof(Table))]
    public void Each_row_holds(string row)
    {
        var cells = Rows.Cells(row);
        Assert.Equal(Rows.Date(cells[3]), Rows.China(cells[0]).AddWorkdays(Rows.Date(cells[1]), int.Parse(cells[2])));
    }

    [Theory, InlineData("five"), InlineData("six"), InlineData("alternating")]
    public void Every_day_of_four_years_agrees_with_the_notices(string pattern)
    {
        var calendar = Rows.China(pattern);
        for (var day = new DateOnly(2024, 1, 1); day < new DateOnly(2028, 1, 1); day = day.AddDays(1))
            Assert.True(Oracle.IsWorkday(pattern, day) == calendar.IsWorkday(day), $"{day:yyyy-MM-dd} {pattern}");
    }

    [Theory, InlineData("five"), InlineData("six"), InlineData("alternating")]
    public void Counting_and_adding_are_two_sides_of_one_thing(string pattern)
    {
        var calendar = Rows.China(pattern);
        var from = new DateOnly(2026, 2, 10);
        for (var to = from.AddDays(-60); to < from.AddDays(300); to = to.AddDays(1))
        {
            var between = calendar.WorkdaysBetween(from, to);
            var walked = Enumerable.Range(1, Math.Abs(to.DayNumber - from.DayNumber))
                .Count(n => Oracle.IsWorkday(pattern, to > from ? from.AddDays(n) : from.AddDays(-n)));
            Assert.Equal(walked, Math.Abs(between));
            if (calendar.IsWorkday(to)) Assert.Equal(to, calendar.AddWorkdays(from, between));
        }
    }

    [Fact]
    public void A_rest_day_moves_to_its_neighbours()
    {
        var calendar = WorkCalendar.China();
        Assert.Equal(new(2026, 10, 8), calendar.OnOrAfter(new(2026, 10, 3)));
        Assert.Equal(new(2026, 9, 30), calendar.OnOrBefore(new(2026, 10, 3)));
        Assert.Equal(new(2026, 10, 10), calendar.OnOrAfter(new(2026, 10, 10)));
        Assert.Equal(new(2026, 10, 10), calendar.OnOrBefore(new(2026, 10, 10)));
    }

    [Theory]
    [InlineData(2026, 10, 1, "2026-10-08"), InlineData(2026, 10, 3, "2026-10-10"), InlineData(2026, 10, -1, "2026-10-30")]
    [InlineData(2026, 2, -1, "2026-02-28"), InlineData(2024, 2, 1, "2024-02-01"), InlineData(2026, 1, 2, "2026-01-05")]
    [InlineData(2026, 10, 19, null), InlineData(2026, 10, -19, null)]
    public void The_nth_workday_of_a_month(int year, int month, int ordinal, string? expected) =>
        Assert.Equal(expected is null ? null : Rows.Date(expected), WorkCalendar.China().WorkdayOfMonth(year, month, ordinal));

    [Fact]
    public void The_company_has_the_last_word_whatever_the_order_of_rows()
    {
        CalendarDay[] own =
        [
            new(new(2026, 10, 10), DayKind.Shutdown, "stocktaking"),
            new(new(2026, 10, 7), DayKind.ExtraWorkday, "delivery"),
            new(new(2026, 12, 30), DayKind.Shutdown, "year end"),
        ];
        foreach (var calendar in (WorkCalendar[])[WorkCalendar.China(default, own), new(default, [.. own, .. ChinaHolidays.Days])])
        {
            Assert.False(calendar.IsWorkday(new(2026, 10, 10)));
            Assert.True(calendar.IsWorkday(new(2026, 10, 7)));
            Assert.Equal(new(2026, 12, 31), calendar.AddWorkdays(new(2026, 12, 29), 1));
            Assert.Equal("stocktaking", calendar.At(new(2026, 10, 10))!.Value.Name);
            Assert.Null(calendar.At(new(2026, 11, 23)));
        }
    }

    [Fact]
    public void Contradicting_rows_of_one_rank_are_refused()
    {
        var day = new DateOnly(2026, 12, 30);
        CalendarDay[] rows = [new(day, DayKind.Shutdown, "a"), new(day, DayKind.ExtraWorkday, "b")];
        Assert.Contains("2026-12-30", Assert.Throws<ArgumentException>(() => new WorkCalendar(default, rows)).Message);
    }

    [Fact]
    public void It_says_which_years_it_knows()
    {
        var calendar = WorkCalendar.China();
        Assert.Equal([2024, 2025, 2026], Enumerable.Range(2020, 20).Where(calendar.Knows));
        // One holiday typed in ahead of the notice is not the year.
        Assert.False(WorkCalendar.China(default, new CalendarDay(new(2027, 1, 1), DayKind.Holiday, "new year")).Knows(2027));
    }
}
