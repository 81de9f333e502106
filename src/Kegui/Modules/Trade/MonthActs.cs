using Kegui.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Trade;

/// <summary>How a rebuilding ended: customers looked at, month rows that were wrong.</summary>
internal sealed record MonthsRebuilt(int Customers, int Mended);

/// <summary>Computes the months anew from documents and payments: a check, and the way back after a repair of data.</summary>
internal sealed class MonthActs(ActRunner run)
{
    private const int CustomersPerSlice = 500;

    public async Task<Outcome<MonthsRebuilt>> Rebuild(Call call, CancellationToken cancel)
    {
        var (looked, mended) = (0, 0);
        for (long? after = 0; after is not null;)
        {
            // Every slice is an act of its own, so that others write in between; a key would answer from the second slice on.
            var slice = await Slice(call with { Key = null }, after.Value, found => mended += found, cancel);
            if (!slice.Done) return new() { Refusal = slice.Refusal, Conflict = slice.Conflict };
            looked += slice.Value!.Customers;
            after = slice.Value.Next;
        }
        return new() { Value = new(looked, mended) };
    }

    private Task<Outcome<SliceEnd>> Slice(Call call, long after, Action<int> mended, CancellationToken cancel) => run.Run("trade.rebuild-months", call, new { after }, async act =>
    {
        var customers = await act.Db.Whole<TradeDocument>(Actor.System).Where(d => d.CustomerId > after).Select(d => d.CustomerId)
            .Union(act.Db.Whole<Payment>(Actor.System).Where(p => p.CustomerId > after).Select(p => p.CustomerId))
            .Union(act.Db.Whole<CustomerMonth>(Actor.System).Where(m => m.CustomerId > after).Select(m => m.CustomerId))
            .OrderBy(id => id).Take(CustomersPerSlice).ToListAsync(cancel);
        // Read and written inside the transaction: a sale booked meanwhile would be counted twice or not at all.
        act.Also(async inside =>
        {
            if (!act.Db.OnSqlite) await act.Db.Database.ExecuteSqlRawAsync("lock table \"CustomerMonth\" in share row exclusive mode", inside);
            var right = await TradeMonths.FromLedger(act.Db, customers, await act.Db.OpenTradeImports(inside), inside);
            var mend = Difference(right.Sums, await act.Db.Whole<CustomerMonth>(Actor.System).Where(m => customers.Contains(m.CustomerId)).ToListAsync(inside));
            await mend.Write(act.Db, inside);
            mended(mend.Sums.Count(s => !s.Value.Nothing));
        });
        var last = customers.Count < CustomersPerSlice;
        if (last) await act.Tell(new("TradeMonthsRebuilt", "company", 0), null, cancel);
        return new SliceEnd(customers.Count, last ? null : customers[^1]);
    }, cancel);

    private static TradeMonths Difference(IReadOnlyDictionary<MonthKey, MonthSums> right, IReadOnlyList<CustomerMonth> stored)
    {
        var mend = new TradeMonths();
        foreach (var (key, sums) in right) mend.Add(key.Customer, key.Month, sums);
        foreach (var m in stored) mend.Add(m.CustomerId, m.Month, -new MonthSums(m.SalesFen, m.ReturnsFen, m.DueFen, m.PaidFen, m.PaidOnTimeFen, m.Documents));
        return mend;
    }

    private sealed record SliceEnd(int Customers, long? Next);
}
