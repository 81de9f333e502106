using System.Text.Json;
using Kegui.Kernel.Expressions;

namespace Kegui.Kernel;

/// <summary>A value in force, and the edition and clause that say so.</summary>
public sealed record PolicyInForce(PolicyValue Value, Clause Clause, PolicyContent Content, int Edition, DateOnly EditionFrom)
{
    /// <summary>Whether the company set it otherwise than the document.</summary>
    public bool Changed => Content != Value.Is;
}

/// <summary>One regulation under one edition. Immutable.</summary>
public sealed class RegulationDay
{
    private readonly Dictionary<string, PolicyContent> _set;
    private readonly Lazy<ValueSource> _source;

    internal RegulationDay(Regulation text, RegulationEdition edition)
    {
        (Text, Edition) = (text, edition);
        _set = Read(text, edition.Values);
        _source = new(() => ValueSource.None.With(text.Values.ToDictionary(v => v.Key, v => Content(v.Key)!.ToValue(), StringComparer.Ordinal)));
    }

    public Regulation Text { get; }
    public RegulationEdition Edition { get; }

    /// <summary>The values as expressions read them.</summary>
    public ValueSource Values => _source.Value;

    /// <summary>Null when the regulation has no such value.</summary>
    public PolicyContent? Content(string key) => _set.GetValueOrDefault(key) ?? Text.Value(key)?.Value.Is;

    public PolicyInForce? Value(string key) => Text.Value(key) is { } found
        ? new(found.Value, found.Clause, Content(key)!, Edition.Number, Edition.From)
        : null;

    // What a newer document no longer knows, or no longer allows, falls back to the document.
    private static Dictionary<string, PolicyContent> Read(Regulation text, string json)
    {
        var set = new Dictionary<string, PolicyContent>(StringComparer.Ordinal);
        foreach (var (key, written) in JsonSerializer.Deserialize<Dictionary<string, string>>(json)!)
            if (text.Value(key)?.Value is { } value && PolicyContent.TryParse(value.Type, written) is { } content && value.Allows(content)) set[key] = content;
        return set;
    }
}
