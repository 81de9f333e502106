using Kegui.Kernel.Expressions;

namespace Kegui.Kernel;

/// <summary>The attributes of a fact as expressions read them. What the fact does not carry is missing.</summary>
internal static class FactValues
{
    public static IReadOnlyDictionary<string, Value> Of(FactWord word, Fact fact, DateOnly today) => word.Attributes.ToDictionary(
        name => name.Code,
        name => Of(name.Type, fact.Values.TryGetValue(name.Code, out var given) && given is not null ? given : name.Code == "on" ? fact.On ?? today : null),
        StringComparer.Ordinal);

    public static Value Of(TermType type, object? given) => (type.Kind, given) switch
    {
        (_, null) => Value.Missing,
        (_, Value value) => value,
        (ValueKind.Bool, bool truth) => Value.Of(truth),
        (ValueKind.Number, int number) => Value.Of((decimal)number),
        (ValueKind.Number, long number) => Value.Of((decimal)number),
        (ValueKind.Number, decimal number) => Value.Of(number),
        (ValueKind.Percent, decimal share) => Value.Percent(share),
        (ValueKind.Money, Money money) => Value.Of(money),
        (ValueKind.Date, DateOnly date) => Value.Of(date),
        (ValueKind.Period, Period period) => Value.Of(period),
        (ValueKind.Choice, string code) => Value.Choice(code),
        (ValueKind.Text, string text) => Value.Text(text.Trim()),
        (ValueKind.Reference, long id) => Value.Reference(id),
        // A module that gives another type than it published is a fault to be seen, not a missing value.
        _ => throw new InvalidOperationException($"A {given.GetType().Name} was given for a {type}."),
    };
}
