using Kegui.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Rulebook.Pages;

/// <summary>What a clause did in the last days, counted without names.</summary>
/// <param name="Late">Done after the deadline, or open and late.</param>
/// <param name="Missed">Periods of a cycle that passed without it being done.</param>
/// <param name="Hits">Acts at which its demand was not met, by what became of them.</param>
/// <param name="Latest">The latest of these acts.</param>
public sealed record ClauseTally(int Opened, int InTime, int Late, int Missed, IReadOnlyDictionary<string, int> Hits, IReadOnlyList<HitRow> Latest)
{
    private const int MostRows = 20;

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
        if (limits.Count == 0) return new(counts?.Opened ?? 0, counts?.InTime ?? 0, counts?.Late ?? 0, missed, new Dictionary<string, int>(), []);
        var hits = await db.Set<RuleHit>().Where(h => limits.Contains(h.RuleKey) && h.On >= since).GroupBy(h => h.Outcome).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        return new(counts?.Opened ?? 0, counts?.InTime ?? 0, counts?.Late ?? 0, missed, hits, hits.Count == 0 ? [] : await Rows(db, limits, since, cancel));
    }

    // One statement a rule, so that each reads its own index from the end.
    private static async Task<IReadOnlyList<HitRow>> Rows(AppDb db, IReadOnlyList<string> rules, DateOnly since, CancellationToken cancel)
    {
        var found = new List<HitRow>();
        foreach (var rule in rules)
            found.AddRange(await db.Set<RuleHit>().Where(h => h.RuleKey == rule && h.On >= since).OrderByDescending(h => h.Id).Take(MostRows)
                .Select(h => new HitRow(h.Id, h.Act, h.Outcome, h.On, h.PersonId, h.CustomerId, h.Missing, h.Reason)).ToListAsync(cancel));
        return [.. found.OrderByDescending(h => h.Id).Take(MostRows)];
    }
}

/// <summary>An act at which a clause had something to say.</summary>
/// <param name="Missing">The fields that were not filled, comma separated.</param>
public sealed record HitRow(long Id, string Act, string Outcome, DateOnly On, long PersonId, long? CustomerId, string Missing, string? Reason);
