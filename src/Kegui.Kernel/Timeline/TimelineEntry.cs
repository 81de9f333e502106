namespace Kegui.Kernel;

/// <summary>What happened to a record, as people read it on its page. Also the row by which rules know a fact.</summary>
public sealed class TimelineEntry
{
    public required long Id { get; init; }
    public required DateTime At { get; init; }
    /// <summary>The business date it happened; a report written on Monday about Friday says Friday.</summary>
    public required DateOnly On { get; init; }
    public required string Fact { get; init; }
    public required string SubjectKind { get; init; }
    public required long SubjectId { get; init; }
    public long? CustomerId { get; init; }
    public required long PersonId { get; init; }
    /// <summary>As it was then: people leave and marry, the history stays readable.</summary>
    public required string PersonName { get; init; }
    /// <summary>The fact's attributes as JSON.</summary>
    public string? Data { get; init; }
}
