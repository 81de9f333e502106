using System.Globalization;

namespace Kegui.Kernel;

public enum PeriodKind { Year, HalfYear, Quarter, Month, Week }

/// <summary>
/// A named stretch of the calendar, such as the second half of 2026. Weeks are ISO weeks from Monday and belong to the year of
/// their Thursday.
/// </summary>
/// <param name="Kind">The length.</param>
/// <param name="Year">1 to 9999; of a week, the ISO year.</param>
/// <param name="Number">From 1; 1 for a whole year.</param>
public readonly record struct CalendarPeriod(PeriodKind Kind, int Year, int Number)
{
    /// <summary>The period of this kind in which a date falls.</summary>
    public static CalendarPeriod Of(PeriodKind kind, DateOnly date) => kind switch
    {
        PeriodKind.Week => new(kind, ISOWeek.GetYear(date), ISOWeek.GetWeekOfYear(date)),
        _ => new(kind, date.Year, (date.Month - 1) / Months(kind) + 1),
    };

    public DateOnly Start => Kind == PeriodKind.Week
        ? DateOnly.FromDateTime(ISOWeek.ToDateTime(Year, Number, DayOfWeek.Monday))
        : new(Year, (Number - 1) * Months(Kind) + 1, 1);

    /// <summary>The last day, included.</summary>
    public DateOnly End => Kind == PeriodKind.Week ? Start.AddDays(6) : Start.AddMonths(Months(Kind)).AddDays(-1);

    public bool Contains(DateOnly date) => date >= Start && date <= End;

    /// <summary>Its place among all of its kind: the next one's is one more.</summary>
    public int Index => Kind == PeriodKind.Week ? Start.DayNumber / 7 : Year * PerYear(Kind) + Number - 1;

    public static CalendarPeriod At(PeriodKind kind, int index) => kind == PeriodKind.Week
        ? Of(kind, DateOnly.FromDayNumber(index * 7))
        : new(kind, index / PerYear(kind), index % PerYear(kind) + 1);

    public CalendarPeriod Next => Of(Kind, End.AddDays(1));

    public CalendarPeriod Previous => Of(Kind, Start.AddDays(-1));

    /// <summary><c>2026</c>, <c>2026H2</c>, <c>2026Q4</c>, <c>2026-11</c>, <c>2026-W47</c>: sorts by time within its kind.</summary>
    public string Code => Kind switch
    {
        PeriodKind.Year => $"{Year:0000}",
        PeriodKind.HalfYear => $"{Year:0000}H{Number}",
        PeriodKind.Quarter => $"{Year:0000}Q{Number}",
        PeriodKind.Month => $"{Year:0000}-{Number:00}",
        _ => $"{Year:0000}-W{Number:00}",
    };

    public override string ToString() => Code;

    /// <summary>Reads what <see cref="Code"/> writes; null for anything else, <c>2026-W53</c> in a year of 52 weeks included.</summary>
    public static CalendarPeriod? TryParse(string? code)
    {
        if (code is not { Length: >= 4 and <= 8 } || !Digits(code[..4], out var year) || year == 0) return null;
        var (kind, digits) = code[4..] switch
        {
            "" => (PeriodKind.Year, "1"),
            ['H', var n] => (PeriodKind.HalfYear, n.ToString()),
            ['Q', var n] => (PeriodKind.Quarter, n.ToString()),
            ['-', 'W', .. { Length: 2 } n] => (PeriodKind.Week, n),
            ['-', .. { Length: 2 } n] => (PeriodKind.Month, n),
            _ => (PeriodKind.Year, ""),
        };
        if (!Digits(digits, out var number) || number == 0 || number > Most(kind, year)) return null;
        return new(kind, year, number);
    }

    private static int PerYear(PeriodKind kind) => 12 / Months(kind);

    private static int Months(PeriodKind kind) => kind switch
    {
        PeriodKind.Year => 12,
        PeriodKind.HalfYear => 6,
        PeriodKind.Quarter => 3,
        _ => 1,
    };

    private static int Most(PeriodKind kind, int year) => kind == PeriodKind.Week ? ISOWeek.GetWeeksInYear(year) : 12 / Months(kind);

    private static bool Digits(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
