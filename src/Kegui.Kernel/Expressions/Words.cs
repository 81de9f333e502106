namespace Kegui.Kernel.Expressions;

/// <summary>The words of the language, and what a name or a code may look like.</summary>
internal static class Words
{
    public static readonly IReadOnlySet<string> Reserved =
        new HashSet<string>(["and", "or", "not", "in", "is", "missing", "true", "false"], StringComparer.Ordinal);

    public static readonly IReadOnlyList<string> Functions = ["min", "max", "round"];

    public static readonly IReadOnlyList<string> Units =
        ["CNY", "hour", "hours", "day", "days", "workday", "workdays", "week", "weeks", "month", "months", "year", "years"];

    /// <summary>A choice code: one word, hyphens allowed inside.</summary>
    public static bool IsCode(string text) => IsName(text) && !text.Contains('.', StringComparison.Ordinal);

    /// <summary>A name as the lexer would read it in one piece.</summary>
    public static bool IsName(string text) => text.Length > 0 && Lexer.NameLength(text, 0) == text.Length;
}
