using Kegui.Kernel;
using Kegui.Ui;

namespace Kegui.Modules.Rulebook.Pages;

/// <summary>A stretch of a clause: plain, or the printed value of a key.</summary>
public sealed record TextPart(string Text, string? Key);

/// <summary>A clause in its place: several clauses share a number as its paragraphs.</summary>
/// <param name="Paragraph">From 1; 0 where the number has one clause only.</param>
public sealed record ClauseLine(Clause Clause, int Paragraph, bool First, IReadOnlyList<TextPart> Parts, RuleLevel Level);

/// <summary>Lays regulations out as documents.</summary>
internal sealed class ClauseRead(L l, RulePrinter printer)
{
    // Marks that no text holds, around a value and its key.
    private const char Open = '\u0002', Middle = '\u0001', Close = '\u0003';

    public IReadOnlyList<ClauseLine> Lines(RegulationDay regulation, Chapter chapter, RulebookDay day)
    {
        var sizes = chapter.Clauses.GroupBy(c => c.No).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. chapter.Clauses.Select(clause =>
        {
            var place = seen[clause.No] = seen.GetValueOrDefault(clause.No) + 1;
            return new ClauseLine(clause, sizes[clause.No] > 1 ? place : 0, place == 1, Parts(regulation, clause), day.LevelOf(regulation.Text.Id, clause.Id));
        })];
    }

    public IReadOnlyList<TextPart> Parts(RegulationDay regulation, Clause clause)
    {
        var marked = ClauseText.Print(clause.Text, key => regulation.Content(key) is { } content ? $"{Open}{key}{Middle}{printer.Print(content)}{Close}" : null);
        var parts = new List<TextPart>();
        foreach (var piece in marked.Split(Open))
        {
            var end = piece.IndexOf(Close, StringComparison.Ordinal);
            if (end < 0)
            {
                parts.Add(new(piece, null));
                continue;
            }
            var (key, shown) = piece[..end].Split(Middle) is [var k, var s] ? (k, s) : ("", "");
            // The mark hides the first character from the printer, which leaves out the blank before Chinese.
            if (shown.Length > 0 && Typeset.IsChinese(shown[0]) && parts.Count > 0) parts[^1] = parts[^1] with { Text = parts[^1].Text.TrimEnd(' ') };
            parts.Add(new(shown, key));
            parts.Add(new(shown.Length > 0 && Typeset.IsChinese(shown[^1]) ? piece[(end + 1)..].TrimStart(' ') : piece[(end + 1)..], null));
        }
        return [.. parts.Where(p => p.Text.Length > 0)];
    }

    /// <summary>The part of the sentence in which a value stands; a value that the text does not print goes by its sort.</summary>
    public IReadOnlyList<TextPart> Around(RegulationDay regulation, Clause clause, PolicyValue value)
    {
        var parts = Parts(regulation, clause);
        var at = parts.Select((p, i) => (p.Key, i)).Where(p => p.Key == value.Key).Select(p => p.i).FirstOrDefault(-1);
        if (at < 0) return [new(l["valueOf." + Sort(value.Type)], null), new(printer.Print(regulation.Content(value.Key)!), value.Key)];
        var around = new List<TextPart> { parts[at] };
        for (var i = at - 1; i >= 0; i--)
        {
            var cut = parts[i].Key is null ? parts[i].Text.LastIndexOfAny(Stops) : -1;
            around.Insert(0, cut < 0 ? parts[i] : parts[i] with { Text = parts[i].Text[(cut + 1)..] });
            if (cut >= 0) break;
        }
        for (var i = at + 1; i < parts.Count; i++)
        {
            var cut = parts[i].Key is null ? parts[i].Text.IndexOfAny(Stops) : -1;
            around.Add(cut < 0 ? parts[i] : parts[i] with { Text = parts[i].Text[..cut] });
            if (cut >= 0) break;
        }
        return [.. around.Where(p => p.Text.Length > 0)];
    }

    /// <summary>Article 7.2, or the preface for what stands before the first article.</summary>
    public string Number(string no) => no == "0" ? l["rulebook.preface"] : l["rulebook.article", no];

    /// <summary>The heading of a chapter with its numeral.</summary>
    public string Heading(Chapter chapter) => chapter.No == "0" ? chapter.Title : l["rulebook.chapterTitle", Numeral(chapter.No), chapter.Title];

    public static string Sort(PolicyType type) => type.ToString().ToLowerInvariant();

    // Comma, full stop, semicolon and colon as Chinese texts write them, and ours.
    private static readonly char[] Stops = ['\uff0c', '\u3002', '\uff1b', '\uff1a', ',', ';'];

    private string Numeral(string no)
    {
        var digits = l["rulebook.numerals"];
        if (digits.Length < 11 || !int.TryParse(no, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var n) || n is < 1 or > 99) return no;
        var (tens, ones) = (n / 10, n % 10);
        return (tens > 1 ? digits[tens].ToString() : "") + (tens > 0 ? digits[10].ToString() : "") + (ones > 0 ? digits[ones].ToString() : "");
    }
}
