namespace Kegui.Kernel.Text;

/// <summary>Names of Chinese companies: the tidy form, the key under which variants of one legal name meet, and likeness.</summary>
public static class CompanyName
{
    /// <summary>
    /// The tidy name for display: half-width letters and digits, brackets of one kind, （） in a Chinese name and () in a Western one,
    /// no blank beside a Chinese character, single blanks elsewhere, no invisible characters. Empty stays empty.
    /// </summary>
    public static string Clean(string? name)
    {
        if (string.IsNullOrEmpty(name)) return "";
        Span<char> buffer = name.Length <= 256 ? stackalloc char[name.Length] : new char[name.Length];
        var n = 0;
        var chinese = name.AsSpan().IndexOfAnyInRange('\u4E00', '\u9FFF') >= 0;
        var blank = false;
        foreach (var raw in name)
        {
            var c = Chars.Narrow(raw);
            if (c == ' ') { blank = n > 0; continue; }
            if (Chars.IsInvisible(c)) continue;
            c = Bracket(c, chinese);
            if (blank && !Tight(buffer[n - 1]) && !Tight(c)) buffer[n++] = ' ';
            blank = false;
            buffer[n++] = c;
        }
        return buffer[..n].SequenceEqual(name) ? name : new string(buffer[..n]);
    }

    /// <summary>
    /// The strict key: equal for spellings of one legal name (legal form, place before, after or in brackets, 市 and the like,
    /// brackets, width, blanks, case), different for a branch. Empty when the name holds no letter. Not for display.
    /// </summary>
    public static string Key(string? name) => NameParts.Of(name).ToString();

    /// <summary>
    /// 0 (nothing in common) to 1 (same key). Mixes shared letter pairs with edit distance, and lets an abbreviation
    /// (宏远 for 宁波宏远机械有限公司) count; a different place lowers it, a missing one hardly does.
    /// </summary>
    public static double Similarity(string? a, string? b) => NameLikeness.Of(NameParts.Of(a), NameParts.Of(b));

    /// <summary>Brackets, quotation marks and points that people use in place of one another.</summary>
    private static char Bracket(char c, bool chinese) => c switch
    {
        '(' or '[' or '{' or '〔' or '【' or '［' or '｛' or '﹙' or '〈' or '「' or '『' => chinese ? '（' : '(',
        ')' or ']' or '}' or '〕' or '】' or '］' or '｝' or '﹚' or '〉' or '」' or '』' => chinese ? '）' : ')',
        '・' or '•' or '‧' or '●' => '·',
        _ => c,
    };

    private static bool Tight(char c) => Chars.IsHan(c) || c is '（' or '）' or '(' or ')' or '·';
}
