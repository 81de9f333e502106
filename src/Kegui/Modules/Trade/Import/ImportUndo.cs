using Kegui.Kernel;
using Kegui.Modules.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Trade.Import;

/// <summary>Takes an import back: at once for everybody who looks, then row by row in the background.</summary>
internal static class ImportUndo
{
    private const int DocumentsPerSlice = 200;

    /// <summary>An import that never came true: nothing to mend, only rows to take away.</summary>
    public static void Stop(Act act, TradeImport import, string state, string? error)
    {
        // What a run wrote stays hidden until the last row of it is gone.
        if (import.State == ImportStates.Running && !import.HasRows) OpenImports.Close(act, import.Id);
        (import.State, import.Error, import.FinishedAt) = (state, error, act.Now);
        import.Work = import.HasRows ? ImportWorks.Clean : null;
        (import.LeaseBy, import.LeaseUntil, import.CancelAsked) = (null, null, false);
        import.Version++;
    }

    /// <summary>A finished import: the months lose its sums, replaced documents stand again, last orders go back, its rows are hidden.</summary>
    public static async Task TakeBack(Act act, TradeImport import, CancellationToken cancel)
    {
        var mine = act.Db.Whole<TradeDocument>(Actor.System).Where(d => d.ImportId == import.Id);
        var built = await mine.AnyAsync(d => d.ReversedById != null, cancel)
            || await PaymentUndo.Built(act.Db, import.Id, cancel)
            || await (from d in mine join p in act.Db.Whole<Payment>(Actor.System) on d.Id equals p.DocumentId select p.Id).AnyAsync(cancel);
        if (built) act.Allow(new("import-built-upon"));
        var months = new TradeMonths();
        foreach (var g in await mine.GroupBy(d => new { d.CustomerId, d.On.Year, d.On.Month, d.Kind, Reversal = d.ReversalOfId != null })
            .Select(g => new { g.Key, Fen = g.Sum(d => d.AmountFen), Count = g.Count() }).ToListAsync(cancel))
            months.Add(g.Key.CustomerId, g.Key.Year * 100 + g.Key.Month, -TradeMonths.Of(g.Key.Kind, g.Key.Reversal, g.Fen, g.Count));
        await PaymentUndo.TakeBack(act, import.Id, months, cancel);
        months.Apply(act);
        var sales = await mine.Where(d => d.Kind == TradeKinds.Sale && d.ReversalOfId == null).GroupBy(d => d.CustomerId).Select(g => new { g.Key, On = g.Max(d => d.On) }).ToListAsync(cancel);
        var withdrawn = await Withdrawn(act.Db, sales.Select(s => (s.Key, s.On)), import.Id, replaced: false, cancel);
        CustomerFacts.OrderWithdrawn(act, withdrawn);
        // Sales that this import took back stand again, and may be the last ones.
        CustomerFacts.OrderedOn(act, await mine.Where(d => d.Kind == TradeKinds.Sale && d.ReversalOfId != null).GroupBy(d => d.CustomerId).Select(g => new { g.Key, On = g.Max(d => d.On) }).ToDictionaryAsync(g => g.Key, g => g.On, cancel));
        act.Also(inside => act.Db.Database.ExecuteSqlAsync($"""
            update "TradeDocument" set "Version" = "Version" + 1, "ReversedById" = null
            where "ReversedById" in (select r."Id" from "TradeDocument" r where r."ImportId" = {import.Id} and r."ReversalOfId" is not null)
            """, inside));
        Stop(act, import, ImportStates.Undone, null);
        await act.Tell(new("TradeImportUndone", ImportActs.SubjectKind, import.Id), null, cancel);
    }

