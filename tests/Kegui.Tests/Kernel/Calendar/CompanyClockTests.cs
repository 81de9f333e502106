using Kegui.Kernel;
using Microsoft.Extensions.Time.Testing;

namespace Kegui.Tests.Kernel.Calendar;

public sealed class CompanyClockTests
{
    public static TheoryData<string> Table => Rows.Of("""
        # zone             | instant             | date       | its start           | its end
        Asia/Shanghai      | 2026-11-22 15:59:59 | 2026-11-22 | 2026-11-21 16:00:00 | 2026-11-22 16:00:00
        Asia/Shanghai      | 2026-11-22 16:00:00 | 2026-11-23 | 2026-11-22 16:00:00 | 2026-11-23 16:00:00
        Asia/Shanghai      | 2028-02-29 15:59:59 | 2028-02-29 | 2028-02-28 16:00:00 | 2028-02-29 16:00:00
        Asia/Shanghai      | 2028-02-29 16:00:00 | 2028-03-01 | 2028-02-29 16:00:00 | 2028-03-01 16:00:00
        Asia/Shanghai      | 2026-12-31 16:00:00 | 2027-01-01 | 2026-12-31 16:00:00 | 2027-01-01 16:00:00
        Asia/Shanghai      | 1988-07-01 15:00:00 | 1988-07-02 | 1988-07-01 15:00:00 | 1988-07-02 15:00:00   # summer time, +9
        Asia/Shanghai      | 1988-07-01 14:59:59 | 1988-07-01 | 1988-06-30 15:00:00 | 1988-07-01 15:00:00
        UTC                | 2026-11-22 16:00:00 | 2026-11-22 | 2026-11-22 00:00:00 | 2026-11-23 00:00:00
        America/New_York   | 2026-03-08 12:00:00 | 2026-03-08 | 2026-03-08 05:00:00 | 2026-03-09 04:00:00   # 23 hours
        America/New_York   | 2026-11-01 12:00:00 | 2026-11-01 | 2026-11-01 04:00:00 | 2026-11-02 05:00:00   # 25 hours
        America/Sao_Paulo  | 2018-11-04 12:00:00 | 2018-11-04 | 2018-11-04 03:00:00 | 2018-11-05 02:00:00   # midnight did not exist
        America/Sao_Paulo  | 2018-11-04 02:59:59 | 2018-11-03 | 2018-11-03 03:00:00 | 2018-11-04 03:00:00
        """);

    [Theory, MemberData(nameof(Table))]
    public void Each_row_holds(string row)
    {
        var cells = Rows.Cells(row);
        var clock = Clock(cells[1], cells[0]);
        Assert.Equal(Rows.Date(cells[2]), clock.Today);
        Assert.Equal(Rows.Utc(cells[3]), clock.StartOf(clock.Today));
        Assert.Equal(Rows.Utc(cells[4]), clock.EndOf(clock.Today));
        Assert.Equal(clock.Today, clock.DateOf(clock.StartOf(clock.Today)));
        Assert.Equal(DateTimeKind.Utc, clock.StartOf(clock.Today).Kind);
    }

    public static TheoryData<string> Sums => Rows.Of("""
        # zone           | instant             | period     | instant
        Asia/Shanghai    | 2026-11-22 01:30:00 | 24 hours   | 2026-11-23 01:30:00
        Asia/Shanghai    | 2025-08-31 01:30:00 | 6 months   | 2026-02-28 01:30:00
        Asia/Shanghai    | 2025-08-30 16:30:00 | 6 months   | 2026-02-27 16:30:00   # the 31st in Shanghai, not the 30th
        Asia/Shanghai    | 2026-09-30 09:00:00 | 1 workday  | 2026-10-08 09:00:00
        Asia/Shanghai    | 2024-02-29 09:00:00 | 1 year     | 2025-02-28 09:00:00
        America/New_York | 2026-03-07 12:00:00 | 24 hours   | 2026-03-08 12:00:00
        America/New_York | 2026-03-07 12:00:00 | 1 day      | 2026-03-08 11:00:00   # the same time on the wall
        America/New_York | 2026-03-07 07:30:00 | 1 day      | 2026-03-08 07:00:00   # 02:30 was skipped: the change itself
        America/New_York | 2026-10-31 05:30:00 | 1 day      | 2026-11-01 05:30:00   # 01:30 comes twice: the first
        """);

    [Theory, MemberData(nameof(Sums))]
    public void A_period_on_an_instant(string row)
    {
        var cells = Rows.Cells(row);
        var sum = Clock(cells[1], cells[0]).Add(Rows.Utc(cells[1]), Rows.Period(cells[2]), WorkCalendar.China());
        Assert.Equal(Rows.Utc(cells[3]), sum);
        Assert.Equal(DateTimeKind.Utc, sum.Kind);
    }

    [Fact]
    public void Instants_recur_from_the_anchor()
    {
        var clock = Clock("2025-08-31 01:00:00", CompanyClock.Shanghai);
        var calendar = WorkCalendar.China();
        Assert.Equal(Rows.Utc("2026-04-30 01:00:00"), Recurrence.At(clock.Now, Rows.Period("2 months"), 4, calendar, clock));
        Assert.Equal(Rows.Utc("2025-09-03 01:00:00"), Recurrence.At(clock.Now, Rows.Period("24 hours"), 3, calendar, clock));
    }

    [Fact]
    public void Now_is_utc_in_whole_milliseconds()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 22, 8, 0, 0, TimeSpan.FromHours(8)).AddTicks(12_345));
        var now = new CompanyClock(time).Now;
        Assert.Equal(DateTimeKind.Utc, now.Kind);
        Assert.Equal(new DateTime(2026, 11, 22, 0, 0, 0, 1), now);
    }

    [Fact]
    public void A_local_time_and_an_unknown_zone_are_refused()
    {
        var clock = Clock("2026-11-22 00:00:00", CompanyClock.Shanghai);
        Assert.Throws<ArgumentException>(() => clock.DateOf(new DateTime(2026, 11, 22)));
        Assert.Throws<ArgumentException>(() => clock.DateOf(new DateTime(2026, 11, 22, 0, 0, 0, DateTimeKind.Local)));
        Assert.Contains("Asia/Nowhere", Assert.Throws<ArgumentException>(() => Clock("2026-11-22 00:00:00", "Asia/Nowhere")).Message);
    }

    private static CompanyClock Clock(string utc, string zone) => new(new FakeTimeProvider(Rows.Utc(utc)), zone);
}
