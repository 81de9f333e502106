namespace Kegui.Kernel.Text;

/// <summary>Cuts what was typed into words and finds the ways in which each may be meant.</summary>
internal static class SearchWords
{
    private const int LongestInitials = 12;
    private const int MostSpellings = 3;
    private const int ShortestPhone = 10;

    // Typed by those who spell the whole legal name; the index leaves legal forms out of the pinyin.
    private static readonly string[] FormSpellings =
        ["youxianzerengongsi", "gufenyouxiangongsi", "jituanyouxiangongsi", "youxiangongsi", "gfyxgs", "jtyxgs", "yxzrgs", "yxgs"];

    public static IEnumerable<string> Split(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) return [];
        if (typed.Length > SearchQuery.MostWords * SearchQuery.LongestWord) typed = typed[..(SearchQuery.MostWords * SearchQuery.LongestWord)];
        if (Dialled(typed) is { } phone) return [phone];
        return new string([.. typed.Select(Chars.Narrow)]).Replace('ü', 'v').Replace('Ü', 'v')
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(w => Chars.Bare(w))
            .Where(w => w.Length > 0)
            .Take(SearchQuery.MostWords)
            .Select(w => w.Length > SearchQuery.LongestWord ? Chars.Bare(w.AsSpan(0, SearchQuery.LongestWord)) : w);
    }

    public static SearchWord Read(string typed)
    {
        var word = WithoutForm(typed);
        var tokens = new Tokens();
        if (word.AsSpan().ContainsAnyExceptInRange('\0', '\u007F'))
        {
            SearchGrams.AddPairs(word, tokens);
            LongTriples(word, tokens);
            return new(word, tokens.Count > 0 ? [All(tokens)] : []);
        }

        var branches = new List<SearchBranch>();
        var hasLetter = word.AsSpan().ContainsAnyInRange('a', 'z');
        if (word.Length >= 3)
        {
            Cover(word, tokens);
            branches.Add(All(tokens));
        }
        if (hasLetter && word.Length is >= 2 and <= LongestInitials) branches.Add(Initials(word));
        if (hasLetter && word.Length >= 2) branches.AddRange(Syllables.Spell(word, MostSpellings));
        return new(word, branches);
    }

    /// <summary>Two letters of any script, or a letter beside a digit, or three digits.</summary>
    public static bool IsLongEnough(string word) => word.Length >= 3 || (word.Length == 2 && !char.IsSurrogate(word[0]) && word.Any(char.IsLetter));

    private static SearchBranch All(Tokens tokens) => new(tokens.ToArray(), []);

    private static SearchBranch Initials(string word)
    {
        var pairs = new Tokens();
        for (var i = 0; i + 1 < word.Length; i++) pairs.Add(word.AsSpan(i, 2));
        return All(pairs);
    }

    /// <summary>Triples that touch every letter; the recheck sees to the seams, so long codes need few.</summary>
    private static void Cover(ReadOnlySpan<char> run, Tokens tokens)
    {
        var step = run.Length > 5 ? 3 : 1;
        for (var end = run.Length; end > 3; end -= step) tokens.Add(run.Slice(end - 3, 3));
        tokens.Add(run[..3]);
    }

    private static void LongTriples(ReadOnlySpan<char> word, Tokens tokens)
    {
        for (var start = 0; start < word.Length; start++)
        {
            if (word[start] >= 128) continue;
            var end = SearchGrams.RunEnd(word, start);
            if (end - start >= 3) Cover(word[start..end], tokens);
            start = end;
        }
    }

    private static string WithoutForm(string word)
    {
        foreach (var form in FormSpellings)
            if (word.Length >= form.Length + 2 && word.EndsWith(form, StringComparison.Ordinal)) return word[..^form.Length];
        return word;
    }

    /// <summary>A whole phone number with blanks and hyphens in it is one word, written as the index has it.</summary>
    private static string? Dialled(string typed)
    {
        var digits = 0;
        foreach (var raw in typed)
        {
            var c = Chars.Narrow(raw);
            if (char.IsAsciiDigit(c)) digits++;
            else if (c is not (' ' or '-' or '+' or '(' or ')' or '.')) return null;
        }
        return digits >= ShortestPhone && Phone.Read(typed) is { Problem: null, Numbers: [var number] } ? number.Dialled : null;
    }
}
