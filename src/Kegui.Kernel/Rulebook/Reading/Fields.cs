using System.Globalization;
using Kegui.Kernel.Expressions;

namespace Kegui.Kernel;

/// <summary>The keys of one mapping, taken one by one; what nobody took is unknown and told by <see cref="Done"/>.</summary>
internal sealed class Fields
{
    private readonly Dictionary<string, YamlEntry> _entries;
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    public Fields(YamlMap map, ProblemSheet sheet)
    {
        (Map, Sheet) = (map, sheet);
        _entries = map.Entries.ToDictionary(e => e.Key.Text, StringComparer.Ordinal);
    }

    public YamlMap Map { get; }
    public ProblemSheet Sheet { get; }

    public bool Has(string key)
    {
        _asked.Add(key);
        return _entries.ContainsKey(key);
    }

    public YamlNode? Take(string key, bool required = false)
    {
        _asked.Add(key);
        if (_entries.TryGetValue(key, out var entry)) return entry.Value;
        if (required) Sheet.Add(Map, RegulationProblems.MissingKey, key);
        return null;
    }

    /// <summary>A text that is not blank; null after a problem or when an optional one is absent.</summary>
    public YamlText? Text(string key, bool required = false, int longest = 4000)
    {
        if (Take(key, required) is not { } node) return null;
        return TextOf(node, key, longest);
    }

    public YamlText? TextOf(YamlNode node, string key, int longest = 200)
    {
        if (node is not YamlText text || string.IsNullOrWhiteSpace(text.Text)) Sheet.Add(node, RegulationProblems.NotText, key);
        else if (text.Text.Length > longest) Sheet.Add(node, RegulationProblems.TextTooLong, key, $"{longest}");
        else return text;
        return null;
    }

    public int? Int(string key)
    {
        if (Text(key, required: true) is not { } text) return null;
        if (int.TryParse(text.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 10_000) return number;
        Sheet.Add(text, RegulationProblems.BadNumber, key, text.Text);
        return null;
    }

    public DateOnly? Date(string key)
    {
        if (Text(key, required: true) is not { } text) return null;
        if (DateOnly.TryParseExact(text.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return date;
        Sheet.Add(text, RegulationProblems.BadDate, key, text.Text);
        return null;
    }

    /// <summary>The items of a list; none after a problem.</summary>
    public IReadOnlyList<YamlNode> List(string key, bool required = false)
    {
        if (Take(key, required) is not { } node) return [];
        if (node is YamlList list) return list.Items;
        Sheet.Add(node, RegulationProblems.NotList, key);
        return [];
    }

    public Fields? Inside(string key, bool required = false) => Take(key, required) is { } node ? Of(node, key) : null;

    public Fields? Of(YamlNode node, string key)
    {
        if (node is YamlMap map) return new Fields(map, Sheet);
        Sheet.Add(node, RegulationProblems.NotMapping, key);
        return null;
    }

    /// <summary>Tells the keys that mean nothing here.</summary>
    public void Done()
    {
        foreach (var (key, _) in Map.Entries)
            if (!_asked.Contains(key.Text)) Sheet.Add(key, RegulationProblems.UnknownKey, key.Text, Confusions.Nearest(key.Text, _asked) ?? "");
    }
}
