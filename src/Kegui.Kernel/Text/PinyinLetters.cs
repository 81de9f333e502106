using System.Text;

namespace Kegui.Kernel.Text;

/// <summary>A text as a row of places, each with the readings it may have there; the likeliest first.</summary>
internal sealed class PinyinLetters
{
    private readonly List<string[]> places;
    private readonly List<bool> syllables;

    private PinyinLetters(List<string[]> places, List<bool> syllables) => (this.places, this.syllables) = (places, syllables);

    public int Count => places.Count;

    public string[] this[int place] => places[place];

    /// <summary>False for a Latin letter or digit, which stands for itself.</summary>
    public bool IsSyllable(int place) => syllables[place];

    public bool HasSyllables => syllables.Contains(true);

    public static PinyinLetters Of(ReadOnlySpan<char> text)
    {
        var here = PinyinTable.ReadHere(text);
        var places = new List<string[]>(text.Length);
        var syllables = new List<bool>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (here[i] is { } main)
            {
                var all = PinyinTable.Readings(text[i]);
                places.Add(all.Length > 0 && all[0] == main ? all : [main, .. all.Where(r => r != main)]);
                syllables.Add(true);
            }
            else if (Chars.Narrow(text[i]) is var c && Chars.IsAsciiLetterOrDigit(c))
            {
                places.Add(Ascii[char.ToLowerInvariant(c)]);
                syllables.Add(false);
            }
        }
        return new(places, syllables);
    }

    /// <summary>
    /// All spellings when there are at most <paramref name="most"/> of them; else the likeliest, and those that differ from it in
    /// one place.
    /// </summary>
    public List<string> Spell(bool initials, int most)
    {
        var choices = new string[places.Count][];
        long product = 1;
        for (var i = 0; i < choices.Length; i++)
        {
            choices[i] = initials && places[i].Length > 1 ? [.. places[i].Select(r => r[..1]).Distinct()] : places[i];
            product = Math.Min(product * choices[i].Length, int.MaxValue);
        }
        var text = new StringBuilder(places.Count * 4);
        string Spelling(Func<int, int> choice)
        {
            text.Clear();
            for (var i = 0; i < choices.Length; i++)
            {
                var reading = choices[i][choice(i)];
                if (initials) text.Append(reading[0]);
                else text.Append(reading);
            }
            return text.ToString();
        }

        var spellings = new List<string>((int)Math.Min(product, most)) { Spelling(_ => 0) };
        if (product == 1) return spellings;
        if (product <= most)
        {
            for (var n = 1; n < product; n++)
            {
                var digits = Digits(n, choices);
                spellings.Add(Spelling(i => digits[i]));
            }
            return spellings;
        }
        for (var i = 0; i < choices.Length; i++)
            for (var j = 1; j < choices[i].Length && spellings.Count < most; j++)
            {
                var (place, reading) = (i, j);
                spellings.Add(Spelling(k => k == place ? reading : 0));
            }
        return spellings;
    }

    private static int[] Digits(int n, string[][] choices)
    {
        var digits = new int[choices.Length];
        for (var i = 0; i < digits.Length && n > 0; i++)
        {
            digits[i] = n % choices[i].Length;
            n /= choices[i].Length;
        }
        return digits;
    }

    private static readonly string[][] Ascii = [.. Enumerable.Range(0, 128).Select(c => new[] { ((char)c).ToString() })];
}
