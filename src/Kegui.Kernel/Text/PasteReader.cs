using System.Text;

namespace Kegui.Kernel.Text;

/// <summary>粘贴识别: takes a pasted invoice heading or a signature apart, with labels or without.</summary>
public static class PasteReader
{
    /// <summary>Longer texts are cut off here.</summary>
    public const int LongestText = 4000;

    public static PastedCustomer Read(string? pasted)
    {
        var text = Tidy(pasted);
        var draft = new PasteDraft();
        var at = 0;
        foreach (var label in PasteLabels.Find(text))
        {
            // What stands before the first label, or behind the first line of a value, has to speak for itself.
            draft.Unlabelled(text[at..label.Start]);
            var end = label.ValueEnd;
            var value = text[label.ValueStart..end];
            var lineEnd = value.AsSpan().TrimStart().IndexOf('\n');
            if (lineEnd >= 0)
            {
                var lead = value.Length - value.AsSpan().TrimStart().Length;
                end = label.ValueStart + lead + lineEnd;
                value = value[lead..(lead + lineEnd)];
            }
            draft.Labelled(label.Field, value.Trim(' ', ',', ';', '，', '；', '。', '\n', '|'));
            at = end;
        }
        draft.Unlabelled(text[at..]);
        return draft.Done();
    }

    private static string Tidy(string? pasted)
    {
        if (string.IsNullOrWhiteSpace(pasted)) return "";
        if (pasted.Length > LongestText) pasted = pasted[..LongestText];
        var text = new StringBuilder(pasted.Length);
        foreach (var raw in pasted)
        {
            if (raw is '\n' or '\r' or '\u2028') text.Append('\n');
            else if (raw == '\t') text.Append("  ");
            else if (!Chars.IsInvisible(raw)) text.Append(Chars.Narrow(raw));
        }
        return text.ToString();
    }
}
