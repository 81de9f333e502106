namespace Kegui.Kernel.Expressions;

/// <summary>Evaluates a term over values. Looks at every part, so that the trace is whole.</summary>
internal static class Interpreter
{
    public static Trace Evaluate(Term term, ValueSource values)
    {
        switch (term)
        {
            case NameTerm name: return new Trace(Trace.NamePart, values[name.Name], []) { Name = name.Name.Code, Choices = term.Type.Choices?.Key };
            case LiteralTerm literal: return Literal(literal.Value, term.Type);
            case RoundTerm round: return Round(round, Evaluate(round.Operand, values));
        }

        var parts = term.Parts.Select(part => Evaluate(part, values)).ToArray();
        return term switch
        {
            NotTerm => Answer("not", !parts[0].Holds, parts),
            JunctionTerm { IsAnd: true } => Answer("and", parts.All(part => part.Holds), parts),
            JunctionTerm => Answer("or", parts.Any(part => part.Holds), parts),
            ComparisonTerm comparison => Answer(Signs.Of(comparison.Operator), Compares(comparison.Operator, parts[0].Result, parts[1].Result), parts),
            InTerm => Answer("in", parts.Skip(1).Any(member => Compares(Comparator.Equal, parts[0].Result, member.Result)), parts),
            MissingTerm test => Answer(test.Negated ? "is not missing" : "is missing", parts[0].Result.IsMissing != test.Negated, parts),
            ArithmeticTerm sum => Computed(Signs.Of(sum.Operation), Calculator.Compute(sum.Operation, parts[0].Result, parts[1].Result, sum.Type.Kind), parts),
            NegationTerm => Computed("-", Calculator.Negate(parts[0].Result), parts),
            ExtremeTerm extreme => new Trace(extreme.IsMax ? "max" : "min", Extreme(parts, extreme.IsMax ? 1 : -1), parts),
            _ => throw new InvalidOperationException($"No rule for {term.GetType().Name}."),
        };
    }

    private static bool Compares(Comparator compare, Value a, Value b)
    {
        if (a.IsMissing || b.IsMissing) return false;
        return compare switch
        {
            Comparator.Equal => Same(a, b),
            Comparator.NotEqual => !Same(a, b),
            Comparator.Less => Calculator.Order(a, b) < 0,
            Comparator.LessOrEqual => Calculator.Order(a, b) <= 0,
            Comparator.Greater => Calculator.Order(a, b) > 0,
            _ => Calculator.Order(a, b) >= 0,
        };
    }

    private static bool Same(Value a, Value b) =>
        a.Content is Period p && b.Content is Period q ? Smallest(p) == Smallest(q) : Equals(a.Content, b.Content);

    // A year is 12 months and a week 7 days; a month is not a number of days.
    private static Period Smallest(Period period) => period.Unit switch
    {
        PeriodUnit.Weeks => new Period(period.Count * 7, PeriodUnit.Days),
        PeriodUnit.Years => new Period(period.Count * 12, PeriodUnit.Months),
        _ => period,
    };

    private static Value Extreme(Trace[] parts, int sign)
    {
        var best = parts[0].Result;
        foreach (var part in parts)
        {
            if (part.Result.IsMissing) return Value.Missing;
            if (Calculator.Order(part.Result, best) * sign > 0) best = part.Result;
        }

        return best;
    }

    private static Trace Round(RoundTerm round, Trace operand) =>
        Computed("round", Calculator.Round(operand.Result, round.Places), [operand, Literal(Value.Of((decimal)round.Places), TermType.Number)]);

    private static Trace Literal(Value value, TermType type) => new(Trace.LiteralPart, value, []) { Choices = type.Choices?.Key };

    private static Trace Answer(string part, bool holds, Trace[] parts) => new(part, Value.Of(holds), parts);

    private static Trace Computed(string part, (Value Result, string? Why) outcome, Trace[] parts) => new(part, outcome.Result, parts) { Why = outcome.Why };
}
