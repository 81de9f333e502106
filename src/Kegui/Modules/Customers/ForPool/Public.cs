using Kegui.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Customers;

/// <summary>A customer for which nobody answers at the moment.</summary>
public sealed record PooledCustomer(long Id, string Code, string Name, string? Grade, string? RegionCode, string? Industry, DateOnly PooledOn, DateOnly? LastContactOn, long? FormerOwnerId);

/// <summary>An owned customer as the pool looks at it.</summary>
/// <param name="OwnedOn">Since when the present owner has it.</param>
public sealed record PoolCandidate(long Id, string Code, string Name, string? Grade, string Stage, long? OwnerId, DateOnly? LastContactOn, DateOnly? LastOrderOn, DateOnly OwnedOn, bool Pooled, bool Held, int Version);

/// <summary>Modules say which customers have open business: those never go to the pool.</summary>
public interface IHoldsCustomers
{
    Task<IReadOnlySet<long>> Held(AppDb db, IReadOnlyCollection<long> customers, CancellationToken cancel);
}

/// <summary>How the pool reads and moves customers. What may be moved, the pool decides.</summary>
internal static class CustomerPool
{
    /// <summary>Pooled customers within the actor's scope for seeing the pool, the longest waiting last; one more than asked when there are more.</summary>
    public static async Task<IReadOnlyList<PooledCustomer>> Page(AppDb db, Actor actor, string? search, string? province, string? after, int take, CancellationToken cancel)
    {
        var finder = CustomerFinder.Of(search, db.OnSqlite);
        if (finder is { TooShort: true } || PhoneSight.Hides(actor, search)) return [];
        var pooled = db.Visible(actor, "pool.read", finder?.From).Where(c => c.PooledOn != null);
        if (finder is not null) pooled = finder.Recheck(pooled);
        if (province is not null) pooled = pooled.Where(c => c.ProvinceCode == province);
        if (after?.Split('~') is [var day, var id] && DateOnly.TryParseExact(day, "yyyy-MM-dd", out var on) && long.TryParse(id, out var last))
            pooled = pooled.Where(c => c.PooledOn <= on && (c.PooledOn < on || c.Id < last));
        return await pooled.OrderByDescending(c => c.PooledOn).ThenByDescending(c => c.Id).Take(take + 1)
            .Select(c => new PooledCustomer(c.Id, c.Code, c.Name, c.Grade, c.RegionCode, c.Industry, c.PooledOn!.Value, c.LastContactOn,
                db.Set<CustomerAssignment>().Where(a => a.CustomerId == c.Id).OrderByDescending(a => a.Id).Select(a => a.FromId).FirstOrDefault()))
            .ToListAsync(cancel);
    }

    /// <summary>One customer within the actor's scope for the act, as the pool looks at it.</summary>
    public static async Task<PoolCandidate?> One(Act act, IEnumerable<IHoldsCustomers> holders, CompanyClock clock, string permission, long id, CancellationToken cancel)
    {
        var customer = await act.Db.Visible<Customer>(act.Actor, permission).Where(c => c.Id == id).ToListAsync(cancel);
        return (await Candidates(act.Db, holders, clock, customer, cancel)).FirstOrDefault();
    }

    /// <summary>Owned customers without contact since a day, by id: for the nightly look.</summary>
    public static async Task<IReadOnlyList<PoolCandidate>> Quiet(AppDb db, IEnumerable<IHoldsCustomers> holders, CompanyClock clock, DateOnly since, long after, int take, CancellationToken cancel)
    {
        var number = since.DayNumber;
        var some = await db.Whole<Customer>(Actor.System).Where(c => c.Id > after && c.OwnerId != null && c.ContactOrder < number && c.Stage != "exited" && c.ImportId == null).OrderBy(c => c.Id).Take(take).ToListAsync(cancel);
        return await Candidates(db, holders, clock, some, cancel);
    }

    /// <summary>The person's own customers, those without contact for longest first.</summary>
    public static async Task<IReadOnlyList<PoolCandidate>> OfOwner(AppDb db, IEnumerable<IHoldsCustomers> holders, CompanyClock clock, Actor actor, DateOnly since, int take, CancellationToken cancel)
    {
        var (me, number) = (actor.PersonId, since.DayNumber);
        var own = await db.Visible<Customer>(actor, "customer.read").Where(c => c.OwnerId == me && c.Stage != "exited" && c.ContactOrder < number).OrderBy(c => c.ContactOrder).ThenBy(c => c.Id).Take(take).ToListAsync(cancel);
        return await Candidates(db, holders, clock, own, cancel);
    }

