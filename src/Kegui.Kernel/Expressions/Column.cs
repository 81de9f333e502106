namespace Kegui.Kernel.Expressions;

/// <summary>How a type lies in a column: the C# type without its nullability.</summary>
internal sealed record Column(TermType Type, Type Storage)
{
    private static readonly Dictionary<Type, TermType> Usual = new()
    {
        [typeof(bool)] = TermType.Bool,
        [typeof(int)] = TermType.Number,
        [typeof(decimal)] = TermType.Number,
        [typeof(Money)] = TermType.Money,
        [typeof(DateOnly)] = TermType.Date,
        [typeof(Period)] = TermType.Period,
        [typeof(string)] = TermType.Text,
    };

    private static readonly HashSet<(ValueKind, Type)> Possible =
    [
        (ValueKind.Bool, typeof(bool)),
        (ValueKind.Number, typeof(int)), (ValueKind.Number, typeof(long)), (ValueKind.Number, typeof(decimal)),
        (ValueKind.Percent, typeof(decimal)), (ValueKind.Percent, typeof(int)),
        (ValueKind.Money, typeof(long)), (ValueKind.Money, typeof(Money)),
        (ValueKind.Date, typeof(DateOnly)),
        (ValueKind.Period, typeof(Period)), (ValueKind.Period, typeof(string)),
        (ValueKind.Text, typeof(string)), (ValueKind.Choice, typeof(string)),
        (ValueKind.Reference, typeof(long)),
    ];

    /// <summary>What one step of the stored number is worth: an int percent counts hundredths.</summary>
    public decimal Step => (Type.Kind, Storage) == (ValueKind.Percent, typeof(int)) ? 0.01m : 1m;

    /// <exception cref="ArgumentException">The C# type cannot hold the type, or more than one type is possible and none was said.</exception>
    public static Column Of(Type clrType, TermType? type)
    {
        var storage = Nullable.GetUnderlyingType(clrType) ?? clrType;
        type ??= Usual.GetValueOrDefault(storage) ?? throw new ArgumentException($"Say which type a {storage.Name} column holds.", nameof(type));
        return Possible.Contains((type.Kind, storage))
            ? new Column(type, storage)
            : throw new ArgumentException($"A {storage.Name} column cannot hold a {type}.", nameof(type));
    }

    /// <summary>The stored content as a value; null is missing.</summary>
    public Value Read(object? stored) => (Type.Kind, stored) switch
    {
        (_, null) => Value.Missing,
        (ValueKind.Bool, bool truth) => Value.Of(truth),
        (ValueKind.Number, int number) => Value.Of((decimal)number),
        (ValueKind.Number, long number) => Value.Of((decimal)number),
        (ValueKind.Number, decimal number) => Value.Of(number),
        (ValueKind.Percent, int whole) => Value.Percent(whole * Step),
        (ValueKind.Percent, decimal fraction) => Value.Percent(fraction),
        (ValueKind.Money, long fen) => Value.Of(new Money(fen)),
        (ValueKind.Money, Money money) => Value.Of(money),
        (ValueKind.Date, DateOnly date) => Value.Of(date),
        (ValueKind.Period, Period period) => Value.Of(period),
        (ValueKind.Period, string period) => Value.Of(Period.TryParse(period)),
        (ValueKind.Text, string text) => Value.Text(text),
        (ValueKind.Choice, string code) => Value.Choice(code),
        (ValueKind.Reference, long id) => Value.Reference(id),
        _ => throw new InvalidOperationException($"A {stored.GetType().Name} is no {Type}."),
    };
}
