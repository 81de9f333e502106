using Kegui.Kernel;
using Kegui.Modules.Fields;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Customers;

/// <summary>A customer with all that its page shows of the file.</summary>
public sealed record CustomerWhole(CustomerFile File, IReadOnlyList<long> TagIds, string? ParentName, bool HasGroup, bool Followed, IReadOnlyDictionary<long, FieldValue> Values)
{
    public Customer Customer => File.Customer;
}

/// <summary>Reads one customer's file in few statements.</summary>
internal static class CustomerFileQueries
{
    /// <summary>Two statements, contacts the second; none of a customer that the actor may not see.</summary>
    public static async Task<CustomerWhole?> Whole(this AppDb db, Actor actor, string permission, long id, CancellationToken cancel)
    {
        var me = actor.PersonId;
        var allowed = db.VisibleOne<Customer>(actor, permission, "customer", id).Select(c => c.Id);
        var head = await db.Whole<Customer>(Actor.System).AsSingleQuery().Where(c => allowed.Contains(c.Id)).Select(c => new
        {
            Customer = c,
            Profile = db.Set<CustomerProfile>().FirstOrDefault(p => p.Id == c.Id),
            Parent = db.Set<Customer>().Where(p => p.Id == c.ParentId).Select(p => p.Name).FirstOrDefault(),
            Children = db.Set<Customer>().Any(k => k.ParentId == c.Id),
            Tags = db.Set<CustomerTag>().Where(t => t.CustomerId == c.Id).Select(t => t.TagId).ToList(),
            // With the tags a product of two short lists, which costs less than a statement of its own.
            Values = db.Set<FieldValue>().Where(v => v.RecordId == c.Id).ToList(),
            Followed = db.Set<Follower>().Any(f => f.CustomerId == c.Id && f.PersonId == me),
        }).FirstOrDefaultAsync(cancel);
        if (head is null) return null;
        var seen = CustomerActs.Seen(head.Customer);
        var contacts = await db.Under<Contact>(seen).Where(c => c.CustomerId == id).OrderBy(c => c.Gone).ThenByDescending(c => c.Key).ThenBy(c => c.Id).ToListAsync(cancel);
        return new(PhoneSight.Shown(actor, new CustomerFile(head.Customer, head.Profile, contacts)), head.Tags, head.Parent, head.Children || head.Customer.ParentId is not null, head.Followed, head.Values.ToDictionary(v => v.FieldId));
    }
}
