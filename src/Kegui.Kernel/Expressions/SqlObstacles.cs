namespace Kegui.Kernel.Expressions;

/// <summary>Finds what keeps a condition from becoming SQL. A part that reads no column is no obstacle: it is computed beforehand.</summary>
internal static class SqlObstacles
{
    public static IReadOnlyList<Problem> Of(Condition condition, string record, Type fields)
    {
        var problems = new ProblemList(condition.Text);
        Look(condition.Root);
        return problems.Found;

        void Look(Term term)
        {
            if (Obstacle(term) is { } what) problems.Add(Problems.NotInSql, term.Origin.Start, term.Origin.Length, ("what", what));
            else
                foreach (var part in term.Parts) Look(part);
        }

        string? Obstacle(Term term) => term switch
        {
            NameTerm { Name: MeasureName } => "measure",
            NameTerm { Name: DatedName } => "day",
            NameTerm { Name: FieldName field } when field.Record != record || !fields.IsInstanceOfType(field) => "record",
            NameTerm { Name: FieldName field } when field.Type == TermType.Period => "period",
            ArithmeticTerm or NegationTerm or ExtremeTerm or RoundTerm when ReadsColumns(term) => "arithmetic",
            ComparisonTerm test when !SameStorage(test.Left, test.Right) => "storage",
            InTerm test when test.Members.Terms.Any(member => !SameStorage(test.Operand, member)) => "storage",
            _ => null,
        };
    }

    public static bool ReadsColumns(Term term) => term.All().Any(part => part is NameTerm { Name: FieldName or MeasureName or DatedName });

    // Numbers of any column compare; a percent held as 80 does not compare with one held as 0.8, nor fen with a Money.
    private static bool SameStorage(Term a, Term b) =>
        a.Type == TermType.Number || a is not NameTerm { Name: FieldName x } || b is not NameTerm { Name: FieldName y }
        || Column.Of(x.Selector.ReturnType, x.Type) == Column.Of(y.Selector.ReturnType, y.Type);
}
