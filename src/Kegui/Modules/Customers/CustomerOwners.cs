using Kegui.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Customers;

// Part of what Public.cs offers; in a file of its own because it is an act's worth of work.
/// <summary>Gives customers to another person, within the caller's act: owner, department, history, timeline and audit together.</summary>
internal static class CustomerOwners
{
    /// <summary>
    /// The one place where a stored customer gets another owner: bulk, hand-over, pool, import, merge and every way back come here, so that
    /// the history of owners has no gaps and nobody's customer stays in the pool. What else belongs to the customer follows by the watches of the act.
    /// </summary>
    /// <param name="customer">Tracked; the caller moves its version and tells what happened.</param>
    /// <param name="owner">Null gives it to nobody; the department then stays, so that its head still sees the customer.</param>
    /// <param name="why">handover, assign, claim, release, import, merge, undo …</param>
    /// <returns>Whether the owner is another one now.</returns>
    public static async Task<bool> Give(Act act, Customer customer, long? owner, long? department, string why, CancellationToken cancel)
    {
        var from = customer.OwnerId;
        if (from == owner) return false;
        customer.OwnerId = owner;
        if (owner is not null) (customer.DepartmentId, customer.PooledOn) = (department, null);
        act.Db.Add(new CustomerAssignment { Id = await act.NewId(cancel), CustomerId = customer.Id, FromId = from, ToId = owner, At = act.Now, ById = act.Actor.PersonId, Why = why });
        return true;
    }

    /// <summary>Moves these customers to <paramref name="to"/>. At most 500 at a time: longer transactions keep others waiting.</summary>
    /// <param name="customers">Tracked, and read for the actor by the caller.</param>
    public static async Task Assign(Act act, IReadOnlyList<Customer> customers, PersonView to, string why, CancellationToken cancel)
    {
        foreach (var customer in customers)
        {
            var from = customer.OwnerId;
            if (!await Give(act, customer, to.Id, to.DepartmentId, why, cancel)) continue;
            customer.UpdatedAt = act.Now;
            customer.Version++;
            await act.Tell(new("CustomerAssigned", "customer", customer.Id, customer.Id, new Dictionary<string, object?> { ["to"] = to.Name, ["why"] = why }),
                [new("OwnerId", from, to.Id)], cancel);
        }
    }

    /// <summary>Moves the next customers of <paramref name="from"/> that the actor reaches with the act's right; returns how many.</summary>
    /// <param name="province">Two digits; empty for those without a province; null for all.</param>
    /// <param name="ids">Only these; null for all.</param>
    public static async Task<int> MoveFrom(Act act, long from, PersonView to, string? province, IReadOnlyList<long>? ids, int most, CancellationToken cancel)
    {
        var owned = Owned(act.Db, act.Actor, act.Name, from);
        if (province is not null) owned = province.Length == 0 ? owned.Where(c => c.ProvinceCode == null) : owned.Where(c => c.ProvinceCode == province);
        if (ids is not null) owned = owned.Where(c => ids.Contains(c.Id));
        var next = await owned.OrderBy(c => c.Id).Take(most).AsTracking().ToListAsync(cancel);
        await Assign(act, next, to, "handover", cancel);
        return next.Count;
    }

    /// <summary>What somebody answers for, as far as the actor reaches with the right.</summary>
    public static IQueryable<Customer> Owned(AppDb db, Actor actor, string permission, long owner) => db.Visible<Customer>(actor, permission).Where(c => c.OwnerId == owner);
}
