using Kegui.Kernel;
using Kegui.Modules.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Trade;

/// <summary>Documents follow their customer to another owner, department or province, in the act that moves it.</summary>
internal sealed class TradeOwners : IActWatch
{
    public Task Before(Act act, CancellationToken cancel)
    {
        foreach (var customer in CustomerFacts.Moved(act))
            act.Also(inside => Follow(act.Db, customer, inside));
        return Task.CompletedTask;
    }

    private static Task Follow(AppDb db, CustomerRef customer, CancellationToken cancel) =>
        db.Whole<TradeDocument>(Actor.System).Where(d => d.CustomerId == customer.Id).ExecuteUpdateAsync(set => set
            .SetProperty(d => d.OwnerId, customer.OwnerId)
            .SetProperty(d => d.DepartmentId, customer.DepartmentId)
            .SetProperty(d => d.ProvinceCode, customer.ProvinceCode), cancel);
}
