using System.Text.Json;
using Kegui.Kernel.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Kernel;

/// <summary>A value that was used: how its key reads, what it was, and whether the company set it.</summary>
public sealed record ExplainedValue(string Key, string Written, string Shown);

/// <summary>Why a duty is, and why it is due when it is.</summary>
/// <param name="Edition">The number of the edition that was used.</param>
/// <param name="Trace">How its condition came to hold; null where a fact opened it without one.</param>
/// <param name="Sentence">All of it in one sentence for people.</param>
public sealed record DutyExplanation(
    long Id, string RegulationId, string ClauseId, string RuleKey, string Citation, string Text, int Edition, DateOnly EditionFrom, bool Trial,
    IReadOnlyList<ExplainedValue> Values, Trace? Trace, DateOnly Anchor, string AnchorFrom, DateOnly DueOn, string DueBecause, IReadOnlyList<DutyMove> Moves, string Sentence);

/// <summary>Explains duties, in the words of the edition of their day.</summary>
public sealed class DutyExplainer(AppDb db, RulebookReader rules, RulePrinter printer, CompanyClock clock)
{
    /// <summary>Null when the actor may not see the duty.</summary>
    public async Task<DutyExplanation?> Explain(Actor actor, long id, CancellationToken cancel)
    {
        if (await db.DutySeenBy(actor, id, cancel) is not { } duty) return null;
        var moves = await db.Under<DutyMove>(new Seen("duty", id, duty.CustomerId)).Where(m => m.DutyId == id).OrderBy(m => m.Id).ToListAsync(cancel);
        return Explain(duty, moves, await rules.Book(cancel));
    }

    /// <summary>The sentences for the rows of a list that the caller may see: one statement for all.</summary>
    public async Task<IReadOnlyDictionary<long, DutyExplanation>> Explain(IReadOnlyCollection<DutyRow> rows, CancellationToken cancel)
    {
        if (rows.Count == 0) return new Dictionary<long, DutyExplanation>();
        var ids = rows.Select(r => r.Id).ToList();
        return await Explain(await db.Whole<Duty>(Actor.System).Where(d => ids.Contains(d.Id)).ToListAsync(cancel), cancel);
    }

    /// <summary>The sentences for duties that the caller has read: no statement more.</summary>
    public async Task<IReadOnlyDictionary<long, DutyExplanation>> Explain(IReadOnlyList<Duty> duties, CancellationToken cancel)
    {
        if (duties.Count == 0) return new Dictionary<long, DutyExplanation>();
        var book = await rules.Book(cancel);
        return duties.Select(d => Explain(d, [], book)).OfType<DutyExplanation>().ToDictionary(e => e.Id);
    }

    public DutyExplanation? Explain(Duty duty, IReadOnlyList<DutyMove> moves, RulebookSnapshot book)
    {
        if (book.Under(duty.RegulationId, duty.Edition) is not { } regulation || regulation.Text.Clause(duty.ClauseId) is not { } clause) return null;
        var values = JsonSerializer.Deserialize<Dictionary<string, string>>(duty.Values)!
            .Select(v => new ExplainedValue(v.Key, v.Value, Shown(regulation, v.Key, v.Value))).ToList();
        var (citation, text) = (printer.Citation(regulation.Text, clause), printer.Text(regulation, clause));
        return new(duty.Id, duty.RegulationId, duty.ClauseId, duty.RuleKey, citation, text, duty.Edition, regulation.Edition.From, duty.Trial, values,
            duty.Trace is null ? null : Trace.FromJson(duty.Trace), duty.Anchor, duty.AnchorFrom, duty.DueOn, duty.DueBecause, moves, Sentence(duty, citation, text));
    }

    /// <summary>《客户管理制度》第 7.2 条：…。上次拜访 2026-09-21，应于 2026-11-21 前完成。</summary>
    private string Sentence(Duty duty, string citation, string text)
    {
        var from = duty.Existing && duty.AnchorFrom == DutyPlan.SinceCondition
            ? printer.Find("anchor.unknown") ?? ""
            : printer.Say(printer.Find("anchor." + duty.AnchorFrom) is null ? "anchor.other" : "anchor." + duty.AnchorFrom, RulePrinter.Date(duty.Anchor));
        var why = duty.DueBecause is "spread" or "grace" or "extended" ? printer.Find("because." + duty.DueBecause) : null;
        return printer.Say("explain.duty", citation, text, from, Due(duty), why);
    }

    // Where hours count, the day alone would say too little.
    private string Due(Duty duty) => duty.DueAt == clock.EndOf(duty.DueOn)
        ? RulePrinter.Date(duty.DueOn)
        : clock.Local(duty.DueAt).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private string Shown(RegulationDay regulation, string key, string written) =>
        regulation.Text.Value(key)?.Value is { } value && PolicyContent.TryParse(value.Type, written) is { } content ? printer.Print(content) : written;
}
