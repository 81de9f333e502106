using System.Globalization;

namespace Kegui.Kernel;

/// <summary>
/// When a job comes back: every n minutes, daily at a time, on workdays at a time. Times of day are those on the wall of the
/// company's zone; minutes are counted from midnight UTC, so that all nodes find the same slots.
/// </summary>
public sealed record Timetable
{
    private Timetable() { }

    private int Minutes { get; init; }
    private TimeOnly At { get; init; }
    private bool WorkdaysOnly { get; init; }

    /// <param name="minutes">A divisor of a day, 1 to 720.</param>
    public static Timetable Every(int minutes) => minutes is >= 1 and <= 720 && 1440 % minutes == 0
        ? new() { Minutes = minutes }
        : throw new ArgumentOutOfRangeException(nameof(minutes), minutes, "The minutes must divide a day.");

    public static Timetable Daily(int hour, int minute) => new() { At = new(hour, minute) };

    public static Timetable Workdays(int hour, int minute) => new() { At = new(hour, minute), WorkdaysOnly = true };

    /// <summary>Reads <c>every 5 minutes</c>, <c>daily 03:30</c>, <c>workdays 08:30</c>; null when the text is none of these.</summary>
    public static Timetable? TryParse(string? text) => text?.Split(' ', StringSplitOptions.RemoveEmptyEntries) switch
    {
        ["every", var count, "minute" or "minutes"] when int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n is >= 1 and <= 720 && 1440 % n == 0 => Every(n),
        ["daily", var at] when Time(at) is { } time => new() { At = time },
        ["workdays", var at] when Time(at) is { } time => new() { At = time, WorkdaysOnly = true },
        _ => null,
    };

    /// <summary>The first slot later than an instant (UTC).</summary>
    public DateTime Next(DateTime after, CompanyClock clock, WorkCalendar calendar)
    {
        if (Minutes > 0)
        {
            var step = TimeSpan.TicksPerMinute * Minutes;
            return new DateTime((after.Ticks / step + 1) * step, DateTimeKind.Utc);
        }
        for (var day = clock.DateOf(after); ; day = day.AddDays(1))
        {
            if (WorkdaysOnly && !calendar.IsWorkday(day)) continue;
            if (clock.Utc(day, At) is var slot && slot > after) return slot;
        }
    }

    /// <summary>The form that <see cref="TryParse"/> reads.</summary>
    public override string ToString() => Minutes > 0
        ? $"every {Minutes.ToString(CultureInfo.InvariantCulture)} minutes"
        : $"{(WorkdaysOnly ? "workdays" : "daily")} {At.ToString("HH:mm", CultureInfo.InvariantCulture)}";

    private static TimeOnly? Time(string text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? at : null;
}
