namespace Kegui.Kernel;

public enum WeekKind { FiveDay, SixDay, Alternating }

/// <summary>The days of a week that are worked when nothing else is said. The default value is five days, Monday to Friday.</summary>
/// <param name="Kind">Saturdays free, worked, or free in every second week.</param>
/// <param name="Anchor">Alternating only: any date in a week (from Monday) with a free Saturday.</param>
public readonly record struct WeekPattern(WeekKind Kind, DateOnly Anchor)
{
    public static WeekPattern FiveDay => default;
    public static WeekPattern SixDay => new(WeekKind.SixDay, default);

    /// <param name="inWeekWithFreeSaturday">Any date, from Monday to Sunday, in a week with a free Saturday.</param>
    public static WeekPattern Alternating(DateOnly inWeekWithFreeSaturday) => new(WeekKind.Alternating, inWeekWithFreeSaturday);

    internal bool IsWorkday(DateOnly date) => date.DayOfWeek switch
    {
        DayOfWeek.Sunday => false,
        DayOfWeek.Saturday => Kind switch
        {
            WeekKind.SixDay => true,
            WeekKind.Alternating => (WeekNumber(date) - WeekNumber(Anchor)) % 2 != 0,
            _ => false,
        },
        _ => true,
    };

    // 1 January of year 1 (day 0) is a Monday.
    private static int WeekNumber(DateOnly date) => date.DayNumber / 7;
}
