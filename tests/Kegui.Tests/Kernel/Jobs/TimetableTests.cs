using System.Globalization;
using Kegui.Kernel;
using Microsoft.Extensions.Time.Testing;

namespace Kegui.Tests.Kernel.Jobs;

public sealed class TimetableTests
{
    private static readonly WorkCalendar China = WorkCalendar.China();
    private static readonly CompanyClock Clock = new(new FakeTimeProvider());

    [Theory]
    [InlineData("every 5 minutes", "2026-11-23 01:02", "2026-11-23 01:05")]
    [InlineData("every 5 minutes", "2026-11-23 01:05", "2026-11-23 01:10")]
    [InlineData("daily 03:30", "2026-11-22 19:29", "2026-11-22 19:30")]
    [InlineData("daily 03:30", "2026-11-22 19:30", "2026-11-23 19:30")]
    [InlineData("workdays 08:30", "2026-11-20 00:30", "2026-11-23 00:30")]
    public void The_next_slot_is_the_first_one_later_than_now(string when, string after, string next) =>
        Assert.Equal(Utc(next), Timetable.TryParse(when)!.Next(Utc(after), Clock, China));

    [Fact]
    public void The_national_holiday_has_no_workday_slot_and_the_make_up_saturday_has_one()
    {
        var digest = Timetable.Workdays(8, 30);
        // National Day 2026: 1 to 7 October free; the slot before is 30 September, 08:30 in Shanghai.
        Assert.Equal(Utc("2026-10-08 00:30"), digest.Next(Utc("2026-09-30 00:30"), Clock, China));
        Assert.True(China.IsWorkday(new(2026, 10, 10)));
        Assert.Equal(Utc("2026-10-10 00:30"), digest.Next(Utc("2026-10-09 00:30"), Clock, China));
    }

    [Theory]
    [InlineData("")]
    [InlineData("every 7 minutes")]
    [InlineData("every 0 minutes")]
    [InlineData("daily 24:30")]
    [InlineData("sometimes 08:30")]
    public void Other_texts_are_no_timetable(string text) => Assert.Null(Timetable.TryParse(text));

    [Fact]
    public void It_reads_what_it_writes()
    {
        foreach (var table in new[] { Timetable.Every(15), Timetable.Daily(3, 30), Timetable.Workdays(8, 30) })
            Assert.Equal(table, Timetable.TryParse(table.ToString()));
    }

    [Fact]
    public void A_failing_job_is_tried_again_after_one_two_four_minutes_and_an_hour_at_most() =>
        Assert.Equal([1, 2, 4, 8, 60, 60], new[] { 1, 2, 3, 4, 7, 40 }.Select(n => JobRunner.WaitAfter(n).TotalMinutes));

    private static DateTime Utc(string text) =>
        DateTime.SpecifyKind(DateTime.ParseExact(text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), DateTimeKind.Utc);
}
