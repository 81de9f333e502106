namespace Kegui.Kernel.Text;

/// <summary>The endings that say what kind of company it is, and nothing about which one.</summary>
internal static class LegalForms
{
    // Longer ones first; taken off again and again: 股份 + 有限公司, 集团 + 有限责任公司.
    private static readonly string[] Chinese =
        ["有限责任公司", "有限公司", "总公司", "公司", "有限责任", "有限", "股份", "集团"];

    // Without blanks and points, as the bare name is.
    private static readonly string[] Western =
        ["companylimited", "corporation", "incorporated", "coltd", "limited", "gmbh", "group", "corp", "ltd", "llc", "inc", "plc"];

    public const string Branch = "分公司";

    /// <summary>How much of the bare, lower-case name stays. At least one character does.</summary>
    public static int CoreLength(ReadOnlySpan<char> name)
    {
        if (name.EndsWith(Branch)) return name.Length;
        var length = name.Length;
        for (var cut = Ending(name); cut > 0 && cut < length; cut = Ending(name[..length])) length -= cut;
        return length;
    }

    private static int Ending(ReadOnlySpan<char> name)
    {
        if (name.IsEmpty) return 0;
        var last = name[^1];
        if (last is '司' or '任' or '限' or '份' or '团')
        {
            foreach (var form in Chinese) if (name.EndsWith(form)) return form.Length;
        }
        else if (char.IsAsciiLetterLower(last))
        {
            foreach (var form in Western) if (name.EndsWith(form)) return form.Length;
        }
        return 0;
    }
}
