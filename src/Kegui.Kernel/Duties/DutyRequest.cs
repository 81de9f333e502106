namespace Kegui.Kernel;

/// <summary>Somebody asked the superior for a later date of a duty.</summary>
public sealed class DutyRequest : IGuarded
{
    public required long Id { get; init; }
    public required long DutyId { get; init; }
    public required DateOnly To { get; init; }
    public required string Reason { get; init; }
    public required long ById { get; init; }
    public required DateTime At { get; init; }
    /// <summary>Who is to answer.</summary>
    public required long SuperiorId { get; init; }
    /// <summary>One of <see cref="DutyRequestStates"/>.</summary>
    public string State { get; set; } = DutyRequestStates.Asked;
    public long? AnsweredById { get; set; }
    public DateTime? AnsweredAt { get; set; }
    /// <summary>Why it was refused.</summary>
    public string? Answer { get; set; }
    public int Version { get; set; }
}

public static class DutyRequestStates
{
    public const string Asked = "asked";
    public const string Agreed = "agreed";
    public const string Refused = "refused";

    public static readonly IReadOnlyList<string> All = [Asked, Agreed, Refused];
}
