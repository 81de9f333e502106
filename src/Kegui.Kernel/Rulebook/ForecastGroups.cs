namespace Kegui.Kernel;

/// <summary>Counts changes by what the subjects have in common.</summary>
internal sealed class ForecastGroups
{
    private readonly SortedDictionary<(string By, string Key), int[]> _counts = [];

    public IReadOnlyList<ForecastGroup> All =>
        [.. _counts.Select(g => new ForecastGroup(g.Key.By, g.Key.Key.Length > 0 ? g.Key.Key : null, g.Value[0], g.Value[1], g.Value[2], g.Value[3]))];

    /// <param name="earlier">Of a move.</param>
    public void Add(string by, string? key, ForecastChange change, bool earlier)
    {
        if (!_counts.TryGetValue((by, key ?? ""), out var counts)) _counts.Add((by, key ?? ""), counts = new int[4]);
        counts[change switch { ForecastChange.Appear => 0, ForecastChange.Vanish => 1, _ => earlier ? 2 : 3 }]++;
    }
}
