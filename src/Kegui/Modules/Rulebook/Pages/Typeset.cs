namespace Kegui.Modules.Rulebook.Pages;

/// <summary>Sets sentences that are put together from labels as the regulations are set: a blank between Chinese and Latin.</summary>
internal static class Typeset
{
    public static string Line(string text)
    {
        var line = new System.Text.StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            if (line.Length > 0 && ((IsChinese(line[^1]) && IsLatin(c)) || (IsLatin(line[^1]) && IsChinese(c)))) line.Append(' ');
            line.Append(c);
        }
        return line.ToString();
    }

    public static bool IsChinese(char c) => c is >= '\u3400' and <= '\u9fff';

    private static bool IsLatin(char c) => char.IsAsciiLetterOrDigit(c);
}
