using System.Collections.Concurrent;
using System.Globalization;
using System.Resources;

namespace Kegui.Ui;

/// <summary>One file of labels that the program reads; a module registers its own with <c>AddLabels&lt;T&gt;()</c>.</summary>
internal sealed record LabelSet(Type Marker)
{
    internal ResourceManager Texts { get; } = new(Marker.FullName!, Marker.Assembly);
}

/// <summary>Labels of all registered sets under one roof: <c>@L["ui.save"]</c>, <c>@L["ui.of", 3, 12]</c>.</summary>
internal sealed class L(IEnumerable<LabelSet> sets)
{
    private readonly LabelSet[] sets = [.. sets];
    private readonly ConcurrentDictionary<(string Culture, string Key), string?> found = new();

    /// <summary>The text in the reader's language; the key itself when nobody wrote one, so that a gap is seen and nothing breaks.</summary>
    public string this[string key] => Find(key) ?? key;

    public string this[string key, params object?[] values] =>
        string.Format(CultureInfo.InvariantCulture, this[key], values);

    /// <summary>The text, or null when no set has the key.</summary>
    public string? Find(string key) => found.GetOrAdd((CultureInfo.CurrentUICulture.Name, key), Read);

    private string? Read((string Culture, string Key) wanted)
    {
        var culture = CultureInfo.GetCultureInfo(wanted.Culture);
        foreach (var set in sets)
            if (set.Texts.GetString(wanted.Key, culture) is { } text) return text;
        return null;
    }
}
