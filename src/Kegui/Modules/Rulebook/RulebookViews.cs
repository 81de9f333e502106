using Kegui.Kernel;

namespace Kegui.Modules.Rulebook;

/// <summary>A regulation in the list.</summary>
internal sealed record RegulationRow(string Id, string Title, string Applies, string Owner, int Edition, DateOnly EditionFrom, DateOnly? ScheduledFrom, int Clauses, IReadOnlyDictionary<string, int> Levels);

/// <summary>A regulation on a day, to be read as a document.</summary>
internal sealed record RegulationView(string Id, string Title, string Applies, string Owner, DateOnly On, EditionView Edition, IReadOnlyList<ChapterView> Chapters);

internal sealed record EditionView(int Number, DateOnly From, int GraceDays, string? Reason, long ById, DateTime At, IReadOnlyDictionary<string, string> Values);

internal sealed record ChapterView(string No, string Title, IReadOnlyList<ClauseView> Clauses);

/// <param name="Text">With the values printed.</param>
/// <param name="KeptBy">rules, code, text or missing.</param>
internal sealed record ClauseView(string Id, string No, string Kind, string Citation, string Text, string Level, DateOnly? LevelFrom, string KeptBy, string? Module, IReadOnlyList<ValueView> Values, IReadOnlyList<RuleView> Rules);

/// <param name="Is">As it is written and changed: <c>2 months</c>.</param>
/// <param name="Shown">As people read it.</param>
internal sealed record ValueView(string Key, string Type, string Is, string Shown, string? Min, string? Max, IReadOnlyList<string>? Options, bool Changed, int Edition);

internal sealed record RuleView(string Key, string Kind, bool Limits);

/// <summary>Shows the rulebook in the reader's language.</summary>
internal static class RulebookViews
{
    public static RegulationRow Row(RulebookSnapshot book, RegulationDay regulation, DateOnly on) => new(
        regulation.Text.Id, regulation.Text.Title, regulation.Text.Applies, regulation.Text.Owner, regulation.Edition.Number, regulation.Edition.From,
        book.Editions(regulation.Text.Id).FirstOrDefault(e => e.From > on)?.From, regulation.Text.Clauses.Count(),
        regulation.Text.Clauses.GroupBy(c => book.At(on).LevelOf(regulation.Text.Id, c.Id)).OrderBy(g => g.Key).ToDictionary(g => g.Key.Code(), g => g.Count()));

    public static RegulationView Of(RulebookSnapshot book, RegulationDay regulation, DateOnly on, Coverage coverage, RulePrinter printer) => new(
        regulation.Text.Id, regulation.Text.Title, regulation.Text.Applies, regulation.Text.Owner, on, Edition(regulation.Edition),
        [.. regulation.Text.Chapters.Select(chapter => new ChapterView(chapter.No, chapter.Title, [.. chapter.Clauses.Select(c => Clause(book, regulation, c, on, coverage, printer))]))]);

    public static EditionView Edition(RegulationEdition e) => new(e.Number, e.From, e.GraceDays, e.Reason, e.ById, e.At, System.Text.Json.JsonSerializer.Deserialize<Dictionary<string, string>>(e.Values)!);

    private static ClauseView Clause(RulebookSnapshot book, RegulationDay regulation, Clause clause, DateOnly on, Coverage coverage, RulePrinter printer)
    {
        var covered = coverage.Of(clause);
        var last = book.Adoptions(regulation.Text.Id, clause.Id).LastOrDefault(a => a.From <= on);
        return new(clause.Id, clause.No, clause.Kind, printer.Citation(regulation.Text, clause), printer.Text(regulation, clause), (last?.Level ?? RuleLevel.Read).Code(), last?.From,
            covered.KeptBy, covered.Module, [.. clause.Values.Select(v => Value(regulation.Value(v.Key)!, printer))], [.. clause.Rules.Select(r => new RuleView(r.Key, r.Kind, r.Limits))]);
    }

    private static ValueView Value(PolicyInForce value, RulePrinter printer) => new(value.Value.Key, value.Value.Type.ToString().ToLowerInvariant(), value.Content.ToString(), printer.Print(value.Content),
        value.Value.Min?.ToString(), value.Value.Max?.ToString(), value.Value.Options?.Codes, value.Changed, value.Edition);
}
