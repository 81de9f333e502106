namespace Kegui.Kernel.Expressions;

/// <summary>What the units of two operands make together.</summary>
internal static class Units
{
    private const ValueKind Number = ValueKind.Number, Percent = ValueKind.Percent, Money = ValueKind.Money, Date = ValueKind.Date, Period = ValueKind.Period;

    /// <summary>The type of the result; null when the units do not go together. A share of a number is a number, of a share a share.</summary>
    public static TermType? Result(Operation operation, ValueKind left, ValueKind right) => (operation, left, right) switch
    {
        (Operation.Add or Operation.Subtract, Number, Number) => TermType.Number,
        (Operation.Add or Operation.Subtract, Percent, Percent) => TermType.Percent,
        (Operation.Add or Operation.Subtract, Money, Money) => TermType.Money,
        (Operation.Add or Operation.Subtract, Date, Period) => TermType.Date,
        (Operation.Subtract, Date, Date) => TermType.Number,
        (Operation.Multiply, Number, Number or Percent) or (Operation.Multiply, Percent, Number) => TermType.Number,
        (Operation.Multiply, Percent, Percent) => TermType.Percent,
        (Operation.Multiply, Money, Number or Percent) or (Operation.Multiply, Number or Percent, Money) => TermType.Money,
        (Operation.Divide, Number, Number or Percent) => TermType.Number,
        (Operation.Divide, Percent, Number) => TermType.Percent,
        (Operation.Divide, Percent, Percent) => TermType.Number,
        (Operation.Divide, Money, Number or Percent) => TermType.Money,
        (Operation.Divide, Money, Money) => TermType.Number,
        _ => null,
    };

    /// <summary>False when hours or workdays are counted from a date: hours need a clock, workdays the company's calendar.</summary>
    public static bool FitsDate(Term left, Term right) =>
        left.Type != TermType.Date || right is not LiteralTerm { Value.Content: Kegui.Kernel.Period period } || FitsDate(period);

    public static bool FitsDate(Period period) => period.Unit is not (PeriodUnit.Hours or PeriodUnit.Workdays);
}
