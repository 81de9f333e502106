namespace Kegui.Kernel;

/// <summary>
/// The truth about one recurring job. The alarm clock of a process only knocks: what is due, who works on it and what was missed
/// while nobody ran stands here.
/// </summary>
public sealed class Schedule
{
    public required string Job { get; init; }
    /// <summary>The slot that is not done yet (UTC). Slots missed since then are done together with it.</summary>
    public required DateTime Slot { get; set; }
    /// <summary>When it is tried: the slot, or later after a failure.</summary>
    public required DateTime NextAt { get; set; }
    public DateTime? LeasedUntil { get; set; }
    public string? Node { get; set; }
    /// <summary>Grows with every claim. A node that was thought dead finds another number here and stops.</summary>
    public long Fence { get; set; }
    public DateTime? StartedAt { get; set; }
    public DateTime? DoneAt { get; set; }
    public int Failures { get; set; }
    public string? LastError { get; set; }
}
