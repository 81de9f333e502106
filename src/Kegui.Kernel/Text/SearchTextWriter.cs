using System.Text;

namespace Kegui.Kernel.Text;

/// <summary>Collects the text and the tokens of one record.</summary>
internal sealed class SearchTextWriter
{
    private readonly StringBuilder text = new(128);
    private readonly Tokens tokens = new(96);

    public void Name(string? name)
    {
        var bare = Chars.Bare(name);
        if (bare.Length == 0) return;
        Piece(bare);
        SearchGrams.AddPairs(bare, tokens);
        SearchGrams.AddTriples(bare, tokens);

        // 有限公司 is in everybody's name; nobody types yxgs.
        ReadOnlySpan<char> core = bare.AsSpan(0, LegalForms.CoreLength(bare));
        for (var start = 0; start < core.Length;)
        {
            var end = NextLongRun(core, start, out var after);
            Pinyin(core[start..end]);
            start = after;
        }
    }

    public void Code(string? code)
    {
        var bare = Chars.Bare(code);
        if (bare.Length == 0) return;
        Piece(bare);
        SearchGrams.AddPairs(bare, tokens);
        SearchGrams.AddTriples(bare, tokens);
    }

    public void Phone(string? cell)
    {
        var reading = Text.Phone.Read(cell);
        foreach (var number in reading.Numbers) Code(number.Dialled);
        // A mistyped number is found by what stands there.
        if (reading.Numbers.Count == 0) Code(cell);
    }

    public SearchText Done() => new(text.ToString(), tokens.ToString());

    private void Pinyin(ReadOnlySpan<char> part)
    {
        var letters = PinyinLetters.Of(part);
        if (letters.Count == 0 || !letters.HasSyllables) return;
        SearchGrams.AddPinyin(letters, tokens);
        foreach (var spelling in letters.Spell(initials: true, Text.Pinyin.MostVariants)) Piece(spelling);
        foreach (var spelling in letters.Spell(initials: false, Text.Pinyin.MostVariants)) Piece(spelling);
    }

    private void Piece(string piece)
    {
        if (text.Length > 0) text.Append(' ');
        text.Append(piece);
    }

    private static int NextLongRun(ReadOnlySpan<char> core, int start, out int after)
    {
        for (var i = start; i < core.Length; i++)
        {
            if (core[i] >= 128) continue;
            var end = SearchGrams.RunEnd(core, i);
            if (end - i > SearchGrams.LongestLettersAmongInitials)
            {
                after = end;
                return i;
            }
            i = end;
        }
        return after = core.Length;
    }
}
