using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kegui.Kernel;

/// <summary>A counter from which blocks are taken: record ids, customer codes.</summary>
public sealed class Counter
{
    public required string Key { get; init; }
    public long Next { get; set; }
}

/// <summary>
/// Hands out record ids and running numbers in blocks, so that an act knows the ids of all it makes before it writes, and no
/// transaction waits for a shared counter row. A restart leaves a gap of less than one block.
/// </summary>
public sealed class Ids(IServiceScopeFactory scopes, WriterLane lane)
{
    private const int RecordBlock = 1000;
    private readonly Dictionary<string, (long Next, long End)> _blocks = [];
    private readonly SemaphoreSlim _gate = new(1, 1);

    /// <summary>A new id, unique over all tables.</summary>
    public ValueTask<long> Next(CancellationToken cancel) => Next("id", RecordBlock, cancel);

    /// <summary>The next number of a series, from 1. <paramref name="block"/> is how many one process takes at a time.</summary>
    public async ValueTask<long> Next(string series, int block, CancellationToken cancel)
    {
        await _gate.WaitAsync(cancel);
        try
        {
            if (!_blocks.TryGetValue(series, out var held) || held.Next >= held.End)
            {
                var start = await Take(series, block, cancel);
                held = (start, start + block);
            }
            _blocks[series] = (held.Next + 1, held.End);
            return held.Next;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>The first of <paramref name="count"/> ids in a row, for bulk work.</summary>
    public async ValueTask<long> Take(string series, int count, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        return await lane.Enter(async () =>
        {
            for (; ; )
            {
                var next = await db.Set<Counter>().AsNoTracking().Where(c => c.Key == series).Select(c => (long?)c.Next).SingleOrDefaultAsync(cancel);
                if (next is not { } start)
                {
                    db.Add(new Counter { Key = series, Next = 1 });
                    await db.SaveChangesAsync(cancel);
                    db.ChangeTracker.Clear();
                    continue;
                }
                // The condition on the old value makes two nodes take different blocks.
                var taken = await db.Set<Counter>().Where(c => c.Key == series && c.Next == start)
                    .ExecuteUpdateAsync(set => set.SetProperty(c => c.Next, start + count), cancel);
                if (taken == 1) return start;
            }
        }, cancel);
    }
}
