using System.Globalization;

namespace Kegui.Ui;

/// <summary>Reads numbers, amounts and dates the way people in a Chinese office type them.</summary>
internal static class Typing
{
    /// <summary>Larger sums are a slip of the hand: a trillion yuan.</summary>
    public const decimal MostYuan = 1_000_000_000_000m;

    private static readonly string[] WholeDates = ["yyyy-M-d", "yyyyMMdd"];

    /// <summary>Full-width letters, digits and signs become the ordinary ones; the ideographic space becomes a space.</summary>
    public static string HalfWidth(string text) => string.Create(text.Length, text, static (to, from) =>
    {
        for (var i = 0; i < from.Length; i++)
            to[i] = from[i] switch { >= '\uFF01' and <= '\uFF5E' => (char)(from[i] - 0xFEE0), '\u3000' => ' ', '\uFFE5' => '\u00A5', var c => c };
    });

    /// <summary>Commas only between groups of three: <c>1,5</c> is refused rather than read as fifteen.</summary>
    public static bool TryNumber(string text, out decimal number)
    {
        number = 0;
        var whole = text.Split('.')[0].TrimStart('-', '+');
        var groups = whole.Split(',');
        if (groups.Length > 1 && (groups[0].Length is 0 or > 3 || groups.Skip(1).Any(g => g.Length != 3))) return false;
        if (text.Contains('.', StringComparison.Ordinal) && text[text.IndexOf('.', StringComparison.Ordinal)..].Contains(',', StringComparison.Ordinal)) return false;
        return decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands,
            CultureInfo.InvariantCulture, out number);
    }

    public static bool TryMoney(string text, out decimal yuan)
    {
        var rest = text.Replace(" ", "", StringComparison.Ordinal).TrimStart('\u00A5');
        if (rest.EndsWith('\u5143')) rest = rest[..^1]; // yuan
        var times = rest.Length == 0 ? 1m : rest[^1] switch { '\u4E07' => 10_000m, '\u4EBF' => 100_000_000m, _ => 1m }; // wan, yi
        if (times > 1) rest = rest[..^1];
        if (!TryNumber(rest, out yuan) || Math.Abs(yuan) > MostYuan) return false;
        yuan *= times;
        return true;
    }

    public static bool TryDate(string text, DateOnly? today, out DateOnly date)
    {
        var plain = text.Replace(" ", "", StringComparison.Ordinal)
            .Replace('\u5E74', '-').Replace('\u6708', '-').Replace("\u65E5", "", StringComparison.Ordinal).Replace("\u53F7", "", StringComparison.Ordinal)
            .Replace('/', '-').Replace('.', '-').TrimEnd('-');
        if (plain.Count(c => c == '-') == 1 && today is { } t) plain = $"{t.Year}-{plain}";
        return DateOnly.TryParseExact(plain, WholeDates, CultureInfo.InvariantCulture, DateTimeStyles.None, out date)
            && date.Year is >= 1900 and <= 2200;
    }
}
