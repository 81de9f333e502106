namespace Kegui.Kernel.Expressions;

/// <summary>Gives the values of names while an expression is evaluated. Immutable: adding makes a new source, so a batch shares one and adds a row each.</summary>
public sealed class ValueSource
{
    public static readonly ValueSource None = new(null, _ => null);

    private readonly ValueSource? rest;
    private readonly Func<Name, Value?> answer;

    private ValueSource(ValueSource? rest, Func<Name, Value?> answer) => (this.rest, this.answer) = (rest, answer);

    /// <summary>The fields of a row, under the name its record goes by.</summary>
    public ValueSource With<T>(RecordNames<T> record, T row) =>
        new(this, name => name is FieldName<T> field && field.Record == record.Record ? field.Read(row) : null);

    /// <summary>One name.</summary>
    public ValueSource With(string code, Value value) => new(this, name => name.Code == code ? value : null);

    /// <summary>Several names; missing ones must be there with a missing value.</summary>
    public ValueSource With(IReadOnlyDictionary<string, Value> values) => new(this, name => values.TryGetValue(name.Code, out var value) ? value : null);

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
