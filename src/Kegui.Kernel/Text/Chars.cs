using System.Globalization;

namespace Kegui.Kernel.Text;

/// <summary>Folding of single characters, shared by everything that reads what people type or paste.</summary>
internal static class Chars
{
    /// <summary>Full-width ASCII becomes half-width, every kind of blank a plain space.</summary>
    public static char Narrow(char c) => c switch
    {
        < '\u007F' and >= ' ' => c,
        >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
        '\u3000' or '\u00A0' or '\t' or '\r' or '\n' or '\u000B' or '\u000C' or '\u0085' or '\u202F' or '\u205F'
            or (>= '\u2000' and <= '\u200A') or '\u2028' or '\u2029' => ' ',
        '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2015' or '\u2212' or '\uFE63' => '-',
        _ => c,
    };

    /// <summary>Zero-width and control characters, which spreadsheets and chat programs leave behind.</summary>
    public static bool IsInvisible(char c) =>
        c is (< ' ' and not ('\t' or '\r' or '\n' or '\u000B' or '\u000C')) or '\u007F' or '\u00AD'
            or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u206F') or '\uFEFF';

    /// <summary>A Chinese character, or half of one that lies outside the basic plane.</summary>
    public static bool IsHan(char c) =>
        c is (>= '\u4E00' and <= '\u9FFF') or (>= '\u3400' and <= '\u4DBF') or (>= '\uF900' and <= '\uFAFF') or '\u3007'
        || char.IsSurrogate(c);

    public static bool IsAsciiLetterOrDigit(char c) => char.IsAsciiLetterOrDigit(c);

    /// <summary>What names are made of: letters and digits of any script. Marks, blanks and punctuation are not.</summary>
    public static bool IsWord(char c) => c < 128
        ? char.IsAsciiLetterOrDigit(c)
        : IsHan(c) || char.GetUnicodeCategory(c) is UnicodeCategory.LowercaseLetter or UnicodeCategory.UppercaseLetter
            or UnicodeCategory.OtherLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.DecimalDigitNumber;

    /// <summary>The bare word that searching and comparing use: narrow, lower case, without anything between the letters.</summary>
    public static string Bare(ReadOnlySpan<char> text)
    {
        Span<char> buffer = text.Length <= 256 ? stackalloc char[text.Length] : new char[text.Length];
        var n = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = Narrow(text[i]);
            if (char.IsSurrogate(c))
            {
                // Half a pair cannot be stored.
                if (i + 1 >= text.Length || !char.IsSurrogatePair(c, text[i + 1])) continue;
                buffer[n++] = c;
                buffer[n++] = text[++i];
            }
            else if (IsWord(c)) buffer[n++] = char.ToLowerInvariant(c);
        }
        return new string(buffer[..n]);
    }
}
