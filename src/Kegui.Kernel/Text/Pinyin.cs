using System.Text;

namespace Kegui.Kernel.Text;

/// <summary>
/// Pinyin without tones for U+4E00 to U+9FFF; ü is v (lv), except that lve and nve are lue and nue, as keyboards take them.
/// Latin letters and digits stand for themselves in lower case, everything else is left out.
/// </summary>
public static class Pinyin
{
    /// <summary>So many spellings of one text are given at most; the likeliest come first.</summary>
    public const int MostVariants = 8;

    /// <summary>Every reading of the character, the most frequent first; empty when it has none.</summary>
    public static IReadOnlyList<string> Readings(char character) => PinyinTable.Readings(character);

    /// <summary>First letters, one string per reading of polyphones: 重庆 gives <c>cq</c> and <c>zq</c>. Empty for a text without letters.</summary>
    public static IReadOnlyList<string> Initials(string? text) => Spellings(text, initials: true);

    /// <summary>Whole syllables run together, one string per reading of polyphones: <c>chongqing</c>, <c>zhongqing</c>.</summary>
    public static IReadOnlyList<string> Full(string? text) => Spellings(text, initials: false);

    /// <summary>
    /// Sorts ordinally in the order of a Chinese dictionary, digits before Latin before Chinese:
    /// for each character its reading here, a blank, the character and a blank; Latin in upper case. For a stored column (collation C or BINARY).
    /// </summary>
    public static string SortKey(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var here = PinyinTable.ReadHere(text);
        var key = new StringBuilder(text.Length * 6);
        for (var i = 0; i < text.Length; i++)
        {
            var c = Chars.Narrow(text[i]);
            if (here[i] is { } syllable) key.Append(syllable).Append(' ').Append(c).Append(' ');
            else if (Chars.IsWord(c)) key.Append(char.ToUpperInvariant(c));
        }
        return key.ToString();
    }

    private static List<string> Spellings(string? text, bool initials)
    {
        if (string.IsNullOrEmpty(text)) return [];
        var letters = PinyinLetters.Of(text);
        return letters.Count == 0 ? [] : letters.Spell(initials, MostVariants);
    }
}
