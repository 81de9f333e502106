namespace Kegui.Kernel.Expressions;

/// <summary>What sort of value a name, a literal or a part of an expression has.</summary>
public enum ValueKind
{
    Bool,

    /// <summary>A plain decimal number, without unit.</summary>
    Number,

    /// <summary>A share, held as a fraction: 80% is 0.8.</summary>
    Percent,

    /// <summary>Whole fen.</summary>
    Money,

    Date,
    Period,
    Text,

    /// <summary>One stable ASCII code out of a <see cref="ChoiceSet"/>.</summary>
    Choice,

    /// <summary>The id of another record.</summary>
    Reference,
}
