namespace Kegui.Kernel;

/// <summary>A document as it came, by the SHA-256 of its content. Never changed: editions point to it.</summary>
public sealed class RegulationText
{
    /// <summary>64 lower-case hexadecimal digits.</summary>
    public required string Hash { get; init; }
    public required string RegulationId { get; init; }
    public required string Content { get; init; }
    public required DateTime At { get; init; }
}

/// <summary>
/// What a regulation says from a date on: a document and the values the company set otherwise. Immutable; a scheduled one may be
/// taken back before it begins.
/// </summary>
[Keeps("CGM-9")]
public sealed class RegulationEdition
{
    public required long Id { get; init; }
    public required string RegulationId { get; init; }
    /// <summary>1, 2, 3 …</summary>
    public required int Number { get; init; }
    /// <summary>In force from this date until the next edition's.</summary>
    public required DateOnly From { get; init; }
    public required string TextHash { get; init; }
    /// <summary>All values that differ from the document, as JSON: key → content as written.</summary>
    public required string Values { get; init; }
    /// <summary>Days that a duty has at least from <see cref="From"/> on, when this edition shortens its time.</summary>
    public required int GraceDays { get; init; }
    public string? Reason { get; init; }
    public required long ById { get; init; }
    public required DateTime At { get; init; }
}

/// <summary>From a date on a clause is at a level; the latest row that has begun counts.</summary>
public sealed class Adoption
{
    public required long Id { get; init; }
    public required string RegulationId { get; init; }
    public required string ClauseId { get; init; }
    public required RuleLevel Level { get; init; }
    public required DateOnly From { get; init; }
    /// <summary>Of a trial: the day on which its result is to be judged.</summary>
    public DateOnly? ReviewOn { get; init; }
    public required long ById { get; init; }
    public required DateTime At { get; init; }
}

/// <summary>What became of an act at which a rule had something to say.</summary>
public static class HitOutcomes
{
    /// <summary>The clause is on trial: it would have been refused, and nobody was told.</summary>
    public const string Tried = "tried";
    /// <summary>A reminder stopped it until a reason is given or the gap is filled.</summary>
    public const string Reminded = "reminded";
    /// <summary>The person went on against a reminder, with a reason.</summary>
    public const string WentOn = "went-on";
    public const string Refused = "refused";
    /// <summary>It went on under a granted exception.</summary>
    public const string Excepted = "excepted";

    public static readonly IReadOnlyList<string> All = [Tried, Reminded, WentOn, Refused, Excepted];
}

/// <summary>A rule that was asked at an act and had something to say. It stays also where the act was refused.</summary>
public sealed class RuleHit
{
    public required long Id { get; init; }
    public required string RuleKey { get; init; }
    public required string RegulationId { get; init; }
    public required string ClauseId { get; init; }
    public required int Edition { get; init; }
    public required RuleLevel Level { get; init; }
    public required string Act { get; init; }
    /// <summary>One of <see cref="HitOutcomes"/>.</summary>
    public required string Outcome { get; init; }
    /// <summary>The record acted on; null where it was not there yet.</summary>
    public string? SubjectKind { get; init; }
    public long? SubjectId { get; init; }
    public long? CustomerId { get; init; }
    public required long PersonId { get; init; }
    public required DateTime At { get; init; }
    public required DateOnly On { get; init; }
    /// <summary>The fields that were not filled, comma separated.</summary>
    public required string Missing { get; init; }
    /// <summary>Why the person went on against a reminder.</summary>
    public string? Reason { get; init; }
    /// <summary>The exception under which the act went on; null without one.</summary>
    public long? ExceptionId { get; init; }
}

/// <summary>Planning anew after an adoption or publication, slice by slice; its cursor moves in the transaction of each slice.</summary>
public sealed class ReplanRun
{
    public required long Id { get; init; }
    public required string RegulationId { get; init; }
    /// <summary>The day on which the change begins; the run waits for it.</summary>
    public required DateOnly From { get; init; }
    /// <summary>adopted, dropped, published, cancelled.</summary>
    public required string Reason { get; init; }
    public required DateTime CreatedAt { get; init; }
    /// <summary>The kind of record under way; null before the first.</summary>
    public string? Record { get; set; }
    /// <summary>The last subject done of that kind.</summary>
    public long Cursor { get; set; }
    public int Done { get; set; }
    public int Total { get; set; }
    public DateTime? StartedAt { get; set; }
    public DateTime? FinishedAt { get; set; }
    public int Version { get; set; }
}
