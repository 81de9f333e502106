using System.Text.Json;
using Kegui.Kernel;
using Kegui.Modules.Customers;
using Kegui.Modules.Trade.Import;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Trade;

/// <summary>
/// Documents with their lines, payments and foreign codes go along when two customers become one, and their months with them: what the rows
/// come to is taken from one customer and added to the other, so that months stay the sums of rows whoever books meanwhile.
/// </summary>
internal sealed class AttachedTrade : IAttachedToCustomer
{
    public string Kind => "trade";

    public async Task<Refusal?> Hinders(Act act, CancellationToken cancel) =>
        await act.Db.Whole<TradeImport>(Actor.System).AnyAsync(i => i.State == ImportStates.Running, cancel) ? new("merge-trade-import") : null;

    public async Task<string?> Move(Act act, long from, long to, CancellationToken cancel)
    {
        var (documents, payments, codes) = (Documents(act.Db, from), Payments(act.Db, from), act.Db.Whole<ForeignCode>(Actor.System).Where(f => f.CustomerId == from));
        var moved = new Moved(await documents.Select(d => d.Id).ToListAsync(cancel), await payments.Select(p => p.Id).ToListAsync(cancel), await codes.Select(f => f.Id).ToListAsync(cancel));
        if (moved.Nothing) return null;
        var sums = await Sums(act.Db, from, cancel);
        await documents.ExecuteUpdateAsync(set => set.SetProperty(d => d.CustomerId, to), cancel);
        await payments.ExecuteUpdateAsync(set => set.SetProperty(p => p.CustomerId, to), cancel);
        await codes.ExecuteUpdateAsync(set => set.SetProperty(f => f.CustomerId, to), cancel);
        await act.Db.Whole<CustomerMonth>(Actor.System).Where(m => m.CustomerId == from).ExecuteDeleteAsync(cancel);
        await Shifted(sums, null, to).Write(act.Db, cancel);
        await TradeOwners.Follow(act.Db, to, cancel);
        return JsonSerializer.Serialize(moved, Json.Plain);
    }

    // What was booked since upon a moved row, its reversal or the money for it, goes back with it.
    public async Task Back(Act act, string text, long from, long to, CancellationToken cancel)
    {
        var (db, moved) = (act.Db, JsonSerializer.Deserialize<Moved>(text, Json.Plain)!);
        foreach (var some in moved.Documents.Chunk(500))
        {
            await Documents(db, to).Where(d => some.Contains(d.Id) || some.Contains(d.ReversalOfId!.Value)).ExecuteUpdateAsync(set => set.SetProperty(d => d.CustomerId, from), cancel);
            await Payments(db, to).Where(p => some.Contains(p.DocumentId!.Value)).ExecuteUpdateAsync(set => set.SetProperty(p => p.CustomerId, from), cancel);
        }
        foreach (var some in moved.Payments.Chunk(500))
            await Payments(db, to).Where(p => some.Contains(p.Id) || some.Contains(p.ReversalOfId!.Value)).ExecuteUpdateAsync(set => set.SetProperty(p => p.CustomerId, from), cancel);
        foreach (var some in moved.Codes.Chunk(500))
            await db.Whole<ForeignCode>(Actor.System).Where(f => f.CustomerId == to && some.Contains(f.Id)).ExecuteUpdateAsync(set => set.SetProperty(f => f.CustomerId, from), cancel);
        await Shifted(await Sums(db, from, cancel), to, from).Write(db, cancel);
        await TradeOwners.Follow(db, from, cancel);
    }

    private static async Task<TradeMonths> Sums(AppDb db, long customer, CancellationToken cancel) => await TradeMonths.FromLedger(db, [customer], await db.OpenTradeImports(cancel), cancel);

    private static TradeMonths Shifted(TradeMonths sums, long? from, long to)
    {
        var shift = new TradeMonths();
        foreach (var (key, value) in sums.Sums)
        {
            if (from is { } loser) shift.Add(loser, key.Month, -value);
            shift.Add(to, key.Month, value);
        }
        return shift;
    }

    private static IQueryable<TradeDocument> Documents(AppDb db, long customer) => db.Whole<TradeDocument>(Actor.System).Where(d => d.CustomerId == customer);

    private static IQueryable<Payment> Payments(AppDb db, long customer) => db.Whole<Payment>(Actor.System).Where(p => p.CustomerId == customer);

    internal sealed record Moved(IReadOnlyList<long> Documents, IReadOnlyList<long> Payments, IReadOnlyList<long> Codes)
    {
        [System.Text.Json.Serialization.JsonIgnore]
        public bool Nothing => Documents.Count + Payments.Count + Codes.Count == 0;
    }
}