    /// <summary>For customers who lose sales: the day they stood at, and the last sale that remains without this import's rows.</summary>
    /// <param name="replaced">The import takes documents back (they are lost); otherwise it is taken back itself (they return).</param>
    public static async Task<IReadOnlyList<(long Customer, DateOnly Was, DateOnly? Now)>> Withdrawn(AppDb db, IEnumerable<(long Customer, DateOnly On)> lost, long import, bool replaced, CancellationToken cancel)
    {
        var was = lost.GroupBy(l => l.Customer).ToDictionary(g => g.Key, g => g.Max(l => l.On));
        var open = (await db.OpenTradeImports(cancel)).Append(import).ToList();
        var reversals = db.Whole<TradeDocument>(Actor.System).Where(r => r.ImportId == import && r.ReversalOfId != null);
        var found = new List<(long, DateOnly, DateOnly?)>();
        foreach (var part in was.Keys.Chunk(1000))
        {
            var sales = db.Whole<TradeDocument>(Actor.System).Where(d => part.Contains(d.CustomerId) && d.Kind == TradeKinds.Sale && d.ReversalOfId == null && (d.ImportId == null || !open.Contains(d.ImportId.Value)));
            var left = replaced
                ? sales.Where(d => d.ReversedById == null && !reversals.Any(r => r.ReversalOfId == d.Id))
                : sales.Where(d => d.ReversedById == null || reversals.Any(r => r.ReversalOfId == d.Id));
            var last = await left.GroupBy(d => d.CustomerId).Select(g => new { g.Key, On = g.Max(d => d.On) }).ToDictionaryAsync(g => g.Key, g => g.On, cancel);
            found.AddRange(part.Select(c => (c, was[c], last.TryGetValue(c, out var on) ? on : (DateOnly?)null)));
        }
        return found;
    }

    /// <summary>One slice of taking rows away; false when none is left.</summary>
    public static async Task<bool> Clean(ActRunner run, long import, CancellationToken cancel)
    {
        var outcome = await run.Run("trade.undo-import", new Call(Actor.System), new { import }, async act =>
        {
            var documents = await act.Db.Whole<TradeDocument>(Actor.System).Where(d => d.ImportId == import).OrderBy(d => d.Id).Select(d => d.Id).Take(DocumentsPerSlice).ToListAsync(cancel);
            if (documents.Count > 0)
            {
                act.Also(inside => act.Db.Whole<TradeLine>(Actor.System).Where(l => documents.Contains(l.DocumentId)).ExecuteDeleteAsync(inside));
                act.Also(inside => act.Db.Whole<TradeDocument>(Actor.System).Where(d => documents.Contains(d.Id)).ExecuteDeleteAsync(inside));
                return true;
            }
            if (await PaymentUndo.Clean(act, import, cancel)) return true;
            await Customers(act, import, cancel);
            OpenImports.Close(act, import);
            act.Also(inside => act.Db.Whole<TradeImport>(Actor.System).Where(i => i.Id == import)
                .ExecuteUpdateAsync(set => set.SetProperty(i => i.HasRows, false).SetProperty(i => i.Work, (string?)null), inside));
            return false;
        }, cancel);
        return outcome.Value;
    }

    // Customers whom somebody has used since stay, with their codes.
    private static async Task Customers(Act act, long import, CancellationToken cancel)
    {
        var made = act.Db.Whole<ForeignCode>(Actor.System).Where(f => f.ImportId == import);
        var used = await made.Where(f => act.Db.Whole<TradeDocument>(Actor.System).Any(d => d.CustomerId == f.CustomerId)
                || act.Db.Whole<Payment>(Actor.System).Any(p => p.CustomerId == f.CustomerId)
                || act.Db.Whole<ForeignCode>(Actor.System).Any(o => o.CustomerId == f.CustomerId && o.ImportId == null))
            .Select(f => f.CustomerId).ToListAsync(cancel);
        CustomerFacts.Unmake(act, import, used);
        act.Also(inside => made.Where(f => !CustomerFacts.Named(act.Db).Any(c => c.Id == f.CustomerId)).ExecuteDeleteAsync(inside));
        // Months without anything left of a customer who is gone.
        act.Also(inside => act.Db.Whole<CustomerMonth>(Actor.System)
            .Where(m => m.SalesFen == 0 && m.ReturnsFen == 0 && m.DueFen == 0 && m.PaidFen == 0 && m.Documents == 0 && !CustomerFacts.Named(act.Db).Any(c => c.Id == m.CustomerId))
            .ExecuteDeleteAsync(inside));
    }
}
