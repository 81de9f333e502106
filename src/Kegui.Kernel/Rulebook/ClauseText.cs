namespace Kegui.Kernel;

/// <summary>A clause's text with its values: <c>每 {visit.cadence} 至少</c> prints as 每 2 个月至少.</summary>
public static class ClauseText
{
    /// <summary>A stretch of plain text, or the key of a value.</summary>
    internal readonly record struct Part(int Start, string Plain, string? Key, bool Broken);

    /// <summary>Prints the text; an unknown key stays as it was written.</summary>
    public static string Print(string text, Func<string, string?> value)
    {
        var printed = new System.Text.StringBuilder(text.Length + 16);
        foreach (var part in Parts(text))
        {
            if (part.Key is not { } key || value(key) is not { } shown)
            {
                printed.Append(printed.Length > 0 && JoinsAt(printed, part.Plain) ? part.Plain[1..] : part.Plain);
                continue;
            }
            // Between Chinese and Chinese no blank belongs, between Chinese and digits one does, as the texts are written.
            if (shown.Length > 0 && IsChinese(shown[0]) && printed.Length > 1 && printed[^1] == ' ' && IsChinese(printed[^2])) printed.Length--;
            printed.Append(shown);
        }
        return printed.ToString();
    }

    internal static IEnumerable<Part> Parts(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var open = text.IndexOfAny(['{', '}'], at);
            if (open < 0)
            {
                yield return new(at, text[at..], null, false);
                yield break;
            }
            if (open > at) yield return new(at, text[at..open], null, false);
            var close = text[open] == '{' ? text.IndexOfAny(['{', '}'], open + 1) : -1;
            if (close < 0 || text[close] == '{' || close == open + 1)
            {
                yield return new(open, text[open].ToString(), null, true);
                at = open + 1;
                continue;
            }
            yield return new(open, text[open..(close + 1)], text[(open + 1)..close], false);
            at = close + 1;
        }
    }

    private static bool JoinsAt(System.Text.StringBuilder before, string next) =>
        next.Length > 1 && next[0] == ' ' && IsChinese(before[^1]) && IsChinese(next[1]);

    private static bool IsChinese(char c) => c is >= '\u3400' and <= '\u9fff' or >= '\u3000' and <= '\u303f' or >= '\uff00' and <= '\uffef';
}
