using System.Buffers;
using System.Collections.Frozen;

namespace Kegui.Kernel.Text;

/// <summary>The generated table: readings per character, and words in which a character is read otherwise.</summary>
internal static class PinyinTable
{
    private const char First = '\u4E00', Last = '\u9FFF';

    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouv");
    private static readonly string[]?[] ByCharacter = new string[Last - First + 1][];
    private static readonly FrozenDictionary<int, (string, string)> Words;

    static PinyinTable()
    {
        var lines = EmbeddedTable.Lines("pinyin.tsv.gz");
        var gap = lines.IndexOf("");
        var shared = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in lines.Take(gap))
        {
            var tab = line.IndexOf('\t');
            var readings = line[..tab].Split(' ').Select(r => Syllable(shared, r)).Distinct().ToArray();
            foreach (var c in line.AsSpan(tab + 1)) ByCharacter[c - First] = readings;
        }
        Words = lines.Skip(gap + 1).ToFrozenDictionary(
            line => Word(line[0], line[1]),
            line => line[3..].Split(' ') is var r ? (Syllable(shared, r[0]), Syllable(shared, r[1])) : default);
        // 嗯 and its like are read n and ng; nobody looks for them by that.
        Syllables = [.. shared.Values.Where(s => s.AsSpan().ContainsAny(Vowels)).Order(StringComparer.Ordinal)];
    }

    /// <summary>All syllables that occur, sorted ordinally.</summary>
    public static string[] Syllables { get; }

    public static string[] Readings(char c) => c is >= First and <= Last ? ByCharacter[c - First] ?? [] : [];

    /// <summary>For each character the reading it has in this text; null when it is not Chinese.</summary>
    public static string?[] ReadHere(ReadOnlySpan<char> text)
    {
        var here = new string?[text.Length];
        for (var i = 0; i < text.Length; i++)
        {
            if (here[i] is not null) continue;
            if (i + 1 < text.Length && Words.TryGetValue(Word(text[i], text[i + 1]), out var word)) (here[i], here[i + 1]) = word;
            else if (Readings(text[i]) is [var main, ..]) here[i] = main;
        }
        return here;
    }

    private static int Word(char a, char b) => a << 16 | b;

    private static string Syllable(Dictionary<string, string> shared, string reading)
    {
        var usual = reading switch { "lve" => "lue", "nve" => "nue", _ => reading };
        shared.TryAdd(usual, usual);
        return shared[usual];
    }
}
