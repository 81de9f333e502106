using System.Globalization;
using Kegui.Kernel.Expressions;

namespace Kegui.Kernel;

/// <summary>What sort of number, choice or text a regulation sets. A date is one of every year (<c>12-31</c>) or a full one.</summary>
public enum PolicyType { Money, Percent, Int, Number, Period, Date, Time, Text, Choice }

/// <summary>A day of every year. 29 February is 28 February in common years.</summary>
public readonly record struct YearDay(int Month, int Day)
{
    public DateOnly In(int year) => new(year, Month, Math.Min(Day, DateTime.DaysInMonth(year, Month)));
    public override string ToString() => $"{Month:00}-{Day:00}";
}

/// <summary>
/// The content of a value: <see cref="Money"/>, decimal (a percent is the fraction), <see cref="Period"/>, <see cref="DateOnly"/>,
/// <see cref="YearDay"/>, <see cref="TimeOnly"/> or a text, as its type says.
/// </summary>
public sealed record PolicyContent(PolicyType Type, object Content)
{
    private const NumberStyles Plain = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary>Reads what <see cref="ToString"/> writes: <c>3000000.00 CNY</c>, <c>30%</c>, <c>4</c>, <c>2 months</c>, <c>12-31</c>, <c>17:30</c>; null for anything else.</summary>
    public static PolicyContent? TryParse(PolicyType type, string? text)
    {
        if (text is not { Length: > 0 and <= 200 }) return null;
        object? content = type switch
        {
            PolicyType.Money => text.EndsWith(" CNY", StringComparison.Ordinal) && Number(text[..^4], 2) is { } yuan ? Money.FromYuan(yuan) : null,
            PolicyType.Percent => text.EndsWith('%') && Number(text[..^1], 4) is { } share ? share / 100m : null,
            PolicyType.Int => Number(text, 0),
            PolicyType.Number => Number(text, 6),
            PolicyType.Period => Period.TryParse(text),
            PolicyType.Date => Date(text),
            PolicyType.Time => TimeOnly.TryParseExact(text, "HH:mm", Invariant, DateTimeStyles.None, out var time) ? time : null,
            PolicyType.Text => text.Trim(),
            PolicyType.Choice => Words.IsCode(text) ? text : null,
            _ => null,
        };
        return content is null ? null : new(type, content);
    }

    public static PolicyType? TypeOf(string? code) =>
        Enum.TryParse<PolicyType>(code, ignoreCase: true, out var type) && code == type.ToString().ToLowerInvariant() ? type : null;

    /// <summary>Whether it has a least and a most.</summary>
    public static bool IsQuantity(PolicyType type) => type is PolicyType.Money or PolicyType.Percent or PolicyType.Int or PolicyType.Number or PolicyType.Period or PolicyType.Time;

    /// <summary>The type that expressions know it by; null for days of the year and times, which no expression reads.</summary>
    public static TermType? TermOf(PolicyType type, ChoiceSet? options) => type switch
    {
        PolicyType.Money => TermType.Money,
        PolicyType.Percent => TermType.Percent,
        PolicyType.Int or PolicyType.Number => TermType.Number,
        PolicyType.Period => TermType.Period,
        PolicyType.Text => TermType.Text,
        PolicyType.Choice when options is not null => TermType.Choice(options),
        _ => null,
    };

    public Value ToValue() => Content switch
    {
        Money money => Value.Of(money),
        decimal share when Type == PolicyType.Percent => Value.Percent(share),
        decimal number => Value.Of(number),
        Period period => Value.Of(period),
        string code when Type == PolicyType.Choice => Value.Choice(code),
        string text => Value.Text(text),
        _ => Value.Missing,
    };

    /// <summary>Whether it is certainly less than another of its type: months have 28 to 31 days, workdays span 1 to 2.</summary>
    public bool IsBelow(PolicyContent other) => (Content, other.Content) switch
    {
        (Money a, Money b) => a < b,
        (decimal a, decimal b) => a < b,
        (TimeOnly a, TimeOnly b) => a < b,
        (Period a, Period b) when a.Unit == b.Unit => a.Count < b.Count,
        (Period a, Period b) => Hours(a).Longest < Hours(b).Shortest,
        _ => false,
    };

    /// <summary>The form that <see cref="TryParse"/> reads.</summary>
    public override string ToString() => Content switch
    {
        Money money => money.Yuan.ToString("0.00", Invariant) + " CNY",
        decimal share when Type == PolicyType.Percent => (share * 100m).ToString("0.####", Invariant) + "%",
        decimal number => number.ToString("0.######", Invariant),
        DateOnly date => date.ToString("yyyy-MM-dd", Invariant),
        TimeOnly time => time.ToString("HH:mm", Invariant),
        var other => other.ToString()!,
    };

    private static (long Shortest, long Longest) Hours(Period period) => period.Unit switch
    {
        PeriodUnit.Hours => (period.Count, period.Count),
        PeriodUnit.Days => (24L * period.Count, 24L * period.Count),
        PeriodUnit.Workdays => (24L * period.Count, 48L * period.Count),
        PeriodUnit.Weeks => (168L * period.Count, 168L * period.Count),
        PeriodUnit.Months => (24L * 28 * period.Count, 24L * 31 * period.Count),
        _ => (24L * 365 * period.Count, 24L * 366 * period.Count),
    };

    private static object? Date(string text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", Invariant, DateTimeStyles.None, out var date)) return date;
        return DateOnly.TryParseExact("2024-" + text, "yyyy-MM-dd", Invariant, DateTimeStyles.None, out var day) ? new YearDay(day.Month, day.Day) : null;
    }

    private static decimal? Number(string text, int places) =>
        text.Length <= 20 && decimal.TryParse(text, Plain, Invariant, out var number) && Math.Abs(number) < 1_000_000_000_000_000m
        && Math.Round(number, places, MidpointRounding.ToZero) == number ? number : null;
}
