using Kegui.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Customers;

/// <summary>A customer's files: who reads the customer sees them, who edits it adds and removes them.</summary>
internal sealed class CustomerFiles(AppDb db) : IFileSubject
{
    public string Kind => "customer";

    public async Task<Seen?> See(Actor actor, long id, bool edit, CancellationToken cancel) =>
        await db.VisibleOne<Customer>(actor, edit ? "customer.edit" : "customer.read", Kind, id).AnyAsync(cancel) ? new(Kind, id, id) : null;
}
