namespace Kegui.Kernel.Text;

/// <summary>How alike two names are once they are taken apart.</summary>
internal static class NameLikeness
{
    private const int Longest = 64;

    public static double Of(NameParts a, NameParts b)
    {
        if (a.Core.Length == 0 || b.Core.Length == 0) return 0;
        if (a == b) return 1;
        var core = Core(a.Core, b.Core);
        // One spelling may leave the place out, or write it where it is not recognised.
        if (a.Place != b.Place) core = Math.Max(core * (a.Place.Length == 0 || b.Place.Length == 0 ? 0.95 : 0.7), Whole(a, b));
        return a.Branch == b.Branch ? core : core * 0.8;
    }

    private static double Whole(NameParts a, NameParts b) => 0.95 * Core(a.Place + a.Core, b.Place + b.Core) - 0.05;

    private static double Core(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.SequenceEqual(b)) return 1;
        if (a.Length > Longest) a = a[..Longest];
        if (b.Length > Longest) b = b[..Longest];
        var shorter = a.Length <= b.Length ? a : b;
        var longer = a.Length <= b.Length ? b : a;
        var mixed = (Pairs(shorter, longer) + 1 - (double)Edits(shorter, longer) / longer.Length) / 2;
        return shorter.Length >= 2 && IsAbbreviation(shorter, longer) ? Math.Max(mixed, 0.6 + 0.4 * shorter.Length / longer.Length) : mixed;
    }

    /// <summary>The shorter one begins the longer one or stands in it as a piece.</summary>
    private static bool IsAbbreviation(ReadOnlySpan<char> shorter, ReadOnlySpan<char> longer) => longer.IndexOf(shorter) >= 0;

    /// <summary>Dice's coefficient over letter pairs.</summary>
    private static double Pairs(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.Length < 2) return 0;
        Span<bool> taken = stackalloc bool[Longest];
        taken.Clear();
        var shared = 0;
        for (var i = 0; i + 1 < a.Length; i++)
            for (var j = 0; j + 1 < b.Length; j++)
                if (!taken[j] && a[i] == b[j] && a[i + 1] == b[j + 1])
                {
                    taken[j] = true;
                    shared++;
                    break;
                }
        return 2.0 * shared / (a.Length + b.Length - 2);
    }

    /// <summary>Insertions, deletions, replacements and swaps of neighbours.</summary>
    private static int Edits(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        Span<int> before = stackalloc int[Longest + 1], previous = stackalloc int[Longest + 1], current = stackalloc int[Longest + 1];
        for (var j = 0; j <= b.Length; j++) previous[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                current[j] = Math.Min(Math.Min(current[j - 1], previous[j]) + 1, previous[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) current[j] = Math.Min(current[j], before[j - 2] + 1);
            }
            var spare = before;
            before = previous;
            previous = current;
            current = spare;
        }
        return previous[b.Length];
    }
}
