namespace Kegui.Kernel;

/// <summary>One return of a recurring date. The anchor itself is ordinal 0; the first return is 1.</summary>
public readonly record struct Occurrence(int Ordinal, DateOnly Date);

/// <summary>
/// Dates that return. Each is computed from the anchor, never from the one before it: a chain drifts, since 31 August and two
/// months four times over would end on 28 April instead of 30 April. Months and years end on the last day of a shorter month.
/// </summary>
public static class Recurrence
{
    /// <summary>A date and a period. Hours throw <see cref="ArgumentException"/>: they need an instant (<see cref="CompanyClock.Add"/>).</summary>
    public static DateOnly Add(DateOnly date, Period period, WorkCalendar calendar) => At(date, period, 1, calendar);

    /// <summary>The <paramref name="ordinal"/>-th return, 0 being the anchor. Negative ordinals throw.</summary>
    public static DateOnly At(DateOnly anchor, Period every, int ordinal, WorkCalendar calendar)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(ordinal);
        var count = checked(every.Count * ordinal);
        return every.Unit switch
        {
            PeriodUnit.Days => anchor.AddDays(count),
            PeriodUnit.Workdays => calendar.AddWorkdays(anchor, count),
            PeriodUnit.Weeks => anchor.AddDays(checked(count * 7)),
            PeriodUnit.Months => anchor.AddMonths(count),
            PeriodUnit.Years => anchor.AddYears(count),
            _ => throw NeedsInstant(every),
        };
    }

    /// <summary>
    /// The <paramref name="ordinal"/>-th return of an instant: hours elapse, longer units keep the time of day of the anchor on
    /// the company's wall.
    /// </summary>
    public static DateTime At(DateTime anchor, Period every, int ordinal, WorkCalendar calendar, CompanyClock clock)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(ordinal);
        return clock.Add(anchor, every with { Count = checked(every.Count * ordinal) }, calendar);
    }

    /// <summary>The first return later than <paramref name="after"/>; never the anchor itself. A period of 0 throws.</summary>
    public static Occurrence Next(DateOnly anchor, Period every, DateOnly after, WorkCalendar calendar)
    {
        var ordinal = Count(anchor, every, after, calendar) + 1;
        return new(ordinal, At(anchor, every, ordinal, calendar));
    }

    /// <summary>How many returns have fallen by the end of <paramref name="through"/>; 0 before the first. A period of 0 throws.</summary>
    public static int Count(DateOnly anchor, Period every, DateOnly through, WorkCalendar calendar)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(every.Count);
        if (through <= anchor) return 0;
        var count = every.Unit switch
        {
            PeriodUnit.Days => (through.DayNumber - anchor.DayNumber) / every.Count,
            PeriodUnit.Workdays => calendar.WorkdaysBetween(anchor, through) / every.Count,
            PeriodUnit.Weeks => (through.DayNumber - anchor.DayNumber) / 7 / every.Count,
            PeriodUnit.Months => Months(anchor, through) / every.Count,
            PeriodUnit.Years => Months(anchor, through) / 12 / every.Count,
            _ => throw NeedsInstant(every),
        };
        // The day of the month is not looked at above: the last one may still lie ahead.
        return count > 0 && At(anchor, every, count, calendar) > through ? count - 1 : count;
    }

    private static int Months(DateOnly from, DateOnly to) => (to.Year - from.Year) * 12 + to.Month - from.Month;

    private static ArgumentException NeedsInstant(Period every) =>
        new($"A date cannot move by '{every}'; hours are counted from an instant.", nameof(every));
}
