using Kegui.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Customers;

// Part of what Public.cs offers: sharing and handing over.
/// <summary>Customers can be shared with a colleague, by whoever reaches them with his own scope.</summary>
internal sealed class ShareableCustomer : IShareable
{
    public string Kind => "customer";

    public Task<SharedRecord?> Find(AppDb db, Actor actor, string permission, long id, CancellationToken cancel) =>
        db.Visible<Customer>(actor, permission).Where(c => c.Id == id)
            .Select(c => (SharedRecord?)new SharedRecord(c.Name, "/customers/" + c.Id, c.Id)).FirstOrDefaultAsync(cancel);
}

/// <summary>A customer as a list for handing over shows it.</summary>
internal sealed record OwnedCustomer(long Id, string Code, string Name, string? Grade, string? Province, DateOnly? LastContactOn);

/// <summary>What a hand-over asks before it begins.</summary>
internal static class CustomersOfPerson
{
    public static async Task<IReadOnlyList<(string? Province, int Count)>> ByProvince(AppDb db, Actor actor, string permission, long owner, CancellationToken cancel) =>
        [.. (await CustomerOwners.Owned(db, actor, permission, owner).GroupBy(c => c.ProvinceCode).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancel))
            .OrderByDescending(g => g.Count).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key, g.Count))];

    /// <summary>The next <paramref name="take"/> by id after <paramref name="after"/>, and one more when there are more.</summary>
    public static async Task<IReadOnlyList<OwnedCustomer>> Page(AppDb db, Actor actor, string permission, long owner, long after, int take, CancellationToken cancel) =>
        await CustomerOwners.Owned(db, actor, permission, owner).Where(c => c.Id > after).OrderBy(c => c.Id).Take(take + 1)
            .Select(c => new OwnedCustomer(c.Id, c.Code, c.Name, c.Grade, c.ProvinceCode, c.LastContactOn)).ToListAsync(cancel);

    /// <summary>How many went from somebody to whom by a hand-over, from its beginning to its end (or until now).</summary>
    public static async Task<IReadOnlyList<(long To, int Count)>> Moved(AppDb db, long from, DateTime begun, DateTime? finished, CancellationToken cancel) =>
        [.. (await db.Set<CustomerAssignment>().Where(a => a.FromId == from && a.Why == "handover" && a.ToId != null && a.At >= begun && (finished == null || a.At <= finished))
            .GroupBy(a => a.ToId!.Value).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancel)).OrderByDescending(g => g.Count).ThenBy(g => g.Key).Select(g => (g.Key, g.Count))];

    public static Task<int> Count(AppDb db, Actor actor, string permission, long owner, CancellationToken cancel) =>
        CustomerOwners.Owned(db, actor, permission, owner).CountAsync(cancel);
}
