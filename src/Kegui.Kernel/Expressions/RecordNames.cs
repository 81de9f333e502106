using System.Collections;
using System.Linq.Expressions;

namespace Kegui.Kernel.Expressions;

/// <summary>The names one record publishes: <c>new RecordNames&lt;Customer&gt;("customer").Field("grade", c => c.Grade, Choices.Grade)</c>
/// gives <c>customer.grade</c>.</summary>
/// <remarks>A selector through a navigation must guard it itself (<c>c => c.Owner == null ? null : c.Owner.ManagerId</c>): an absent record
/// is missing, one that was not loaded should fail loudly.</remarks>
public sealed class RecordNames<T>(string record) : IEnumerable<Name>
{
    private readonly List<Name> names = [];

    /// <summary>What stands before the dot.</summary>
    public string Record { get; } = record;

    /// <summary>Declares a stored column. The type may be left out for bool, int and decimal (number), DateOnly, Money and string (text).</summary>
    /// <param name="type">Needed for choices (the set, stored as string), references (long), money as long fen, and percents: a decimal
    /// column holds the fraction (0.8), an int column whole percents (80).</param>
    /// <exception cref="ArgumentException">The C# type of the column cannot hold the type.</exception>
    public RecordNames<T> Field<TValue>(string code, Expression<Func<T, TValue>> selector, TermType? type = null, string? label = null)
    {
        var column = Column.Of(typeof(TValue), type);
        names.Add(new FieldName<T>(Record, code, column.Type, label, selector, () =>
        {
            var read = selector.Compile();
            return row => column.Read(read(row));
        }));
        return this;
    }

    /// <summary>Declares a yes or no that holds through a date: a freeze, a probation.</summary>
    public RecordNames<T> Until(string code, Expression<Func<T, DateOnly?>> selector, string? label = null)
    {
        names.Add(new DatedName<T>(Record, code, label, isUntil: true, selector));
        return this;
    }

    /// <summary>Declares a yes or no that holds from a date on: an appointment that has come.</summary>
    public RecordNames<T> From(string code, Expression<Func<T, DateOnly?>> selector, string? label = null)
    {
        names.Add(new DatedName<T>(Record, code, label, isUntil: false, selector));
        return this;
    }

    /// <summary>Declares a measure, computed over other rows.</summary>
    public RecordNames<T> Measure(string code, TermType type, LoadMeasure load, string? label = null)
    {
        names.Add(new MeasureName($"{Record}.{code}", type, label, load));
        return this;
    }

    public IEnumerator<Name> GetEnumerator() => names.GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
