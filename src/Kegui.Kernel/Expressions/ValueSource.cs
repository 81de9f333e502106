namespace Kegui.Kernel.Expressions;

/// <summary>Gives the values of names while an expression is evaluated. Immutable: adding makes a new source, so a batch shares one and adds a row each.</summary>
public sealed class ValueSource
{
    public static readonly ValueSource None = new(null, null, _ => null);

    private readonly ValueSource? rest;
    private readonly Func<Name, Value?> answer;

    private readonly DateOnly? day;

    private ValueSource(ValueSource? rest, DateOnly? day, Func<Name, Value?> answer) => (this.rest, this.day, this.answer) = (rest, day, answer);

    /// <summary>The same, seen on a date: names that a date turns on or off can be answered from here on.</summary>
    public ValueSource AsOf(DateOnly date) => new(this, date, _ => null);

    /// <summary>The fields of a row, under the name its record goes by.</summary>
    public ValueSource With<T>(RecordNames<T> record, T row) => new(this, day, name => name switch
    {
        FieldName<T> field when field.Record == record.Record => field.Read(row),
        DatedName<T> dated when dated.Record == record.Record && day is { } on => Value.Of(dated.HoldsOn(on, row)),
        _ => null,
    });

    /// <summary>One name.</summary>
    public ValueSource With(string code, Value value) => new(this, day, name => name.Code == code ? value : null);

    /// <summary>Several names; missing ones must be there with a missing value.</summary>
    public ValueSource With(IReadOnlyDictionary<string, Value> values) => new(this, day, name => values.TryGetValue(name.Code, out var value) ? value : null);

    /// <summary>The value of a name, perhaps missing.</summary>
    /// <exception cref="InvalidOperationException">The value given is of another kind than the name.</exception>
    /// <exception cref="KeyNotFoundException">Nobody speaks for the name. That is a fault of the caller: taking it for missing would let a guard pass.</exception>
    public Value this[Name name]
    {
        get
        {
            for (var source = this; source is not null; source = source.rest)
                if (source.answer(name) is { } value)
                    return value.IsMissing || value.Kind == name.Type.Kind
                        ? value
                        : throw new InvalidOperationException($"'{name.Code}' is {name.Type} and was given {value}.");
            throw new KeyNotFoundException($"No value was given for '{name.Code}'.");
        }
    }
}
