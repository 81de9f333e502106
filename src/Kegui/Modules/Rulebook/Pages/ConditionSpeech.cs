using Kegui.Kernel;
using Kegui.Kernel.Expressions;
using Kegui.Ui;

namespace Kegui.Modules.Rulebook.Pages;

/// <summary>
/// Says conditions as people do. What a condition consists of is read off its trace, so that the clause, the preview and the
/// explanation of a duty speak with one voice.
/// </summary>
internal sealed class ConditionSpeech(L l, RulePrinter printer)
{
    /// <summary>A condition as it stands, whatever the record says.</summary>
    public string Of(Condition condition) => Typeset.Line(Say(Shape(condition), inside: false));

    /// <summary>One part of an evaluated condition, without what lies below it.</summary>
    public string Of(Trace part) => Typeset.Line(Say(part, inside: false));

    /// <summary>What the record really had; null where the sentence says it already.</summary>
    public string? Actual(Trace part) => part.Part is "not" ? Actual(part.Parts[0])
        : part.Parts.Count > 0 && part.Parts[0].Name is not null ? Typeset.Line(Print(part.Parts[0].Result, part.Parts[0].Choices)) : null;

    public string Print(Value value, string? choices) => value switch
    {
        { IsMissing: true } => l["say.noValue"],
        { Kind: ValueKind.Bool } => l[value.As<bool>() ? "ui.yes" : "ui.no"],
        { Kind: ValueKind.Choice } => Choice(choices, value.As<string>()),
        { Kind: ValueKind.Date } => Formats.Date(value.As<DateOnly>()),
        { Kind: ValueKind.Money } => printer.Print(new(PolicyType.Money, value.As<Money>())),
        { Kind: ValueKind.Period } => printer.Print(new(PolicyType.Period, value.As<Period>())),
        { Kind: ValueKind.Percent } => printer.Print(new(PolicyType.Percent, value.As<decimal>())),
        { Kind: ValueKind.Number } => Formats.Number(value.As<decimal>()),
        { Kind: ValueKind.Reference } => l["say.given"],
        _ => value.As<string>(),
    };

    /// <summary>The word for a field: its own label, else the one that its record's form shows.</summary>
    public string Name(string code) => l.Find("name." + code) ?? l.Find(code) ?? l["say.parameter"];

    // Evaluated over nothing, a trace still holds every part: that is the condition's shape.
    private static Trace Shape(Condition condition) =>
        condition.Evaluate(ValueSource.None.With(condition.Names.ToDictionary(n => n.Code, _ => Value.Missing, StringComparer.Ordinal)));

    private string Say(Trace t, bool inside) => t.Part switch
    {
        "and" or "or" => inside ? l["say.brackets", Joined(t)] : Joined(t),
        "not" => t.Parts[0].Name is { } name ? l.Find("not." + name) ?? l["say.not", Name(name)] : l["say.not", Say(t.Parts[0], true)],
        "in" => l["say.in", Say(t.Parts[0], true), Either(t.Parts.Skip(1))],
        "is missing" => l["say.missing", Say(t.Parts[0], true)],
        "is not missing" => l["say.present", Say(t.Parts[0], true)],
        "=" or "<>" or "<" or "<=" or ">" or ">=" => l["say." + t.Part, Say(t.Parts[0], true), Say(t.Parts[1], true)],
        "min" or "max" or "round" => l["say." + t.Part, string.Join(l["rulebook.comma"], t.Parts.Select(p => Say(p, true)))],
        _ when t.Name is { } name => l.Find("is." + name) ?? Name(name),
        _ when t.Parts.Count == 2 => $"{Say(t.Parts[0], true)} {t.Part} {Say(t.Parts[1], true)}",
        _ when t.Parts.Count == 1 => t.Part + Say(t.Parts[0], true),
        _ => Print(t.Result, t.Choices),
    };

    private string Joined(Trace t)
    {
        var parts = t.Parts.Select(p => Say(p, true)).ToList();
        return l["say." + t.Part, string.Join(l["say.comma"], parts[..^1]), parts[^1]];
    }

    private string Either(IEnumerable<Trace> members)
    {
        var words = members.Select(m => Say(m, true)).ToList();
        return words.Count == 1 ? words[0] : l["say.either", string.Join(l["rulebook.comma"], words[..^1]), words[^1]];
    }

    // Modules call the words of customer.stage simply stage.prospect.
    private string Choice(string? set, string code) =>
        (set is null ? null : l.Find($"{set}.{code}") ?? l.Find($"{set[(set.LastIndexOf('.') + 1)..]}.{code}") ?? (set.Split('.') is [var record, var field] ? l.Find($"{record}{char.ToUpperInvariant(field[0])}{field[1..]}.{code}") : null))
        ?? l.Find("option." + code) ?? code;
}
