using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Kernel;

/// <summary>A message as an act asks for it.</summary>
/// <param name="NotBefore">Earliest instant (UTC); null is now.</param>
/// <param name="Key">Makes it unique: a second one with the same key is not queued.</param>
public sealed record Outgoing(string Channel, string Target, string Letter, object? Data = null, long? PersonId = null, DateTime? NotBefore = null, string? Key = null);

/// <summary>Queues what leaves the process, and lets administrators mend what did not arrive.</summary>
public sealed class Outbox(IEnumerable<IChannel> channels)
{
    public const string Read = "message.read";
    public const string Retrying = "message.retry";
    public const string Dropping = "message.drop";
    /// <summary>While this setting is <c>1</c> nothing is sent: a restored copy must not write to people.</summary>
    public const string MutedKey = "outbox.muted";

    private readonly Dictionary<string, IChannel> _channels = channels.ToDictionary(c => c.Code);

    public bool Ready(string channel) => _channels.TryGetValue(channel, out var found) && found.Ready;

    /// <summary>
    /// Queues a message in the act's transaction: it is sent if the act is saved, and only then. Returns its id; null when the channel
    /// is not set up or the key is known already.
    /// </summary>
    public async Task<long?> Add(Act act, Outgoing message, CancellationToken cancel)
    {
        if (!Ready(message.Channel)) return null;
        if (message.Key is { } key && await act.Db.Set<OutboxMessage>().AnyAsync(m => m.Key == key, cancel)) return null;
        var row = new OutboxMessage
        {
            Id = await act.NewId(cancel),
            Channel = message.Channel,
            Destination = _channels[message.Channel].DestinationOf(message.Target),
            Target = message.Target,
            Letter = message.Letter,
            Data = message.Data is null ? null : JsonSerializer.Serialize(message.Data, message.Data.GetType(), Json.Plain),
            PersonId = message.PersonId,
            Key = message.Key,
            CreatedAt = act.Now,
            NextAt = message.NotBefore ?? act.Now,
        };
        act.Db.Add(row);
        return row.Id;
    }
}

/// <summary>What a person does about a message that did not arrive.</summary>
public sealed class OutboxActs(ActRunner run)
{
    /// <summary>Sends it again from the first attempt on. Only what waits or was given up.</summary>
    public Task<Outcome<bool>> Retry(Call call, long id, CancellationToken cancel) => run.Run(Outbox.Retrying, call, new { id }, async act =>
    {
        var message = act.Found(await act.Db.Set<OutboxMessage>().AsTracking().FirstOrDefaultAsync(m => m.Id == id, cancel));
        if (message.State is not (OutboxStates.Dead or OutboxStates.Waiting)) act.Allow(new("message-not-open"));
        message.State = OutboxStates.Waiting;
        message.Attempts = 0;
        message.NextAt = act.Now;
        message.Version++;
        await act.Tell(new("MessageRetried", "message", id), null, cancel);
        return true;
    }, cancel);

    /// <summary>Gives it up, with a reason. Only what waits or was given up.</summary>
    public Task<Outcome<bool>> Drop(Call call, long id, string? reason, CancellationToken cancel) => run.Run(Outbox.Dropping, call with { Reason = reason }, new { id, reason }, async act =>
    {
        var message = act.Found(await act.Db.Set<OutboxMessage>().AsTracking().FirstOrDefaultAsync(m => m.Id == id, cancel));
        if (string.IsNullOrWhiteSpace(reason)) act.Check([new("reason", "required")]);
        if (reason!.Length > 200) act.Check([new("reason", "too-long", 200)]);
        if (message.State is not (OutboxStates.Dead or OutboxStates.Waiting)) act.Allow(new("message-not-open"));
        message.State = OutboxStates.Dropped;
        message.DropReason = reason.Trim();
        message.Version++;
        await act.Tell(new("MessageDropped", "message", id), [new("dropReason", null, message.DropReason)], cancel);
        return true;
    }, cancel);
}
