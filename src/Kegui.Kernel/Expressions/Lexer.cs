using System.Text;

namespace Kegui.Kernel.Expressions;

/// <summary>Cuts a text into tokens, in one pass over it. Stops at the first thing it cannot read.</summary>
internal sealed class Lexer(string text, ProblemList problems)
{
    private static readonly string[] Signs = ["<>", "<=", ">=", "(", ")", "[", "]", ",", "=", "<", ">", "+", "-", "*", "/", "%"];

    private readonly List<Token> tokens = [];
    private int at;

    /// <summary>The tokens with an end behind them; null after a problem.</summary>
    public IReadOnlyList<Token>? Read()
    {
        for (SkipBlanks(); at < text.Length; SkipBlanks())
            if (!ReadToken()) return null;
        Add(TokenKind.End, "", 0);
        return tokens;
    }

    /// <summary>How far a name reaches: ASCII letters, digits and underscores, with single dots and hyphens inside. 0 when none begins there.</summary>
    public static int NameLength(string text, int start)
    {
        if (start >= text.Length || !char.IsAsciiLetter(text[start])) return 0;
        var stop = start + 1;
        while (stop < text.Length)
        {
            if (IsWordPart(text[stop])) stop++;
            else if (text[stop] is '.' or '-' && stop + 1 < text.Length && char.IsAsciiLetterOrDigit(text[stop + 1])) stop += 2;
            else break;
        }

        return stop - start;
    }

    private bool ReadToken()
    {
        if (NameLength(text, at) is > 0 and var length) return Add(TokenKind.Name, text.Substring(at, length), length);
        if (char.IsAsciiDigit(text[at])) return IsDate() ? Add(TokenKind.Date, text.Substring(at, 10), 10) : ReadNumber();
        if (text[at] == '"') return ReadText();
        if (Confusions.OperatorAt(text, at) is { } wrong)
            return Fail(Problems.UnknownOperator, wrong.Found.Length, ("found", wrong.Found), ("meant", wrong.Meant));
        if (Array.Find(Signs, sign => string.CompareOrdinal(text, at, sign, 0, sign.Length) == 0) is { } found)
            return Add(TokenKind.Sign, found, found.Length);
        if (Confusions.PlainOf(text[at]) is { } plain)
            return Fail(Problems.FullWidth, 1, ("found", text[at].ToString()), ("meant", plain));
        return ReadForeignWord();
    }

    private bool ReadNumber()
    {
        var stop = at;
        while (stop < text.Length && char.IsAsciiDigit(text[stop])) stop++;
        if (stop + 1 < text.Length && text[stop] == '.' && char.IsAsciiDigit(text[stop + 1]))
            for (stop++; stop < text.Length && char.IsAsciiDigit(text[stop]);) stop++;
        return Add(TokenKind.Number, text[at..stop], stop - at);
    }

    private bool ReadText()
    {
        var content = new StringBuilder();
        for (var i = at + 1; i < text.Length; i++)
        {
            if (text[i] == '"') return FinishText(content.ToString(), i + 1 - at);
            if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] is '"' or '\\') i++;
            content.Append(text[i]);
        }

        return Fail(Problems.UnclosedText, text.Length - at);
    }

    // Control characters and halves of surrogate pairs are refused: PostgreSQL cannot hold them, so a row could never match.
    private bool FinishText(string content, int length)
    {
        if (content.Length == 0) return Fail(Problems.EmptyText, length);
        foreach (var rune in content.EnumerateRunes())
            if (Rune.IsControl(rune) || rune == Rune.ReplacementChar) return Fail(Problems.BadText, length);
        return Add(TokenKind.Text, content, length);
    }

    // A label in place of a name comes as one word, so that the message can quote it whole.
    private bool ReadForeignWord()
    {
        var stop = at + 1;
        if (IsForeign(text[at]))
            while (stop < text.Length && IsForeign(text[stop])) stop++;
        return Fail(Problems.UnexpectedCharacter, stop - at, ("found", text[at..stop]));
    }

    private static bool IsForeign(char c) => !char.IsAscii(c) && (char.IsLetter(c) || char.IsSurrogate(c));

    private bool IsDate()
    {
        if (at + 10 > text.Length || text[at + 4] != '-' || text[at + 7] != '-') return false;
        for (var i = 0; i < 10; i++)
            if (i is not (4 or 7) && !char.IsAsciiDigit(text[at + i])) return false;
        return at + 10 == text.Length || !IsWordPart(text[at + 10]);
    }

    private static bool IsWordPart(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';

    private static bool IsBlank(char c) => c is ' ' or '\t' or '\n' or '\r';

    private void SkipBlanks()
    {
        while (at < text.Length && IsBlank(text[at])) at++;
    }

    private bool Add(TokenKind kind, string content, int length)
    {
        tokens.Add(new Token(kind, content, at, length)
        {
            BlankBefore = at == 0 || IsBlank(text[at - 1]),
            BlankAfter = at + length >= text.Length || IsBlank(text[at + length]),
        });
        at += length;
        return true;
    }

    private bool Fail(string code, int length, params ReadOnlySpan<(string Name, string Value)> details)
    {
        problems.Add(code, at, length, details);
        return false;
    }
}
