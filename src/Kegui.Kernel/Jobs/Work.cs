namespace Kegui.Kernel;

public static class WorkStates
{
    public const string Queued = "queued";
    public const string Running = "running";
    public const string Done = "done";
    public const string Failed = "failed";
    public const string Cancelled = "cancelled";

    public static IReadOnlyList<string> All { get; } = [Queued, Running, Done, Failed, Cancelled];
    public static bool IsOver(string state) => state is Done or Failed or Cancelled;
}

/// <summary>A long piece of work that a person began and may leave: an import, an export, a grading run. It goes on outside the request.</summary>
public sealed class Work
{
    public required long Id { get; init; }
    /// <summary>Which <see cref="IWorkKind"/> does it; its label is <c>work.{Kind}</c>.</summary>
    public required string Kind { get; init; }
    /// <summary>What it is about, as people name it: a file's name, a regulation's title.</summary>
    public required string Title { get; init; }
    /// <summary>As whom it acts; 0 is the system.</summary>
    public required long PersonId { get; init; }
    public string State { get; set; } = WorkStates.Queued;
    public long Done { get; set; }
    /// <summary>Unknown until counted.</summary>
    public long? Total { get; set; }
    public string? Input { get; init; }
    /// <summary>How far it got, as JSON: kept in the transaction of each slice, so that a resumed work repeats none.</summary>
    public string? Cursor { get; set; }
    public string? Result { get; set; }
    /// <summary>Why it failed: the label <c>work.problem.{Problem}</c>.</summary>
    public string? Problem { get; set; }
    public required DateTime AskedAt { get; init; }
    public DateTime? StartedAt { get; set; }
    public DateTime? FinishedAt { get; set; }
    public DateTime? CancelAskedAt { get; set; }
    public DateTime? LeasedUntil { get; set; }
    public long Fence { get; set; }
    public int Attempts { get; set; }

    public bool Over => WorkStates.IsOver(State);
    /// <summary>0 to 1; null while the total is unknown.</summary>
    public decimal? Share => Total is > 0 and var total ? Math.Min(1m, (decimal)Done / total) : Over ? 1 : null;
}
