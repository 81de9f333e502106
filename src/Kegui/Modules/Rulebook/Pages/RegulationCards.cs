using Kegui.Kernel;

namespace Kegui.Modules.Rulebook.Pages;

/// <summary>A regulation as a card of the shelf.</summary>
public sealed record RegulationCard(string Id, string Title, string Applies, string Group, string Owner, int Clauses, int Edition, DateOnly From, ValueEditionMark? Next, IReadOnlyList<(RuleLevel Level, int Count)> Levels, int Rules)
{
    public bool Adopted => Levels.Count > 0;
}

/// <summary>An edition that waits for its day.</summary>
public sealed record ValueEditionMark(int Number, DateOnly From);

/// <summary>A clause that holds the words looked for.</summary>
public sealed record ClauseHit(string Regulation, string Title, string Clause, string Number, string Before, string Found, string After);

/// <summary>The shelf of regulations, and the search in it. Memory only.</summary>
internal sealed class RegulationShelf(Coverage coverage, RulePrinter printer, ClauseRead read)
{
    public const int MostHits = 60;
    private const int Lead = 24;
    private const int Tail = 60;

    public IReadOnlyList<RegulationCard> Cards(RulebookSnapshot book, DateOnly today)
    {
        var day = book.At(today);
        return [.. day.Regulations.Select(r => new RegulationCard(
            r.Text.Id, r.Text.Title, r.Text.Applies, RegulationGroups.Of(r.Text, coverage), r.Text.Owner, r.Text.Clauses.Count(), r.Edition.Number, r.Edition.From,
            book.Editions(r.Text.Id).Where(e => e.From > today).Select(e => new ValueEditionMark(e.Number, e.From)).FirstOrDefault(),
            [.. r.Text.Clauses.Select(c => day.LevelOf(r.Text.Id, c.Id)).Where(level => level > RuleLevel.Read).GroupBy(level => level).OrderByDescending(g => g.Key).Select(g => (g.Key, g.Count()))],
            r.Text.Rules.Count()))];
    }

    /// <summary>Clauses whose printed text holds the words, in the order of regulations.</summary>
    public IReadOnlyList<ClauseHit> Find(RulebookDay day, string words)
    {
        var found = from regulation in day.Regulations
                    from clause in regulation.Text.Clauses
                    let text = printer.Text(regulation, clause)
                    let at = text.IndexOf(words, StringComparison.OrdinalIgnoreCase)
                    where at >= 0
                    select Hit(regulation.Text, clause, text, at, words.Length);
        return [.. found.Take(MostHits + 1)];
    }

    private ClauseHit Hit(Regulation regulation, Clause clause, string text, int at, int length)
    {
        var (start, end) = (Math.Max(0, at - Lead), Math.Min(text.Length, at + length + Tail));
        return new(regulation.Id, regulation.Title, clause.Id, read.Number(clause.No), (start > 0 ? "…" : "") + text[start..at], text[at..(at + length)], text[(at + length)..end] + (end < text.Length ? "…" : ""));
    }
}
