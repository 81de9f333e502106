using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Kernel.Expressions;

/// <summary>A word of the vocabulary that an expression may read. <see cref="Code"/> is stable, the label is found by <see cref="LabelKey"/>.</summary>
public abstract class Name
{
    private protected Name(string code, TermType type, string? labelKey)
    {
        if (!Words.IsName(code) || Words.Reserved.Contains(code)) throw new ArgumentException($"'{code}' cannot be a name.", nameof(code));
        (Code, Type, LabelKey) = (code, type, labelKey ?? code);
    }

    public string Code { get; }
    public TermType Type { get; }
    public string LabelKey { get; }
}

/// <summary>A stored column of a record, readable in process and in SQL.</summary>
public abstract class FieldName : Name
{
    private protected FieldName(string record, string code, TermType type, string? labelKey, LambdaExpression selector)
        : base($"{record}.{code}", type, labelKey) => (Record, Selector) = (record, selector);

    /// <summary>What stands before the dot: the name the record goes by.</summary>
    public string Record { get; }

    /// <summary>The expression that the module declared.</summary>
    public LambdaExpression Selector { get; }

    /// <summary>False when the column's C# type holds a value in every row.</summary>
    public bool CanBeMissing => !Selector.ReturnType.IsValueType || Nullable.GetUnderlyingType(Selector.ReturnType) is not null;
}

/// <summary>A stored column of <typeparamref name="T"/>.</summary>
public sealed class FieldName<T> : FieldName
{
    private readonly Lazy<Func<T, Value>> read;

    internal FieldName(string record, string code, TermType type, string? labelKey, LambdaExpression selector, Func<Func<T, Value>> compile)
        : base(record, code, type, labelKey, selector) => read = new Lazy<Func<T, Value>>(compile);

    public Value Read(T row) => read.Value(row);
}

/// <summary>A yes or no that a stored date turns on (from that day) or off (after that day). Conditions read it as of a day; SQL does not.</summary>
public abstract class DatedName : Name
{
    private protected DatedName(string record, string code, string? labelKey, bool isUntil, LambdaExpression selector)
        : base($"{record}.{code}", TermType.Bool, labelKey) => (Record, IsUntil, Selector) = (record, isUntil, selector);

    public string Record { get; }
    /// <summary>True when it holds through the date, false when it holds from the date on.</summary>
    public bool IsUntil { get; }
    public LambdaExpression Selector { get; }
}

/// <summary>A yes or no that a date of <typeparamref name="T"/> turns on or off. Without a date it is no.</summary>
public sealed class DatedName<T> : DatedName
{
    private readonly Lazy<Func<T, DateOnly?>> date;

    internal DatedName(string record, string code, string? labelKey, bool isUntil, Expression<Func<T, DateOnly?>> selector)
        : base(record, code, labelKey, isUntil, selector) => date = new(() => selector.Compile());

    public bool HoldsOn(DateOnly day, T row) => date.Value(row) is { } on && (IsUntil ? day <= on : day >= on);

    /// <summary>The first day after <paramref name="day"/> on which the answer is another; null when it stays.</summary>
    public DateOnly? TurnsAfter(DateOnly day, T row) => date.Value(row) is { } on && (IsUntil ? on.AddDays(1) : on) is var turn && turn > day ? turn : null;
}

/// <summary>Loads a measure for many records at once, in one or two statements per 5,000 ids. An id that the answer lacks is missing.</summary>
public delegate Task<IReadOnlyDictionary<long, Value>> LoadMeasure(DbContext data, IReadOnlyList<long> ids, DateOnly asOf, CancellationToken cancel);

/// <summary>A value computed over other rows, loaded in batches; only where the caller allows measures.</summary>
public sealed class MeasureName : Name
{
    internal MeasureName(string code, TermType type, string? labelKey, LoadMeasure load) : base(code, type, labelKey) => Load = load;

    public LoadMeasure Load { get; }
}

/// <summary>A name that the caller gives a value to when it evaluates: a value of the rulebook, or an attribute of a fact.</summary>
public sealed class GivenName : Name
{
    internal GivenName(string code, TermType type, string? labelKey, bool isAttribute) : base(code, type, labelKey) => IsAttribute = isAttribute;

    /// <summary>True for an attribute of the fact (<c>kind</c>, <c>to</c>), false for a value or slot (<c>gradeA.annualVolume</c>).</summary>
    public bool IsAttribute { get; }
}
