using Kegui.Kernel;

namespace Kegui.Modules.Rulebook.Pages;

/// <summary>An edition beside the one before it.</summary>
/// <param name="NewText">The document itself was replaced.</param>
internal sealed record EditionLine(RegulationEdition Edition, string By, bool NewText, IReadOnlyList<ValueChange> Changes);

/// <summary>A value that an edition set otherwise than the one before.</summary>
internal sealed record ValueChange(string ClauseId, string Citation, IReadOnlyList<TextPart> Around, string Was, string Is);

/// <summary>Levels that one act gave to clauses from one date.</summary>
internal sealed record AdoptionLine(DateOnly From, DateTime At, string By, RuleLevel Level, int Clauses);

/// <summary>What changed when by whom. Memory only.</summary>
internal sealed class EditionHistory(RulePrinter printer, ClauseRead read)
{
    /// <summary>The newest first.</summary>
    public IReadOnlyList<EditionLine> Editions(RulebookSnapshot book, string regulation, People people)
    {
        var lines = new List<EditionLine>();
        RegulationDay? before = null;
        foreach (var edition in book.Editions(regulation))
        {
            if (book.Under(regulation, edition.Number) is not { } now) continue;
            lines.Add(new(edition, people.NameOf(edition.ById), before is not null && before.Edition.TextHash != edition.TextHash, before is null ? [] : Changes(before, now)));
            before = now;
        }
        lines.Reverse();
        return lines;
    }

    /// <summary>The newest first.</summary>
    public static IReadOnlyList<AdoptionLine> Adoptions(RulebookSnapshot book, Regulation regulation, People people) =>
    [.. regulation.Clauses.SelectMany(c => book.Adoptions(regulation.Id, c.Id)).GroupBy(a => (a.From, a.At, a.ById, a.Level))
        .Select(g => new AdoptionLine(g.Key.From, g.Key.At, people.NameOf(g.Key.ById), g.Key.Level, g.Count())).OrderByDescending(l => l.At).ThenByDescending(l => l.Level)];

    private IReadOnlyList<ValueChange> Changes(RegulationDay before, RegulationDay now) =>
    [.. from value in now.Text.Values
        let was = before.Content(value.Key)
        let content = now.Content(value.Key)!
        where was is not null && was != content
        let clause = now.Text.Value(value.Key)!.Value.Clause
        select new ValueChange(clause.Id, printer.Citation(now.Text, clause), read.Around(now, clause, value), printer.Print(was), printer.Print(content))];
}
