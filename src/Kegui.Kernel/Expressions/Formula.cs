namespace Kegui.Kernel.Expressions;

/// <summary>An expression that gives a value: <c>round(customer.annualVolume * 3%, 2)</c>. Immutable and safe to share.</summary>
public sealed class Formula
{
    private Formula(string text, Term root)
    {
        (Text, Root) = (text, root);
        Names = [.. root.All().OfType<NameTerm>().Select(term => term.Name).Distinct()];
    }

    /// <summary>The text as it was written.</summary>
    public string Text { get; }

    internal Term Root { get; }

    public TermType Type => Root.Type;

    /// <summary>Every name it reads, once each.</summary>
    public IReadOnlyList<Name> Names { get; }

    /// <summary>The codes of the stored fields it reads.</summary>
    public IEnumerable<string> Fields => Names.OfType<FieldName>().Select(name => name.Code);

    /// <summary>The measures that must be loaded before it is evaluated.</summary>
    public IEnumerable<MeasureName> Measures => Names.OfType<MeasureName>();

    /// <summary>Reads a text that must give the wanted type, or any type when none is wanted.</summary>
    public static Reading<Formula> Read(string text, NameScope scope, TermType? wanted = null) => Reader.Read(
        text,
        scope,
        (typer, syntax) => wanted is null ? typer.Type(syntax) : typer.Wanted(syntax, wanted),
        (written, root) => new Formula(written, root));

    /// <summary>The value and how it came about. Missing when an operand is missing, when a divisor is zero or beyond the range. Money is
    /// rounded to the fen, half away from zero, wherever a part of the formula is money.</summary>
    /// <exception cref="KeyNotFoundException">The source does not know a name.</exception>
    public Trace Evaluate(ValueSource values) => Interpreter.Evaluate(Root, values);

    /// <summary>The canonical text, which reads back to the same formula.</summary>
    public override string ToString() => Printer.Print(Root);
}
