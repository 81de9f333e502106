namespace Kegui.Kernel.Text;

/// <summary>Cuts typed letters into pinyin syllables.</summary>
internal static class Syllables
{
    private const int Longest = 6;
    private const int MostTried = 16;

    private static readonly HashSet<string> Known = new(PinyinTable.Syllables, StringComparer.Ordinal);
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> KnownSpans = Known.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>
    /// The ways to read the letters as whole syllables and a last one that may be unfinished; empty when there is none.
    /// The likeliest first; branches that would ask for the same tokens come once.
    /// </summary>
    public static List<SearchBranch> Spell(string letters, int most)
    {
        var found = new List<SearchBranch>();
        Walk(letters, 0, [], MostTried, found, new bool[letters.Length]);
        // Few long syllables are meant more often than many short ones: zhang rather than zha n g.
        return [.. found.OrderBy(branch => branch.All.Count).Take(most)];
    }

    // A place from which the end cannot be reached is tried once only: "nananana…q" would otherwise take for ever.
    private static bool Walk(string letters, int from, List<string> before, int most, List<SearchBranch> found, bool[] dead)
    {
        if (found.Count >= most) return true;
        if (dead[from]) return false;
        var reached = false;
        if (letters.Length - from <= Longest && StartingWith(letters.AsSpan(from)) is { Count: > 0 } last)
        {
            reached = true;
            var branch = Branch(before, last);
            if (!found.Any(f => f.All.SequenceEqual(branch.All) && f.Any.SequenceEqual(branch.Any))) found.Add(branch);
        }
        // Longer syllables first: the usual reading comes before the rare one.
        for (var n = Math.Min(Longest, letters.Length - from - 1); n > 0; n--)
        {
            if (!KnownSpans.TryGetValue(letters.AsSpan(from, n), out var syllable)) continue;
            before.Add(syllable);
            reached |= Walk(letters, from + n, before, most, found, dead);
            before.RemoveAt(before.Count - 1);
        }
        dead[from] = !reached;
        return reached;
    }

    private static SearchBranch Branch(List<string> before, List<string> last)
    {
        var all = new string[Math.Max(0, before.Count - 1)];
        for (var i = 0; i < all.Length; i++) all[i] = SearchGrams.Syllable(before[i] + before[i + 1]);
        return new(all, [.. last.Select(s => SearchGrams.Syllable(before.Count > 0 ? before[^1] + s : s))]);
    }

    private static List<string> StartingWith(ReadOnlySpan<char> part)
    {
        var found = new List<string>();
        // Binary search would save nothing worth having: 400 comparisons of the first letter.
        foreach (var syllable in PinyinTable.Syllables)
            if (syllable.AsSpan().StartsWith(part)) found.Add(syllable);
        return found;
    }
}
