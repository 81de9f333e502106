namespace Kegui.Kernel;

/// <summary>Something wrong with one field of an input. The message is the label <c>problem.{Code}</c> with the arguments.</summary>
public sealed record Problem(string Field, string Code, params object?[] Args);

/// <summary>
/// Why an act is not done. The message is the label <c>refusal.{Code}</c>; <paramref name="Facts"/> are what was compared (limit and
/// actual), <paramref name="MayGrant"/> the roles that may grant an exception.
/// </summary>
public sealed record Refusal(string Code)
{
    public string? Clause { get; init; }
    public string? Says { get; init; }
    public IReadOnlyDictionary<string, object?> Facts { get; init; } = new Dictionary<string, object?>();
    public IReadOnlyList<string> MayGrant { get; init; } = [];
    /// <summary>At level "remind" the act goes on once the person has typed a reason.</summary>
    public bool WantsReason { get; init; }
    public string? RuleKey { get; init; }
}

/// <summary>How an act ended: done with a value, not valid, refused, or lost against another change.</summary>
public sealed class Outcome<T>
{
    public T? Value { get; init; }
    public IReadOnlyList<Problem> Problems { get; init; } = [];
    public Refusal? Refusal { get; init; }
    /// <summary>Somebody changed the record since it was read.</summary>
    public bool Conflict { get; init; }
    /// <summary>The conflict was seen by the database while saving, not by a version that the caller had read.</summary>
    internal bool Raced { get; init; }
    /// <summary>The record is not there, or not for this person: both look the same.</summary>
    public bool Absent { get; init; }
    /// <summary>The same request came before; this is its first answer.</summary>
    public bool Replayed { get; init; }
    /// <summary>The key was used before for another input.</summary>
    public bool KeyReused { get; init; }
    /// <summary>The same request is still being worked on.</summary>
    public bool InFlight { get; init; }

    public bool Done => Refusal is null && Problems.Count == 0 && !Conflict && !Absent && !KeyReused && !InFlight;
}

/// <summary>Ends an act from inside; the runner turns it into an outcome. Never leaves the runner.</summary>
internal sealed class ActStopped : Exception
{
    public Refusal? Refusal { get; init; }
    public IReadOnlyList<Problem> Problems { get; init; } = [];
    public bool Absent { get; init; }
    public bool Conflict { get; init; }
}
