namespace Kegui.Kernel.Expressions;

internal enum TokenKind { Name, Number, Date, Text, Sign, End }

/// <summary>One word of the text. For a text literal <see cref="Text"/> is what stands between the quotes, unescaped.</summary>
internal sealed record Token(TokenKind Kind, string Text, int Start, int Length)
{
    /// <summary>Whether blanks stand before and after; a minus between two terms wants both, since names may contain hyphens.</summary>
    public bool BlankBefore { get; init; }
    public bool BlankAfter { get; init; }

    public int Stop => Start + Length;
    public bool IsSign(string sign) => Kind == TokenKind.Sign && Text == sign;
    public bool IsWord(string word) => Kind == TokenKind.Name && Text == word;
}
