using Kegui.Kernel;

namespace Kegui.Modules.Rulebook.Pages;

/// <summary>A clause and how far it is put into practice.</summary>
/// <param name="Group">The place of its regulation's group on the shelf.</param>
internal sealed record CoverageRow(string Regulation, string Title, Clause Clause, string Number, string Text, RuleLevel Level, string State, string? Module, int Group);

/// <summary>Which clauses are asked for; null asks for all.</summary>
/// <param name="Level">The least level: reminded includes enforced, a trial stands for itself.</param>
internal sealed record CoverageFilter(string? Regulation, string? State, string? Module, RuleLevel? Level)
{
    public bool Any => Regulation is not null || State is not null || Module is not null || Level is not null;

    public bool Fits(CoverageRow row) =>
        (Regulation is null || row.Regulation == Regulation) && (State is null || row.State == State) && (Module is null || row.Module == Module)
        && (Level is not { } level || (level == RuleLevel.Remind ? row.Level >= level : row.Level == level));
}

/// <summary>How far the regulations are put into practice: from the rules in the data and the marks on the code, never from a list.</summary>
internal sealed class CoverageDesk(Coverage coverage, RulePrinter printer, ClauseRead read)
{
    public IReadOnlyList<CoverageRow> Rows(RulebookDay day) =>
    [.. from regulation in day.Regulations
        let place = RegulationGroups.Place(RegulationGroups.Of(regulation.Text, coverage))
        orderby place
        from clause in regulation.Text.Clauses
        let level = day.LevelOf(regulation.Text.Id, clause.Id)
        let covered = coverage.Of(clause)
        select new CoverageRow(regulation.Text.Id, regulation.Text.Title, clause, read.Number(clause.No), printer.Text(regulation, clause), level, ClauseStates.Of(covered, level), covered.Module, place)];
}
