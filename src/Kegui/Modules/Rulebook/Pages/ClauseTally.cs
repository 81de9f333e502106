using Kegui.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Rulebook.Pages;

/// <summary>What a clause did in the last days, counted without names.</summary>
/// <param name="Late">Done after the deadline, or open and late.</param>
/// <param name="Missed">Periods of a cycle that passed without it being done.</param>
/// <param name="Hits">Acts at which its demand was not met.</param>
public sealed record ClauseTally(int Opened, int InTime, int Late, int Missed, int Hits)
{
    public const int Days = 90;

    /// <summary>The share that was in time; null while nothing has come to an end.</summary>
    public decimal? Share => InTime + Late == 0 ? null : InTime / (decimal)(InTime + Late);

    public static async Task<ClauseTally?> Of(AppDb db, Clause clause, bool tried, DateOnly today, CancellationToken cancel)
    {
        var duties = clause.Rules.OfType<DutyRule>().Select(r => r.Key).ToList();
        var limits = clause.Rules.Where(r => r.Limits).Select(r => r.Key).ToList();
        if (duties.Count + limits.Count == 0) return null;
        var since = today.AddDays(-Days);
        var counts = duties.Count == 0 ? null : await db.Whole<Duty>(Actor.System).Where(d => duties.Contains(d.RuleKey) && d.OpenedOn >= since && d.Trial == tried).GroupBy(_ => 1).Select(g => new
        {
            Opened = g.Count(),
            InTime = g.Count(d => d.State == DutyStates.Done && d.ClosedOn <= d.DueOn),
            Late = g.Count(d => (d.State == DutyStates.Done && d.ClosedOn > d.DueOn) || (d.State == DutyStates.Open && d.LateAt != null)),
        }).SingleOrDefaultAsync(cancel);
        var missed = duties.Count == 0 ? 0 : await db.Whole<DutyMiss>(Actor.System).CountAsync(m => duties.Contains(m.RuleKey) && m.On >= since, cancel);
        var hits = limits.Count == 0 ? 0 : await db.Set<RuleHit>().CountAsync(h => limits.Contains(h.RuleKey) && h.On >= since, cancel);
        return new(counts?.Opened ?? 0, counts?.InTime ?? 0, counts?.Late ?? 0, missed, hits);
    }
}