    /// <summary>Takes the owner away; the department stays, so that its head still sees the customer.</summary>
    /// <param name="decided">As it was when the act decided; somebody who changed it since is told, not overwritten.</param>
    public static async Task Release(Act act, PoolCandidate decided, string why, string? reason, CancellationToken cancel)
    {
        var id = decided.Id;
        var customer = act.Found(await act.Db.Whole<Customer>(Actor.System).AsTracking().FirstOrDefaultAsync(c => c.Id == id, cancel));
        act.Expect(decided.Version, customer.Version);
        var from = customer.OwnerId;
        await CustomerOwners.Give(act, customer, null, null, why, cancel);
        (customer.PooledOn, customer.NextContactOn) = (act.Today, null);
        (customer.UpdatedAt, customer.Version) = (act.Now, customer.Version + 1);
        await act.Tell(new("CustomerReleased", "customer", id, id, new Dictionary<string, object?> { ["text"] = reason, ["why"] = why }), [new("OwnerId", from, null)], cancel);
    }

    /// <inheritdoc cref="Release"/>
    public static async Task Claim(Act act, PoolCandidate decided, PersonView to, CancellationToken cancel)
    {
        var id = decided.Id;
        var customer = act.Found(await act.Db.Whole<Customer>(Actor.System).AsTracking().FirstOrDefaultAsync(c => c.Id == id, cancel));
        act.Expect(decided.Version, customer.Version);
        await CustomerOwners.Give(act, customer, to.Id, to.DepartmentId, "claim", cancel);
        (customer.UpdatedAt, customer.Version) = (act.Now, customer.Version + 1);
        await act.Tell(new("CustomerClaimed", "customer", id, id, new Dictionary<string, object?> { ["to"] = to.Name }), [new("OwnerId", null, to.Id)], cancel);
    }

    /// <summary>How many the person claimed since an instant.</summary>
    public static Task<int> ClaimedSince(AppDb db, long person, DateTime since, CancellationToken cancel) =>
        db.Set<CustomerAssignment>().CountAsync(a => a.ToId == person && a.At >= since && a.Why == "claim", cancel);

    /// <summary>How many customers the person answers for.</summary>
    public static Task<int> Holding(AppDb db, long person, CancellationToken cancel) => db.Whole<Customer>(Actor.System).CountAsync(c => c.OwnerId == person && c.Stage != "exited", cancel);

    /// <summary>When the person last lost this customer to the pool.</summary>
    public static Task<DateTime?> LostAt(AppDb db, long customer, long person, CancellationToken cancel) =>
        db.Set<CustomerAssignment>().Where(a => a.CustomerId == customer && a.FromId == person && a.ToId == null).OrderByDescending(a => a.Id).Select(a => (DateTime?)a.At).FirstOrDefaultAsync(cancel);

    private static async Task<IReadOnlyList<PoolCandidate>> Candidates(AppDb db, IEnumerable<IHoldsCustomers> holders, CompanyClock clock, List<Customer> customers, CancellationToken cancel)
    {
        if (customers.Count == 0) return [];
        var ids = customers.Select(c => c.Id).ToList();
        var owned = await db.Set<CustomerAssignment>().Where(a => ids.Contains(a.CustomerId)).GroupBy(a => a.CustomerId).Select(g => new { g.Key, At = g.Max(a => a.At) }).ToDictionaryAsync(g => g.Key, g => g.At, cancel);
        var held = new HashSet<long>();
        foreach (var holder in holders) held.UnionWith(await holder.Held(db, ids, cancel));
        return [.. customers.Select(c => new PoolCandidate(c.Id, c.Code, c.Name, c.Grade, c.Stage, c.OwnerId, c.LastContactOn, c.LastOrderOn,
            clock.DateOf(owned.GetValueOrDefault(c.Id, c.CreatedAt)), c.PooledOn is not null, held.Contains(c.Id), c.Version))];
    }
}
