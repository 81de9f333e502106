using Kegui.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Customers;

public sealed record GroupMember(long Id, string Code, string Name, string? Grade, long? OwnerId);

/// <summary>Companies that belong together: each has at most one parent.</summary>
internal static class CustomerGroups
{
    private const int Deepest = 20;

    /// <summary>Whether <paramref name="candidate"/> lies somewhere below <paramref name="top"/>, which then cannot become its child.</summary>
    public static async Task<bool> IsBelow(AppDb db, long candidate, long top, CancellationToken cancel)
    {
        long? at = candidate;
        for (var step = 0; step < Deepest && at is { } id; step++)
        {
            if (id == top) return true;
            at = await db.Whole<Customer>(Actor.System).Where(c => c.Id == id).Select(c => c.ParentId).FirstOrDefaultAsync(cancel);
        }
        return at is not null;
    }

    /// <summary>The parent and the companies below it that the actor may see.</summary>
    public static async Task<IReadOnlyList<GroupMember>> Of(AppDb db, Actor actor, Customer customer, CancellationToken cancel) =>
        await db.Visible<Customer>(actor, "customer.read").Where(c => c.Id == customer.ParentId || c.ParentId == customer.Id || (customer.ParentId != null && c.ParentId == customer.ParentId && c.Id != customer.Id))
            .OrderBy(c => c.ParentId != null).ThenBy(c => c.SortKey).Take(50).Select(c => new GroupMember(c.Id, c.Code, c.Name, c.Grade, c.OwnerId)).ToListAsync(cancel);
}
