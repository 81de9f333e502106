using Kegui.Kernel;

namespace Kegui.Modules.Rulebook.Pages;

/// <summary>All there is to say about one clause.</summary>
public sealed record ClauseFacts(
    Regulation Regulation, Clause Clause, string Number, int Paragraph, string Citation, RuleLevel Level, LevelSet? Now, LevelSet? Next, string State, string? Module,
    IReadOnlyList<ValueFacts> Values, IReadOnlyList<string> Sentences, IReadOnlyList<LevelSet> Levels);

/// <summary>A level that somebody gave a clause from a date on.</summary>
/// <param name="Until">Of a trial: the day on which it is to be judged.</param>
public sealed record LevelSet(RuleLevel Level, DateOnly From, string By, DateTime At, DateOnly? Until);

/// <summary>A value of a clause with its history.</summary>
/// <param name="Around">The words in which it stands; it has no other name.</param>
/// <param name="Range">As people read it; null where there is none.</param>
/// <param name="Factory">What the document says, where the company set it otherwise.</param>
/// <param name="Next">What an edition that waits will say, where that differs.</param>
public sealed record ValueFacts(PolicyValue Value, IReadOnlyList<TextPart> Around, string Shown, string? Range, string? Factory, ValueEdition? Next, IReadOnlyList<ValueEdition> History);

public sealed record ValueEdition(int Number, DateOnly From, string Shown, string By, string? Reason);

/// <summary>Puts together what the rulebook knows of a clause. Reads memory only.</summary>
internal sealed class ClauseDesk(Coverage coverage, RulePrinter printer, ClauseRead read, RuleSpeech speech)
{
    public ClauseFacts Of(RulebookSnapshot book, RegulationDay regulation, Clause clause, DateOnly today, People people)
    {
        var covered = coverage.Of(clause);
        var level = book.At(today).LevelOf(regulation.Text.Id, clause.Id);
        var levels = book.Adoptions(regulation.Text.Id, clause.Id).Select(a => new LevelSet(a.Level, a.From, people.NameOf(a.ById), a.At, a.ReviewOn)).ToList();
        var chapter = regulation.Text.Chapters.First(c => c.Clauses.Contains(clause));
        var line = read.Lines(regulation, chapter, book.At(today)).First(x => x.Clause == clause);
        return new(regulation.Text, clause, read.Number(clause.No), line.Paragraph, printer.Citation(regulation.Text, clause), level, levels.LastOrDefault(s => s.From <= today), levels.FirstOrDefault(s => s.From > today),
            ClauseStates.Of(covered, level), covered.Module, [.. clause.Values.Select(v => Value(book, regulation, clause, v, today, people))],
            [.. clause.Rules.Select(rule => speech.Of(rule, regulation, people))], levels);
    }

    public ValueFacts Value(RulebookSnapshot book, RegulationDay regulation, Clause clause, PolicyValue value, DateOnly today, People people)
    {
        var content = regulation.Content(value.Key)!;
        var history = book.Editions(regulation.Text.Id)
            .Select(e => (Edition: e, Content: book.Under(regulation.Text.Id, e.Number)?.Content(value.Key)))
            .Where(p => p.Content is not null).Select(p => (Made: new ValueEdition(p.Edition.Number, p.Edition.From, printer.Print(p.Content!), people.NameOf(p.Edition.ById), p.Edition.Reason), p.Content)).ToList();
        // An edition that leaves the value as it was has nothing to say about it.
        var changes = history.Where((h, i) => i == 0 || h.Content != history[i - 1].Content).Select(h => h.Made).ToList();
        return new(value, read.Around(regulation, clause, value), printer.Print(content), Range(value), content == value.Is ? null : printer.Print(value.Is), changes.FirstOrDefault(c => c.From > today), changes);
    }

    private string? Range(PolicyValue value) => (value.Min, value.Max) switch
    {
        (null, null) => null,
        ({ } min, null) => Typeset.Line(printer.Say("value.atLeast", printer.Print(min))),
        (null, { } max) => Typeset.Line(printer.Say("value.atMost", printer.Print(max))),
        ({ } min, { } max) => Typeset.Line(printer.Say("value.between", printer.Print(min), printer.Print(max))),
    };
}
