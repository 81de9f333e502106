namespace Kegui.Kernel.Expressions;

/// <summary>A typed value, or missing. Empty text counts as missing, so that a form field left blank answers the same in process and in SQL.</summary>
public readonly record struct Value
{
    private Value(ValueKind kind, object? content) => (Kind, Content) = (content is null ? default : kind, content);

    public static Value Missing => default;

    /// <summary>Means nothing while <see cref="IsMissing"/>.</summary>
    public ValueKind Kind { get; }

    internal object? Content { get; }

    public bool IsMissing => Content is null;

    /// <summary>True only for the known truth: a missing yes-or-no does not hold.</summary>
    public bool Holds => Content is true;

    public static Value Of(bool? value) => new(ValueKind.Bool, value);
    public static Value Of(decimal? value) => new(ValueKind.Number, value);
    public static Value Of(Money? value) => new(ValueKind.Money, value);
    public static Value Of(DateOnly? value) => new(ValueKind.Date, value);
    public static Value Of(Period? value) => new(ValueKind.Period, value);

    /// <summary>A share as a fraction: 0.8 is 80%.</summary>
    public static Value Percent(decimal? fraction) => new(ValueKind.Percent, fraction);

    public static Value Text(string? text) => new(ValueKind.Text, string.IsNullOrEmpty(text) ? null : text);
    public static Value Choice(string? code) => new(ValueKind.Choice, string.IsNullOrEmpty(code) ? null : code);
    public static Value Reference(long? id) => new(ValueKind.Reference, id);

    /// <summary>Reads a value as a regulation writes it in its data: <c>3000000.00 CNY</c>, <c>80%</c>, <c>5</c>, <c>2 months</c>, a code of
    /// the choice, plain text without quotes. Null when it is no literal of the type; references are never written.</summary>
    public static Value? TryParse(string text, TermType type)
    {
        if (type.Kind == ValueKind.Text) return text.Length == 0 ? null : Text(text);
        return Formula.Read(text, NameScope.None, type).Result is { Root: LiteralTerm literal } ? literal.Value : null;
    }

    /// <summary>The content: bool, decimal (numbers and fractions), Money, DateOnly, Period, string or long.</summary>
    /// <exception cref="InvalidCastException">The value is missing or of another kind.</exception>
    public T As<T>() => Content is T content ? content : throw new InvalidCastException($"'{this}' is not a {typeof(T).Name}.");

    /// <summary>The literal as the language writes it; <c>missing</c> for none.</summary>
    public override string ToString() => Literals.Print(this);
}
