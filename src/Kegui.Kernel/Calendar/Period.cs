using System.Globalization;

namespace Kegui.Kernel;

public enum PeriodUnit { Hours, Days, Workdays, Weeks, Months, Years }

/// <summary>A length of time as a regulation writes it: <c>2 months</c>, <c>5 workdays</c>, <c>24 hours</c>. Count is 0 to 9999.</summary>
public readonly record struct Period(int Count, PeriodUnit Unit)
{
    /// <summary>Reads <c>2 months</c> or <c>1 day</c>; null when the text is not a period.</summary>
    public static Period? TryParse(string? text)
    {
        if (text is null) return null;
        var parts = text.Trim().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 2 || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count > 9999)
            return null;
        PeriodUnit? unit = parts[1].TrimEnd('s').ToLowerInvariant() switch
        {
            "hour" => PeriodUnit.Hours,
            "day" => PeriodUnit.Days,
            "workday" => PeriodUnit.Workdays,
            "week" => PeriodUnit.Weeks,
            "month" => PeriodUnit.Months,
            "year" => PeriodUnit.Years,
            _ => null,
        };
        return unit is { } u ? new Period(count, u) : null;
    }

    /// <summary>The form that <see cref="TryParse"/> reads: <c>1 month</c>, <c>2 months</c>.</summary>
    public override string ToString()
    {
        var unit = Unit.ToString().ToLowerInvariant();
        return $"{Count.ToString(CultureInfo.InvariantCulture)} {(Count == 1 ? unit[..^1] : unit)}";
    }
}
