using Kegui.Kernel;
using Kegui.Modules.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Trade;

/// <summary>
/// Documents follow their customer to another owner, department or province, in the act that moves it, whichever it is: the watch looks at the
/// changed customers, not at the name of the act.
/// </summary>
internal sealed class TradeOwners : IActWatch
{
    public Task Before(Act act, CancellationToken cancel)
    {
        foreach (var customer in CustomerFacts.Moved(act))
            act.Also(inside => Follow(act.Db, customer, inside));
        return Task.CompletedTask;
    }

    /// <summary>Documents that have just come to a customer; within the transaction.</summary>
    public static async Task Follow(AppDb db, long customer, CancellationToken cancel) =>
        await Follow(db, await CustomerFacts.Named(db).FirstAsync(c => c.Id == customer, cancel), cancel);

    /// <summary>Documents of an import whose customers were given to others while it ran; within the transaction that makes it true.</summary>
    public static Task Align(AppDb db, long import, CancellationToken cancel) => db.Database.ExecuteSqlAsync($"""
        update "TradeDocument" as d set "OwnerId" = c."OwnerId", "DepartmentId" = c."DepartmentId", "ProvinceCode" = c."ProvinceCode"
        from "Customer" as c where d."ImportId" = {import} and c."Id" = d."CustomerId"
        and (d."OwnerId" is distinct from c."OwnerId" or d."DepartmentId" is distinct from c."DepartmentId" or d."ProvinceCode" is distinct from c."ProvinceCode")
        """, cancel);

    private static Task Follow(AppDb db, CustomerRef customer, CancellationToken cancel) =>
        db.Whole<TradeDocument>(Actor.System).Where(d => d.CustomerId == customer.Id).ExecuteUpdateAsync(set => set
            .SetProperty(d => d.OwnerId, customer.OwnerId)
            .SetProperty(d => d.DepartmentId, customer.DepartmentId)
            .SetProperty(d => d.ProvinceCode, customer.ProvinceCode), cancel);
}
