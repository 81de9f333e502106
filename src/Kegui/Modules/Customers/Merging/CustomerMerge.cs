using Kegui.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Customers;

/// <summary>Two records of one party made one: what both were before, and which rows moved, so that it can be taken back.</summary>
internal sealed class CustomerMerge
{
    public required long Id { get; init; }
    public required long KeptId { get; init; }
    public required long GoneId { get; init; }
    public required string GoneCode { get; init; }
    public required string GoneName { get; init; }
    /// <summary>Both records and their profiles as JSON.</summary>
    public required string Before { get; init; }
    /// <summary>What each module needs to put its rows back, as JSON by kind.</summary>
    public string Moved { get; set; } = "{}";
    public required DateTime At { get; init; }
    public required long ById { get; init; }
    public DateTime? UndoneAt { get; set; }
    public int Version { get; set; }
}

internal static class CustomerMerges
{
    /// <summary>Where a record that was merged away has gone, if the actor may see that one.</summary>
    public static async Task<long?> KeptOf(AppDb db, Actor actor, long gone, CancellationToken cancel)
    {
        var at = gone;
        for (var step = 0; step < 10; step++)
        {
            var next = await db.Set<CustomerMerge>().Where(m => m.GoneId == at && m.UndoneAt == null).Select(m => (long?)m.KeptId).FirstOrDefaultAsync(cancel);
            if (next is null) break;
            at = next.Value;
        }
        return at != gone && await db.VisibleOne<Customer>(actor, "customer.read", "customer", at).AnyAsync(cancel) ? at : null;
    }

    /// <summary>Codes of records that were merged away, with the record that each has become; a file may still have the old code.</summary>
    public static async Task<IReadOnlyDictionary<string, long>> Former(AppDb db, IReadOnlyCollection<string> codes, CancellationToken cancel)
    {
        var found = await db.Set<CustomerMerge>().Where(m => m.UndoneAt == null && codes.Contains(m.GoneCode)).ToDictionaryAsync(m => m.GoneCode, m => m.KeptId, cancel);
        for (var step = 0; step < 10 && found.Count > 0; step++)
        {
            var ids = found.Values.Distinct().ToList();
            var further = await db.Set<CustomerMerge>().Where(m => m.UndoneAt == null && ids.Contains(m.GoneId)).ToDictionaryAsync(m => m.GoneId, m => m.KeptId, cancel);
            if (further.Count == 0) break;
            foreach (var (code, id) in found.ToList())
                if (further.TryGetValue(id, out var next)) found[code] = next;
        }
        return found;
    }

    /// <summary>Merges into this customer that can still be taken back, the newest first.</summary>
    public static Task<List<CustomerMerge>> Into(AppDb db, long kept, CancellationToken cancel) =>
        db.Set<CustomerMerge>().Where(m => m.KeptId == kept && m.UndoneAt == null).OrderByDescending(m => m.Id).ToListAsync(cancel);
}
