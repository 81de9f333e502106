using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kegui.Kernel;

/// <summary>
/// Sends what waits: all destinations at once, each in order. A message that is claimed and whose process then dies is sent again
/// when the lease ends; its event id stays the same.
/// </summary>
public sealed class OutboxSender(IServiceScopeFactory scopes, IEnumerable<IChannel> channels, WriterLane lane, CompanyClock clock, TimeProvider time, ILogger<OutboxSender> log)
{
    private const int Batch = 20;
    private const int MostAttempts = 8;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LaneRest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan[] Waits = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(3), TimeSpan.FromHours(6), TimeSpan.FromHours(12)];
    private readonly Dictionary<string, IChannel> _channels = channels.ToDictionary(c => c.Code);

    /// <summary>How long after the n-th failed attempt the next one is made; null when there is none.</summary>
    public static TimeSpan? WaitAfter(int attempts) => attempts < MostAttempts ? Waits[attempts - 1] : null;

    /// <summary>One round: at most twenty messages a destination. Returns how many were sent.</summary>
    public async Task<int> SendDue(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var now = clock.Now;
        var lanes = await db.Set<OutboxMessage>()
            .Where(m => m.State == OutboxStates.Waiting && m.NextAt <= now && (m.LeasedUntil == null || m.LeasedUntil <= now))
            .Select(m => new { m.Channel, m.Destination }).Distinct().ToListAsync(cancel);
        if (lanes.Count == 0 || await db.Set<Setting>().AnyAsync(s => s.Key == Outbox.MutedKey && s.Value == "1", cancel)) return 0;
        var sent = await Task.WhenAll(lanes.Where(l => _channels.TryGetValue(l.Channel, out var c) && c.Ready).Select(l => Lane(_channels[l.Channel], l.Destination, cancel)));
        return sent.Sum();
    }

    private async Task<int> Lane(IChannel channel, string destination, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var batch = await lane.Enter(() => OutboxClaim.Take(db, channel.Code, destination, Batch, clock.Now, Lease, cancel), cancel);
        if (batch.Count == 0) return 0;
        var sent = 0;
        var (line, down) = await Open(channel, destination, cancel);
        if (line is null) return await Rest(db, batch, down!);
        await using (line)
        {
            for (var i = 0; i < batch.Count; i++)
            {
                var delivery = cancel.IsCancellationRequested ? Delivery.Unreachable("shutdown") : await Try(line, batch[i], cancel);
                if (delivery.LaneDown) return sent + await Rest(db, [.. batch.Skip(i)], delivery.Why!);
                await Settle(db, batch[i], delivery);
                if (delivery.Done) sent++;
            }
        }
        return sent;
    }

    private async Task<(ILine? Line, string? Down)> Open(IChannel channel, string destination, CancellationToken cancel)
    {
        using var late = new CancellationTokenSource(Patience, time);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel, late.Token);
        try
        {
            return (await channel.Open(destination, patience.Token), null);
        }
        catch (Exception error)
        {
            log.LogWarning("{Channel} {Destination} cannot be reached: {Message}", channel.Code, destination, error.Message);
            return (null, error is OperationCanceledException ? "timeout" : error.Message);
        }
    }

    private async Task<Delivery> Try(ILine line, OutboxMessage message, CancellationToken cancel)
    {
        using var late = new CancellationTokenSource(Patience, time);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel, late.Token);
        try
        {
            // A line that ignores its token must not hold the lane either.
            return await line.Send(message, patience.Token).WaitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            return Delivery.Later("timeout");
        }
        catch (Exception error)
        {
            log.LogWarning(error, "Message {Id} was not sent", message.Id);
            return Delivery.Later(error.Message);
        }
    }

    private Task<int> Settle(AppDb db, OutboxMessage message, Delivery delivery)
    {
        var now = clock.Now;
        var wait = delivery.Again ? WaitAfter(message.Attempts) : null;
        var state = delivery.Done ? OutboxStates.Sent : wait is null ? OutboxStates.Dead : OutboxStates.Waiting;
        var next = wait is { } later ? now + later : message.NextAt;
        var error = Cut(delivery.Why);
        return lane.Enter(() => Mine(db, message).ExecuteUpdateAsync(set => set
            .SetProperty(m => m.State, state).SetProperty(m => m.NextAt, next).SetProperty(m => m.LastError, error)
            .SetProperty(m => m.SentAt, delivery.Done ? now : null).SetProperty(m => m.LeasedUntil, (DateTime?)null), default), default);
    }

    // The destination is down: its messages wait a minute together, and the attempt is not counted against them.
    private async Task<int> Rest(AppDb db, IReadOnlyList<OutboxMessage> batch, string why)
    {
        var (again, error) = (clock.Now + LaneRest, Cut(why));
        foreach (var message in batch)
        {
            // A day of this is no passing trouble: then it counts, so that it ends in the dead letters and is seen.
            var counts = clock.Now - message.CreatedAt > TimeSpan.FromDays(1);
            if (counts) await Settle(db, message, Delivery.Later(why));
            else await lane.Enter(() => Mine(db, message).ExecuteUpdateAsync(set => set
                .SetProperty(m => m.NextAt, again).SetProperty(m => m.LastError, error).SetProperty(m => m.Attempts, m => m.Attempts - 1)
                .SetProperty(m => m.LeasedUntil, (DateTime?)null), default), default);
        }
        return 0;
    }

    private static IQueryable<OutboxMessage> Mine(AppDb db, OutboxMessage message) => db.Set<OutboxMessage>().Where(m => m.Id == message.Id && m.Fence == message.Fence);

    private static string? Cut(string? text) => text is null || text.Length <= 500 ? text : text[..500];
}
