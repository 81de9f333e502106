namespace Kegui.Kernel.Expressions;

/// <summary>The codes a choice may have, in the order people see them. Two sets are the same when their keys are.</summary>
/// <exception cref="ArgumentException">A code is not ASCII words joined by hyphens, stands twice, or is a word of the language.</exception>
public sealed class ChoiceSet : IEquatable<ChoiceSet>
{
    private readonly HashSet<string> known;

    public ChoiceSet(string key, params string[] codes)
    {
        Key = key;
        Codes = codes;
        known = new HashSet<string>(codes, StringComparer.Ordinal);
        if (codes.FirstOrDefault(code => !Words.IsCode(code) || Words.Reserved.Contains(code)) is { } bad)
            throw new ArgumentException($"'{bad}' in choice set '{key}' cannot be a code.", nameof(codes));
        if (known.Count != codes.Length) throw new ArgumentException($"Choice set '{key}' names a code twice.", nameof(codes));
    }

    /// <summary>Also the prefix of the labels: <c>grade</c> → <c>grade.A</c>.</summary>
    public string Key { get; }

    public IReadOnlyList<string> Codes { get; }

    public bool Contains(string code) => known.Contains(code);

    public bool Equals(ChoiceSet? other) => other?.Key == Key;
    public override bool Equals(object? obj) => Equals(obj as ChoiceSet);
    public override int GetHashCode() => Key.GetHashCode(StringComparison.Ordinal);
    public override string ToString() => Key;
}
