using System.Collections.Concurrent;
using Kegui.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Customers;

/// <summary>
/// Knows which words stand in so many names that a page of them is found sooner in the list's own order than through the text index,
/// which would read and sort every one of them. Kept for some minutes: it decides the way, never the answer.
/// </summary>
internal sealed class SearchTally(IServiceScopeFactory scopes, TimeProvider time)
{
    private static readonly TimeSpan Keep = TimeSpan.FromMinutes(10);
    private const int MostKept = 10_000;
    // A page of rows; fewer hits than this are sorted in a millisecond or two.
    private const int Page = 50, Few = 500;

    private readonly ConcurrentDictionary<(string Match, bool Own), (bool Many, DateTimeOffset Until)> _known = new();
    private (int Customers, DateTimeOffset Until) _size;

    /// <summary>Below this number of hits the index is used whatever the company's size. Tests set it lower.</summary>
    public int Least { get; init; } = Few;

    /// <summary>True when the list's own order is the quicker way for this actor.</summary>
    public async Task<bool> Many(CustomerFinder search, Actor actor, CancellationToken cancel)
    {
        // A person's own customers are few enough to be read in order.
        var own = actor.ScopeOf("customer.read") == DataScope.Own;
        var (now, key) = (time.GetUtcNow(), (search.Match, own));
        if (_known.TryGetValue(key, out var known) && known.Until > now) return known.Many;
        if (_known.Count > MostKept) _known.Clear();
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var limit = own ? Least : Limit(await Customers(db, now, cancel));
        var many = await search.Count(db, limit, cancel) >= limit;
        _known[key] = (many, now + Keep);
        return many;
    }

    // Reading in order meets a hit every customers / hits rows, so a page costs Page × customers / hits: equal at the root of Page × customers.
    private int Limit(long customers)
    {
        var limit = Least;
        while ((long)limit * limit < Page * customers) limit += limit / 8 + 1;
        return limit;
    }

    private async Task<int> Customers(AppDb db, DateTimeOffset now, CancellationToken cancel)
    {
        if (_size.Until <= now) _size = (await db.Whole<Customer>(Actor.System).CountAsync(cancel), now + TimeSpan.FromHours(1));
        return _size.Customers;
    }
}
