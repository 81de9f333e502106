using Kegui.Kernel;
using Kegui.Ui;

namespace Kegui.Modules.Rulebook.Pages;

/// <summary>Reads which clauses, which level and from when.</summary>
internal static class AdoptionForm
{
    public const string Whole = "whole", ByChapter = "chapter", ByClause = "clauses";

    /// <summary>Null when the form says no clauses; what is wrong stands beside the fields.</summary>
    public static AdoptInput? Read(Form form, Regulation regulation, DateOnly today)
    {
        var scope = form.Choice("scope", [Whole, ByChapter, ByClause], required: true);
        var level = form.Choice("level", Enum.GetValues<RuleLevel>().Select(l => l.Code()), required: true);
        var from = form.Date("from", required: true, from: today);
        var chapter = scope == ByChapter ? form.Choice("chapter", regulation.Chapters.Select(c => c.No), required: true) : null;
        var clauses = scope == ByClause ? form.Choices("clauses", regulation.Clauses.Select(c => c.Id), required: true) : null;
        return scope is null || level is null || from is null || !form.Valid ? null : new(regulation.Id, chapter, clauses, RuleLevels.Of(level), from);
    }

    public static IReadOnlyList<Clause> ClausesOf(AdoptInput input, Regulation regulation) =>
        input.Chapter is { } no ? regulation.Chapter(no)?.Clauses ?? [] : input.Clauses is { } ids ? [.. ids.Select(regulation.Clause).OfType<Clause>()] : [.. regulation.Clauses];
}

/// <summary>What an adoption adds, counted from the rules of the clauses.</summary>
/// <param name="TriedFirst">Numbers of clauses that can refuse something and so begin as a trial.</param>
public sealed record AdoptionEffect(int Clauses, int Changed, int Duties, int Requires, int Hints, int TextOnly, IReadOnlyList<string> TriedFirst, IReadOnlyList<(string Number, string Sentence)> Sentences)
{
    internal static AdoptionEffect Of(AdoptInput input, RegulationDay regulation, RulebookDay day, RuleSpeech speech, ClauseRead read, People people)
    {
        var clauses = AdoptionForm.ClausesOf(input, regulation.Text);
        var rules = clauses.SelectMany(c => c.Rules).ToList();
        RuleLevel Level(Clause c) => day.LevelOf(regulation.Text.Id, c.Id);
        return new(clauses.Count, clauses.Count(c => Level(c) != input.Level), rules.Count(r => r is DutyRule), rules.Count(r => r is RequiresRule), rules.Count(r => r is GuidanceRule), clauses.Count(c => c.Rules.Count == 0),
            input.Level == RuleLevel.Enforce ? [.. clauses.Where(c => Level(c) < RuleLevel.Trial && c.Rules.Any(r => r.Limits)).Select(c => read.Number(c.No)).Distinct()] : [],
            [.. clauses.SelectMany(c => c.Rules.Select(r => (read.Number(c.No), speech.Of(r, regulation, people))))]);
    }
}
