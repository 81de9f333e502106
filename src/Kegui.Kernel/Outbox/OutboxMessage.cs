namespace Kegui.Kernel;

public static class OutboxStates
{
    public const string Waiting = "waiting";
    public const string Sent = "sent";
    /// <summary>Given up after the last attempt, or refused for good; a person retries or drops it.</summary>
    public const string Dead = "dead";
    public const string Dropped = "dropped";

    public static IReadOnlyList<string> All { get; } = [Waiting, Sent, Dead, Dropped];
}

/// <summary>
/// One message that leaves the process, written in the transaction of the act that wants it sent. It may arrive twice; its
/// <see cref="Id"/> travels with it as the event id, by which a receiver knows a repetition.
/// </summary>
public sealed class OutboxMessage
{
    public required long Id { get; init; }
    /// <summary>The channel's code: mail.</summary>
    public required string Channel { get; init; }
    /// <summary>The lane. Messages of one destination go one after the other, and a destination that hangs holds up no other.</summary>
    public required string Destination { get; init; }
    /// <summary>To whom: a mail address.</summary>
    public required string Target { get; init; }
    /// <summary>What it is, by its label <c>letter.{Letter}</c>; the channel's writer makes the text from <see cref="Data"/> when it is sent.</summary>
    public required string Letter { get; init; }
    public string? Data { get; init; }
    /// <summary>The person it goes to, if it is one of ours.</summary>
    public long? PersonId { get; init; }
    /// <summary>Unique where the same thing must not be queued twice: <c>digest:2026-11-23:1004</c>.</summary>
    public string? Key { get; init; }
    public string State { get; set; } = OutboxStates.Waiting;
    public int Attempts { get; set; }
    public required DateTime CreatedAt { get; init; }
    public required DateTime NextAt { get; set; }
    public DateTime? LeasedUntil { get; set; }
    public long Fence { get; set; }
    public DateTime? SentAt { get; set; }
    public string? LastError { get; set; }
    public string? DropReason { get; set; }
    public int Version { get; set; }
}
