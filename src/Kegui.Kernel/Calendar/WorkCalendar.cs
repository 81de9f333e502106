namespace Kegui.Kernel;

/// <summary>What a row of the calendar says about its date.</summary>
public enum DayKind
{
    /// <summary>National holiday.</summary>
    Holiday,
    /// <summary>National make-up workday, on a day that would be free.</summary>
    MakeUpWorkday,
    /// <summary>The company is closed.</summary>
    Shutdown,
    /// <summary>The company works on a day that would be free.</summary>
    ExtraWorkday,
}

/// <summary>One date that differs from the weekly pattern, and its name for people.</summary>
public readonly record struct CalendarDay(DateOnly Date, DayKind Kind, string Name)
{
    internal bool IsWorkday => Kind is DayKind.MakeUpWorkday or DayKind.ExtraWorkday;
    internal bool IsCompany => Kind is DayKind.Shutdown or DayKind.ExtraWorkday;
}

/// <summary>
/// Which dates are worked: a weekly pattern, over it the national days, over those the company's own. Immutable; safe to share.
/// </summary>
public sealed class WorkCalendar
{
    private readonly Dictionary<DateOnly, CalendarDay> _days = [];

    /// <summary>Two rows of the same rank that contradict each other on one date throw <see cref="ArgumentException"/>.</summary>
    public WorkCalendar(WeekPattern pattern, IEnumerable<CalendarDay> days)
    {
        Pattern = pattern;
        foreach (var day in days)
        {
            if (_days.TryGetValue(day.Date, out var other) && other.IsCompany == day.IsCompany && other.Kind != day.Kind)
                throw new ArgumentException($"The calendar says both {other.Kind} and {day.Kind} for {day.Date:yyyy-MM-dd}.", nameof(days));
            if (day.IsCompany || !other.IsCompany) _days[day.Date] = day;
        }
    }

    /// <summary>The national calendar of China, five days a week unless told, with the company's own days over it.</summary>
    public static WorkCalendar China(WeekPattern pattern = default, params IEnumerable<CalendarDay> company) =>
        new(pattern, [.. ChinaHolidays.Days, .. company]);

    public WeekPattern Pattern { get; }

    /// <summary>
    /// Whether the national days of a year are here. If not, the weekly pattern alone answers and people must be told.
    /// A year's notice covers New Year's Day to National Day, so both being here means that it was entered whole.
    /// </summary>
    public bool Knows(int year) => IsHoliday(new(year, 1, 1)) && IsHoliday(new(year, 10, 1));

    /// <summary>The row that speaks for a date, or null where the weekly pattern does.</summary>
    public CalendarDay? At(DateOnly date) => _days.TryGetValue(date, out var day) ? day : null;

    public bool IsWorkday(DateOnly date) => _days.TryGetValue(date, out var day) ? day.IsWorkday : Pattern.IsWorkday(date);

    /// <summary>
    /// The <paramref name="count"/>-th workday after a date (before it, when negative); the date itself does not count.
    /// 0 gives the date unchanged, worked or not.
    /// </summary>
    public DateOnly AddWorkdays(DateOnly date, int count)
    {
        var step = Math.Sign(count);
        for (var left = Math.Abs(count); left > 0;)
        {
            date = date.AddDays(step);
            if (IsWorkday(date)) left--;
        }
        return date;
    }

    /// <summary>
    /// Workdays after <paramref name="from"/> up to and including <paramref name="to"/>, negative backwards: the number that
    /// <see cref="AddWorkdays"/> needs to get from the one to the other, if the other is a workday.
    /// </summary>
    public int WorkdaysBetween(DateOnly from, DateOnly to)
    {
        var (step, count) = (to >= from ? 1 : -1, 0);
        while (from != to)
        {
            from = from.AddDays(step);
            if (IsWorkday(from)) count += step;
        }
        return count;
    }

    /// <summary>The date if it is a workday, else the next workday.</summary>
    public DateOnly OnOrAfter(DateOnly date) => IsWorkday(date) ? date : AddWorkdays(date, 1);

    /// <summary>The date if it is a workday, else the workday before.</summary>
    public DateOnly OnOrBefore(DateOnly date) => IsWorkday(date) ? date : AddWorkdays(date, -1);

    /// <summary>
    /// The <paramref name="ordinal"/>-th workday of a month, from its end when negative (-1 is the last). Null when the month
    /// has fewer; 0 throws.
    /// </summary>
    public DateOnly? WorkdayOfMonth(int year, int month, int ordinal)
    {
        ArgumentOutOfRangeException.ThrowIfZero(ordinal);
        var period = CalendarPeriod.Of(PeriodKind.Month, new(year, month, 1));
        var day = AddWorkdays(ordinal > 0 ? period.Start.AddDays(-1) : period.End.AddDays(1), ordinal);
        return period.Contains(day) ? day : null;
    }

    private bool IsHoliday(DateOnly date) => _days.TryGetValue(date, out var day) && day.Kind == DayKind.Holiday;
}
