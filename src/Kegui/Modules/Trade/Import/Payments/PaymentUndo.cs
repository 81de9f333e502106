using Kegui.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Trade.Import;

/// <summary>The payments of an import taken back: months lose their sums, what they had paid is owed again, then the rows go.</summary>
internal static class PaymentUndo
{
    private const int RowsPerSlice = 500;

    /// <summary>Whether somebody has paid or taken back by hand what the import brought.</summary>
    public static Task<bool> Built(AppDb db, long import, CancellationToken cancel) => Mine(db, import).AnyAsync(p => p.Version != 0 || p.ReversedById != null, cancel);

    public static async Task TakeBack(Act act, long import, TradeMonths months, CancellationToken cancel)
    {
        foreach (var payment in await Mine(act.Db, import).ToListAsync(cancel)) months.Add(payment, -1);
        act.Also(inside => act.Db.Database.ExecuteSqlAsync($"""
            update "Payment" set "Version" = "Version" + 1, "ReversedById" = null
            where "ReversedById" in (select r."Id" from "Payment" r where r."ImportId" = {import} and r."ReversalOfId" is not null)
            """, inside));
    }

    /// <summary>Removes one slice; false when none is left.</summary>
    public static async Task<bool> Clean(Act act, long import, CancellationToken cancel)
    {
        var some = await Mine(act.Db, import).OrderBy(p => p.Id).Select(p => p.Id).Take(RowsPerSlice).ToListAsync(cancel);
        if (some.Count > 0) act.Also(inside => act.Db.Whole<Payment>(Actor.System).Where(p => some.Contains(p.Id)).ExecuteDeleteAsync(inside));
        return some.Count > 0;
    }

    private static IQueryable<Payment> Mine(AppDb db, long import) => db.Whole<Payment>(Actor.System).Where(p => p.ImportId == import);
}
