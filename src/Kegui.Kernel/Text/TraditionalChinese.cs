using System.Text;

namespace Kegui.Kernel.Text;

/// <summary>
/// 简体 to 繁體 by OpenCC's characters and phrases, the longest match first, in forms that are read in Taiwan and Hong Kong alike and
/// without the regional words of either. <c>traditional-overrides.tsv</c> goes over the generated table.
/// </summary>
public static class TraditionalChinese
{
    private const int LongestEntry = 31;

    // Simplified to traditional; an empty value leaves the phrase as it is and guards it against longer matches from within.
    private static readonly Dictionary<string, string> Entries = Load();
    private static readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Spans = Entries.GetAlternateLookup<ReadOnlySpan<char>>();

    // For each first UTF-16 unit, bit n set when there is an entry of n units.
    private static readonly uint[] Lengths = FirstUnits();

    /// <summary>Returns the text itself when nothing in it changes.</summary>
    public static string Convert(string text)
    {
        StringBuilder? written = null;
        var from = 0;
        for (var i = 0; i < text.Length;)
        {
            if (Longest(text.AsSpan(i), out var traditional) is not (var length and > 0))
            {
                i++;
                continue;
            }
            if (traditional.Length > 0)
            {
                written ??= new(text.Length + 16);
                written.Append(text, from, i - from).Append(traditional);
                from = i + length;
            }
            i += length;
        }
        return written is null ? text : written.Append(text, from, text.Length - from).ToString();
    }

    private static int Longest(ReadOnlySpan<char> text, out string traditional)
    {
        for (var lengths = Lengths[text[0]]; lengths != 0;)
        {
            var length = 31 - System.Numerics.BitOperations.LeadingZeroCount(lengths);
            if (length <= text.Length && Spans.TryGetValue(text[..length], out traditional!)) return length;
            lengths &= ~(1u << length);
        }
        traditional = "";
        return 0;
    }

    private static Dictionary<string, string> Load()
    {
        var lines = EmbeddedTable.Lines("traditional.tsv.gz");
        var entries = new Dictionary<string, string>(lines.Count + 64, StringComparer.Ordinal);
        foreach (var line in lines.Concat(EmbeddedTable.Lines("traditional-overrides.tsv")))
        {
            if (line.Length == 0 || line[0] == '#') continue;
            var tab = line.IndexOf('\t');
            var (simplified, traditional) = (line[..tab], line[(tab + 1)..]);
            if (simplified.Length > LongestEntry) throw new InvalidDataException($"An entry may have {LongestEntry} characters: {simplified}");
            entries[simplified] = simplified == traditional ? "" : traditional;
        }
        return entries;
    }

    private static uint[] FirstUnits()
    {
        var lengths = new uint[char.MaxValue + 1];
        foreach (var entry in Entries.Keys) lengths[entry[0]] |= 1u << entry.Length;
        return lengths;
    }
}
