namespace Kegui.Kernel;

/// <summary>A way out of the process: mail, later WeCom, DingTalk, Feishu, webhooks.</summary>
public interface IChannel
{
    /// <summary>Stored with each message; its label is <c>channel.{Code}</c>.</summary>
    string Code { get; }
    /// <summary>Set up and switched on. Without it nothing is queued for this channel.</summary>
    bool Ready { get; }
    /// <summary>The lane of a target: the server that takes its messages.</summary>
    string DestinationOf(string target);
    /// <summary>Reaches the destination once for a batch; what it throws delays the whole lane and costs no message an attempt.</summary>
    Task<ILine> Open(string destination, CancellationToken cancel);
}

/// <summary>An open connection to one destination.</summary>
public interface ILine : IAsyncDisposable
{
    /// <summary>Hands one message over. An exception counts as <see cref="Delivery.Later"/>; so does not answering within ten seconds.</summary>
    Task<Delivery> Send(OutboxMessage message, CancellationToken cancel);
}

/// <summary>What became of one attempt.</summary>
/// <param name="Done">The receiver took it.</param>
/// <param name="Again">Worth another attempt.</param>
/// <param name="LaneDown">The destination is unreachable: the others of its lane need not try either.</param>
public sealed record Delivery(bool Done, bool Again, bool LaneDown, string? Why)
{
    public static Delivery Sent { get; } = new(true, false, false, null);
    public static Delivery Later(string why) => new(false, true, false, why);
    public static Delivery Never(string why) => new(false, false, false, why);
    public static Delivery Unreachable(string why) => new(false, true, true, why);
}
