using Kegui.Kernel;
using Kegui.Ui;

namespace Kegui.Modules.Rulebook.Pages;

/// <summary>Why a duty of a list is: the clause, where to read it, and the sentence.</summary>
public sealed record DutyReason(string Citation, string Href, string Sentence);

/// <summary>Reasons for the rows of a list, from memory: no statement per row.</summary>
internal sealed class DutyReasons(RulePrinter printer, L l)
{
    /// <summary>Null where the edition of the row is not here any more.</summary>
    public DutyReason? Of(RulebookSnapshot book, DutyRow row)
    {
        if (book.Under(row.RegulationId, row.Edition) is not { } regulation || regulation.Text.Clause(row.ClauseId) is not { } clause) return null;
        var from = row.AnchorFrom == DutyPlan.SinceCondition ? "" : l.Find("anchor." + row.AnchorFrom) is { } anchor ? string.Format(System.Globalization.CultureInfo.InvariantCulture, anchor, Formats.Date(row.Anchor)) : "";
        var (citation, text) = (printer.Citation(regulation.Text, clause), printer.Text(regulation, clause));
        return new(citation, $"/duties/{row.Id}", from.Length == 0 ? l["reason.due", text, Formats.Date(row.DueOn)] : l["reason.anchored", text, from, Formats.Date(row.DueOn)]);
    }
}
