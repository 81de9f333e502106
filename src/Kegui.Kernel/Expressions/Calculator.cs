namespace Kegui.Kernel.Expressions;

/// <summary>Decimal arithmetic with units. What cannot be computed (a missing operand, division by zero, beyond the range) is missing.</summary>
internal static class Calculator
{
    public const string DividedByZero = "division-by-zero";
    public const string OutOfRange = "out-of-range";
    public const string NotInDays = "not-in-days";

    /// <summary>The result and, where it is missing though both operands were there, why.</summary>
    public static (Value Result, string? Why) Compute(Operation operation, Value left, Value right, ValueKind result)
    {
        if (left.IsMissing || right.IsMissing) return (Value.Missing, null);
        if (left.Kind == ValueKind.Date) return InRange(() => Shift(operation, left.As<DateOnly>(), right));
        var (a, b) = (Plain(left), Plain(right));
        return operation == Operation.Divide && b == 0 ? (Value.Missing, DividedByZero) : InRange(() => (WithUnit(Apply(operation, a, b), result), null));
    }

    public static (Value Result, string? Why) Negate(Value value) =>
        value.IsMissing ? (value, null) : InRange(() => (WithUnit(0m - Plain(value), value.Kind), null));

    /// <summary>Rounds half away from zero. Places of money count yuan, places of a percent count percents.</summary>
    public static (Value Result, string? Why) Round(Value value, int places) =>
        value.IsMissing ? (value, null) : InRange(() => (value.Content switch
        {
            Money money => WithUnit(Round(money.Yuan, places) * 100m, ValueKind.Money),
            decimal share when value.Kind == ValueKind.Percent => Value.Percent(Round(share * 100m, places) / 100m),
            _ => Value.Of(Round(value.As<decimal>(), places)),
        }, null));

    /// <summary>Negative, zero or positive as the first comes before, with or after the second; both known and of one ordered type.</summary>
    public static int Order(Value a, Value b) => a.Kind == ValueKind.Date ? a.As<DateOnly>().CompareTo(b.As<DateOnly>()) : Plain(a).CompareTo(Plain(b));

    private static (Value, string?) InRange(Func<(Value, string?)> compute)
    {
        try
        {
            return compute();
        }
        catch (Exception failure) when (failure is OverflowException or ArgumentOutOfRangeException)
        {
            return (Value.Missing, OutOfRange);
        }
    }

    private static (Value, string?) Shift(Operation operation, DateOnly date, Value by)
    {
        if (by.Kind == ValueKind.Date) return (Value.Of((decimal)(date.DayNumber - by.As<DateOnly>().DayNumber)), null);
        var period = by.As<Period>();
        if (!Units.FitsDate(period)) return (Value.Missing, NotInDays);
        var count = operation == Operation.Add ? period.Count : -period.Count;
        return (Value.Of(period.Unit switch
        {
            PeriodUnit.Days => date.AddDays(count),
            PeriodUnit.Weeks => date.AddDays(count * 7),
            PeriodUnit.Months => date.AddMonths(count),
            _ => date.AddYears(count),
        }), null);
    }

    private static decimal Apply(Operation operation, decimal a, decimal b) => operation switch
    {
        Operation.Add => a + b,
        Operation.Subtract => a - b,
        Operation.Multiply => a * b,
        _ => a / b,
    };

    // Money takes part as fen, so a money result is in fen too and is rounded there, and only there.
    private static decimal Plain(Value value) => value.Content is Money money ? money.Fen : value.As<decimal>();

    private static Value WithUnit(decimal result, ValueKind kind) => kind switch
    {
        ValueKind.Money => Value.Of(new Money((long)Math.Round(result, 0, MidpointRounding.AwayFromZero))),
        ValueKind.Percent => Value.Percent(result),
        _ => Value.Of(result),
    };

    private static decimal Round(decimal number, int places)
    {
        if (places >= 0) return Math.Round(number, places, MidpointRounding.AwayFromZero);
        var step = 1m;
        for (; places < 0; places++) step *= 10m;
        return Math.Round(number / step, 0, MidpointRounding.AwayFromZero) * step;
    }
}
