namespace Kegui.Kernel.Text;

public enum CreditCodeProblem
{
    /// <summary>Nothing was given.</summary>
    Missing,

    /// <summary>There are not exactly 18 characters after blanks and hyphens are gone.</summary>
    NotEighteen,

    /// <summary>A character outside 0-9 and A-Z without I, O, S, V, Z.</summary>
    BadCharacter,

    /// <summary>The 18th character does not follow from the first 17.</summary>
    WrongCheckDigit,
}

/// <summary>What reading a credit code gave.</summary>
/// <param name="Code">The code in its clean form (upper case, half-width, no blanks), also when it is wrong.</param>
/// <param name="Problem">Null when the code is valid.</param>
/// <param name="Position">For <see cref="CreditCodeProblem.BadCharacter"/>: the first bad place, counted from 1; else null.</param>
/// <param name="Expected">For <see cref="CreditCodeProblem.WrongCheckDigit"/>: what the 18th character should be; else null.</param>
public readonly record struct CreditCodeReading(string Code, CreditCodeProblem? Problem, int? Position = null, char? Expected = null)
{
    public bool IsValid => Problem is null;
}

/// <summary>The unified social credit code of Chinese organisations, GB 32100-2015: 18 characters, the last a check digit.</summary>
public static class CreditCode
{
    public const int Length = 18;
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    // Powers of 3 modulo 31.
    private static ReadOnlySpan<byte> Weights => [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

    public static CreditCodeReading Read(string? text)
    {
        var code = Normalize(text);
        if (code.Length == 0) return new(code, CreditCodeProblem.Missing);
        if (code.Length != Length) return new(code, CreditCodeProblem.NotEighteen);
        var sum = 0;
        for (var i = 0; i < Length; i++)
        {
            var value = Alphabet.IndexOf(code[i]);
            if (value < 0) return new(code, CreditCodeProblem.BadCharacter, i + 1);
            if (i < Weights.Length) sum += value * Weights[i];
        }
        var expected = Alphabet[(31 - sum % 31) % 31];
        return code[^1] == expected ? new(code, null) : new(code, CreditCodeProblem.WrongCheckDigit, null, expected);
    }

    /// <summary>Upper case, half-width, without blanks, hyphens and invisible characters; nothing is checked.</summary>
    public static string Normalize(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        Span<char> buffer = text.Length <= 64 ? stackalloc char[text.Length] : new char[text.Length];
        var n = 0;
        foreach (var raw in text)
        {
            var c = Chars.Narrow(raw);
            if (c is not (' ' or '-' or '_' or '\'' or '.') && !Chars.IsInvisible(c)) buffer[n++] = char.ToUpperInvariant(c);
        }
        return buffer[..n].SequenceEqual(text) ? text : new string(buffer[..n]);
    }
}
