namespace Kegui.Kernel.Expressions;

/// <summary>A kind with what makes it comparable: the set of a choice, the record of a reference. Only equal types compare.</summary>
public sealed record TermType
{
    public static readonly TermType Bool = new() { Kind = ValueKind.Bool };
    public static readonly TermType Number = new() { Kind = ValueKind.Number };
    public static readonly TermType Percent = new() { Kind = ValueKind.Percent };
    public static readonly TermType Money = new() { Kind = ValueKind.Money };
    public static readonly TermType Date = new() { Kind = ValueKind.Date };
    public static readonly TermType Period = new() { Kind = ValueKind.Period };
    public static readonly TermType Text = new() { Kind = ValueKind.Text };

    public required ValueKind Kind { get; init; }
    public ChoiceSet? Choices { get; private init; }
    public string? Record { get; private init; }

    /// <summary>Whether <c>&lt;</c> and <c>&gt;</c> make sense. Text is not ordered, since the two databases sort it differently.</summary>
    public bool IsOrdered => Kind is ValueKind.Number or ValueKind.Percent or ValueKind.Money or ValueKind.Date;

    /// <summary>Whether a wrong pairing of it is a matter of units rather than of sense.</summary>
    internal bool IsQuantity => IsOrdered || Kind == ValueKind.Period;

    public static TermType Choice(ChoiceSet choices) => new() { Kind = ValueKind.Choice, Choices = choices };

    /// <summary>A reference to a record by its vocabulary name: <c>person</c>.</summary>
    public static TermType Reference(string record) => new() { Kind = ValueKind.Reference, Record = record };

    public static implicit operator TermType(ChoiceSet choices) => Choice(choices);

    /// <summary>The code of the type in problems: <c>money</c>, <c>choice:grade</c>, <c>reference:person</c>.</summary>
    public override string ToString() => (Choices?.Key ?? Record) is { } detail
        ? $"{Kind.ToString().ToLowerInvariant()}:{detail}"
        : Kind.ToString().ToLowerInvariant();
}
