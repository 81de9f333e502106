using System.Linq.Expressions;

namespace Kegui.Kernel.Expressions;

/// <summary>An expression that says yes or no: <c>customer.grade in [A, B] and not customer.blacklisted</c>. Immutable and safe to share.</summary>
public sealed class Condition
{
    private Condition(string text, Term root)
    {
        (Text, Root) = (text, root);
        Names = [.. root.All().OfType<NameTerm>().Select(term => term.Name).Distinct()];
    }

    /// <summary>The text as it was written.</summary>
    public string Text { get; }

    internal Term Root { get; }

    /// <summary>Every name it reads, once each.</summary>
    public IReadOnlyList<Name> Names { get; }

    /// <summary>The codes of the stored fields it reads: an act that changes one of them makes the rule look again.</summary>
    public IEnumerable<string> Fields => Names.Where(name => name is FieldName or DatedName).Select(name => name.Code);

    /// <summary>The names that a date turns on or off: on that date the rule looks again.</summary>
    public IEnumerable<DatedName> Dated => Names.OfType<DatedName>();

    /// <summary>The measures that must be loaded before it is evaluated.</summary>
    public IEnumerable<MeasureName> Measures => Names.OfType<MeasureName>();

    /// <summary>Reads a text over the names of a scope. Any text is safe to give, whoever wrote it.</summary>
    public static Reading<Condition> Read(string text, NameScope scope) =>
        Reader.Read(text, scope, (typer, syntax) => typer.Condition(syntax), (written, root) => new Condition(written, root));

    /// <summary>The answer and how it came about. A comparison with a missing value is false, whatever the operator; a missing yes-or-no is no.</summary>
    /// <exception cref="KeyNotFoundException">The source does not know a name.</exception>
    public Trace Evaluate(ValueSource values) => Interpreter.Evaluate(Root, values);

    public bool Holds(ValueSource values) => Evaluate(values).Holds;

    /// <summary>Why it cannot become SQL over one record's table; nothing when it can. Only comparisons over stored fields can.</summary>
    public IReadOnlyList<Problem> ObstaclesToSql<T>(RecordNames<T> record) => SqlObstacles.Of(this, record.Record, typeof(FieldName<T>));

    /// <summary>The same condition for EF Core, with the same answer for every row on SQLite and PostgreSQL.</summary>
    /// <param name="record">The names of the rows' record.</param>
    /// <param name="given">The values of names that are not fields; they travel as parameters.</param>
    /// <exception cref="InvalidOperationException">It cannot become SQL; <see cref="ObstaclesToSql"/> tells beforehand.</exception>
    public Expression<Func<T, bool>> Where<T>(RecordNames<T> record, ValueSource given) => ObstaclesToSql(record) is [var first, ..]
        ? throw new InvalidOperationException($"'{Text}' cannot become SQL: {first}")
        : new SqlTranslator<T>(given).Translate(Root);

    /// <summary>The canonical text, which reads back to the same condition.</summary>
    public override string ToString() => Printer.Print(Root);
}
