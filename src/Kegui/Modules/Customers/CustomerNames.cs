using Kegui.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Customers;

/// <summary>Names of customers for lists that only know their ids: the audit log, notices.</summary>
internal sealed class CustomerNames(AppDb db) : ISubjectNames
{
    public string Kind => "customer";

    public async Task<IReadOnlyDictionary<long, string>> Of(Actor actor, IReadOnlyCollection<long> ids, CancellationToken cancel) =>
        await db.Visible<Customer>(actor, "customer.read").Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Name, cancel);
}
