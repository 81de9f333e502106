namespace Kegui.Kernel.Expressions;

/// <summary>Writes a term in its canonical form: one blank between words, parentheses only where the meaning needs them.</summary>
internal static class Printer
{
    private const int Or = 1, And = 2, Not = 3, Comparison = 4, Sum = 5, Product = 6, Minus = 7, Word = 8;

    public static string Print(Term term) => term switch
    {
        LiteralTerm literal => Literals.Print(literal.Value),
        NameTerm name => name.Name.Code,
        NotTerm not => "not " + Inside(not.Operand, Not),
        JunctionTerm junction => string.Join(junction.IsAnd ? " and " : " or ", junction.Members.Terms.Select(part => Inside(part, LevelOf(junction) + 1))),
        ComparisonTerm test => $"{Inside(test.Left, Sum)} {Signs.Of(test.Operator)} {Inside(test.Right, Sum)}",
        InTerm test => $"{Inside(test.Operand, Sum)} in [{List(test.Members)}]",
        MissingTerm test => Inside(test.Operand, Sum) + (test.Negated ? " is not missing" : " is missing"),

        // What stands right of an operator binds tighter, since a - b - c means (a - b) - c.
        ArithmeticTerm sum => $"{Inside(sum.Left, LevelOf(sum))} {Signs.Of(sum.Operation)} {Inside(sum.Right, LevelOf(sum) + 1)}",
        NegationTerm minus => "-" + Inside(minus.Operand, Minus),
        ExtremeTerm extreme => $"{(extreme.IsMax ? "max" : "min")}({List(extreme.Members)})",
        RoundTerm round => $"round({Inside(round.Operand, Sum)}, {Literals.Number(round.Places)})",
        _ => throw new InvalidOperationException($"No rule for {term.GetType().Name}."),
    };

    private static string List(Several members) => string.Join(", ", members.Terms.Select(member => Inside(member, Sum)));

    private static string Inside(Term term, int least) => LevelOf(term) < least ? $"({Print(term)})" : Print(term);

    private static int LevelOf(Term term) => term switch
    {
        JunctionTerm { IsAnd: false } => Or,
        JunctionTerm => And,
        NotTerm => Not,
        ComparisonTerm or InTerm or MissingTerm => Comparison,
        ArithmeticTerm { Operation: Operation.Add or Operation.Subtract } => Sum,
        ArithmeticTerm => Product,
        NegationTerm => Minus,
        _ => Word,
    };
}
