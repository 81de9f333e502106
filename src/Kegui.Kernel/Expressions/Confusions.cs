namespace Kegui.Kernel.Expressions;

/// <summary>Signs that people type out of habit: those of a Chinese keyboard and those of other languages.</summary>
internal static class Confusions
{
    private const string Typographic = "“”《》【】　、。≥≤≠×÷−–—";
    private static readonly string[] Plain = ["\"", "\"", "<", ">", "[", "]", " ", ",", ".", ">=", "<=", "<>", "*", "/", "-", "-", "-"];

    private static readonly (string Found, string Meant)[] Operators =
        [("==", "="), ("!=", "<>"), ("=<", "<="), ("=>", ">="), ("&&", "and"), ("||", "or"), ("&", "and"), ("|", "or"), ("!", "not"), ("'", "\"")];

    /// <summary>The plain sign meant by a full-width one; null when there is none.</summary>
    public static string? PlainOf(char c)
    {
        // The whole ASCII range stands once more at U+FF01, as wide as a Chinese character.
        if (c is >= '\uff01' and <= '\uff5e') return ((char)(c - '\uff01' + '!')).ToString();
        return Typographic.IndexOf(c, StringComparison.Ordinal) is >= 0 and var i ? Plain[i] : null;
    }

    /// <summary>The operator of another language that stands at a place; null when none does.</summary>
    public static (string Found, string Meant)? OperatorAt(string text, int at)
    {
        foreach (var pair in Operators)
            if (string.CompareOrdinal(text, at, pair.Found, 0, pair.Found.Length) == 0) return pair;
        return null;
    }

    /// <summary>The candidate closest in spelling, for "did you mean"; null when none is near.</summary>
    public static string? Nearest(string word, IEnumerable<string> candidates)
    {
        if (word.Length > 60) return null;
        var (best, nearest) = (1 + Math.Max(1, word.Length / 3), default(string));
        foreach (var candidate in candidates)
        {
            if (Math.Abs(candidate.Length - word.Length) >= best) continue;
            var distance = Distance(word, candidate, best);
            if (distance < best) (best, nearest) = (distance, candidate);
        }

        return nearest;
    }

    // Edit distance over two rows, case counting nothing; leaves as soon as the limit is out of reach.
    private static int Distance(string a, string b, int limit)
    {
        var (previous, current) = (new int[b.Length + 1], new int[b.Length + 1]);
        for (var j = 0; j <= b.Length; j++) previous[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var least = current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1;
                current[j] = Math.Min(Math.Min(previous[j] + 1, current[j - 1] + 1), previous[j - 1] + change);
                least = Math.Min(least, current[j]);
            }

            if (least >= limit) return least;
            (previous, current) = (current, previous);
        }

        return previous[b.Length];
    }
}
