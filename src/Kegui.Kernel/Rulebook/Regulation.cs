namespace Kegui.Kernel;

/// <summary>One regulation as its document says it. Immutable and safe to share; what a company changed lies in its editions.</summary>
/// <param name="Id">Three capital letters, <c>CGM</c>.</param>
/// <param name="Applies">One line: for whom it is meant.</param>
/// <param name="Owner">The code of the department that answers for it.</param>
/// <param name="Edition">The number printed on the factory text.</param>
/// <param name="Effective">The date printed on the factory text.</param>
public sealed record Regulation(string Id, string Title, string Applies, string Owner, int Edition, DateOnly Effective, IReadOnlyList<Chapter> Chapters)
{
    private readonly Lazy<Dictionary<string, Clause>> _clauses = new(() => Chapters.SelectMany(c => c.Clauses).ToDictionary(c => c.Id, StringComparer.Ordinal));
    private readonly Lazy<Dictionary<string, (PolicyValue, Clause)>> _values = new(() =>
        Chapters.SelectMany(c => c.Clauses).SelectMany(c => c.Values.Select(v => (Value: v, Clause: c))).ToDictionary(p => p.Value.Key, StringComparer.Ordinal));

    public IEnumerable<Clause> Clauses => Chapters.SelectMany(c => c.Clauses);
    public IEnumerable<Rule> Rules => Clauses.SelectMany(c => c.Rules);
    public IEnumerable<PolicyValue> Values => Clauses.SelectMany(c => c.Values);

    public Clause? Clause(string id) => _clauses.Value.GetValueOrDefault(id);
    public Chapter? Chapter(string no) => Chapters.FirstOrDefault(c => c.No == no);

    /// <summary>A value with the clause that sets it; null when the regulation has none of this key.</summary>
    public (PolicyValue Value, Clause Clause)? Value(string key) => _values.Value.TryGetValue(key, out var found) ? found : null;

    // Two regulations are the same when they are the same object: comparing 400 clauses by content is never meant.
    public bool Equals(Regulation? other) => ReferenceEquals(this, other);
    public override int GetHashCode() => Id.GetHashCode(StringComparison.Ordinal);
}

public sealed record Chapter(string No, string Title, IReadOnlyList<Clause> Clauses);

/// <summary>One demand of a regulation.</summary>
/// <param name="Id">Stable, for the API and auditors: <c>CGM-7.2a2</c>.</param>
/// <param name="No">As people cite it: <c>7.2</c>.</param>
/// <param name="Kind">One of <see cref="ClauseKinds"/>.</param>
/// <param name="Text">With <c>{key}</c> where a value stands.</param>
public sealed record Clause(string Id, string No, string Kind, string Text, IReadOnlyList<PolicyValue> Values, IReadOnlyList<Rule> Rules);

/// <summary>A number, choice or text that the owners of the rule may change within its range.</summary>
/// <param name="Key">Unique within the regulation: <c>visit.cadence</c>.</param>
/// <param name="Is">What the factory text says.</param>
/// <param name="Options">The codes of a choice; null otherwise.</param>
/// <param name="Slot">The place in a module's code that reads it; null when only rules and the text do.</param>
public sealed record PolicyValue(string Key, PolicyType Type, PolicyContent Is, PolicyContent? Min, PolicyContent? Max, Expressions.ChoiceSet? Options, string? Slot)
{
    /// <summary>Whether a content of the right type lies within range and options.</summary>
    public bool Allows(PolicyContent content) =>
        content.Type == Type
        && !(Min is not null && content.IsBelow(Min))
        && !(Max is not null && Max.IsBelow(content))
        && Options?.Contains(content.ToString()) != false;
}

public static class ClauseKinds
{
    public static readonly IReadOnlyList<string> All =
        ["record", "workflow", "rule", "guidance", "permission", "report", "schedule", "calculation", "deadline", "notification", "integration"];
}
