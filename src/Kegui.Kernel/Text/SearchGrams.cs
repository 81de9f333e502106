namespace Kegui.Kernel.Text;

/// <summary>How words become tokens; the same for what is stored and for what is asked.</summary>
internal static class SearchGrams
{
    /// <summary>Longer Latin runs are words, not letters that somebody would type among initials.</summary>
    public const int LongestLettersAmongInitials = 4;

    private const int ShortestSyllableToken = 4;

    // In nearly every name, so they find nothing; a query of nothing else reads the records in order instead.
    private static readonly HashSet<string> Common =
        ["有限", "限公", "公司", "股份", "份有", "集团", "团有", "限责", "责任", "任公", "科技"];

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> CommonSpans = Common.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Every pair that ends in 有 is left out too: it is the seam before 有限公司.</summary>
    public static bool IsCommon(ReadOnlySpan<char> pair) => pair[^1] == '有' || CommonSpans.Contains(pair);

    /// <summary>Pairs of neighbouring non-ASCII letters, without the common ones.</summary>
    public static void AddPairs(ReadOnlySpan<char> bare, Tokens tokens)
    {
        for (var i = 0; i < bare.Length;)
        {
            var first = LetterLength(bare, i);
            var second = LetterLength(bare, i + first);
            if (bare[i] >= 128 && second > 0 && bare[i + first] >= 128)
            {
                var pair = bare.Slice(i, first + second);
                if (!IsCommon(pair)) tokens.Add(pair);
            }
            i += first;
        }
    }

    /// <summary>Every three neighbours of each ASCII run; a run of two is one token.</summary>
    public static void AddTriples(ReadOnlySpan<char> bare, Tokens tokens)
    {
        for (var start = 0; start < bare.Length; start++)
        {
            if (bare[start] >= 128) continue;
            var end = RunEnd(bare, start);
            if (end - start == 2) tokens.Add(bare[start..end]);
            for (var i = start; i + 3 <= end; i++) tokens.Add(bare.Slice(i, 3));
            start = end;
        }
    }

    public static int RunEnd(ReadOnlySpan<char> bare, int start)
    {
        var end = start;
        while (end < bare.Length && bare[end] < 128) end++;
        return end;
    }

    /// <summary>Neighbouring initials, single syllables and neighbouring syllables, in every reading.</summary>
    public static void AddPinyin(PinyinLetters letters, Tokens tokens)
    {
        Span<char> token = stackalloc char[16];
        for (var i = 0; i < letters.Count; i++)
        {
            var next = i + 1 < letters.Count ? letters[i + 1] : [];
            foreach (var syllable in letters[i])
            {
                if (letters.IsSyllable(i)) tokens.Add(Syllable(syllable));
                foreach (var following in next)
                {
                    (token[0], token[1]) = (syllable[0], following[0]);
                    tokens.Add(token[..2]);
                    if (!letters.IsSyllable(i) || !letters.IsSyllable(i + 1)) continue;
                    syllable.CopyTo(token);
                    following.CopyTo(token[syllable.Length..]);
                    tokens.Add(Filled(token, syllable.Length + following.Length));
                }
            }
        }
    }

    /// <summary>The token of one syllable, or of two run together.</summary>
    public static string Syllable(string syllable) => syllable.Length >= ShortestSyllableToken ? syllable : syllable.PadRight(ShortestSyllableToken, '0');

    private static ReadOnlySpan<char> Filled(Span<char> token, int length)
    {
        while (length < ShortestSyllableToken) token[length++] = '0';
        return token[..length];
    }

    // Two for a character outside the basic plane; half a pair must never become a token.
    private static int LetterLength(ReadOnlySpan<char> text, int at) =>
        at >= text.Length ? 0 : char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? 2 : 1;
}

/// <summary>Distinct tokens in the order of their first appearance.</summary>
internal sealed class Tokens
{
    private readonly HashSet<string> distinct;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> spans;

    public Tokens(int capacity = 8)
    {
        distinct = new(capacity, StringComparer.Ordinal);
        spans = distinct.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public int Count => distinct.Count;

    public void Add(ReadOnlySpan<char> token) => spans.Add(token);

    public void Add(string token) => distinct.Add(token);

    public string[] ToArray() => [.. distinct];

    public override string ToString() => string.Join(' ', distinct);
}
