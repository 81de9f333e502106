using Kegui.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Outbox;

internal sealed record OutboxFilter
{
    public string? State { get; init; }
    /// <summary>The beginning of an address.</summary>
    public string? To { get; init; }
    public long? Id { get; init; }
    public long? After { get; init; }
    public int Take { get; init; } = 50;
}

internal sealed record OutboxRow(long Id, string Channel, string Target, string Letter, string State, int Attempts, DateTime CreatedAt, DateTime NextAt, DateTime? SentAt, string? LastError, string? DropReason);

internal static class OutboxQueries
{
    /// <summary>The newest first, one more than asked when there is a next page.</summary>
    public static Task<List<OutboxRow>> Messages(this AppDb db, OutboxFilter filter, CancellationToken cancel)
    {
        var from = db.Set<OutboxMessage>().AsQueryable();
        if (filter.Id is { } id) from = from.Where(m => m.Id == id);
        if (filter.State is { } state) from = from.Where(m => m.State == state);
        if (filter.To is { } to) from = from.Where(m => m.Target.StartsWith(to));
        if (filter.After is { } after) from = from.Where(m => m.Id < after);
        return from.OrderByDescending(m => m.Id).Take(filter.Take + 1)
            .Select(m => new OutboxRow(m.Id, m.Channel, m.Target, m.Letter, m.State, m.Attempts, m.CreatedAt, m.NextAt, m.SentAt, m.LastError, m.DropReason)).ToListAsync(cancel);
    }
}
