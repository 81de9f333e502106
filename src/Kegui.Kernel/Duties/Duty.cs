namespace Kegui.Kernel;

/// <summary>Something somebody must do to a record by a date, because of a clause.</summary>
public sealed class Duty : IOwned
{
    public required long Id { get; init; }
    /// <summary>With subject and occurrence unique: <c>CGM/on-site-visit</c>.</summary>
    public required string RuleKey { get; init; }
    public required string RegulationId { get; init; }
    public required string ClauseId { get; init; }
    /// <summary>What is to be done; duties of one matter on one subject are one task for people.</summary>
    public required string Matter { get; init; }
    public required string SubjectKind { get; init; }
    public required long SubjectId { get; init; }
    public long? CustomerId { get; set; }
    /// <summary><c>3</c> for the third of a cycle, <c>2026H2</c> for a period of the calendar, <c>fact:812</c> for the one opened by that timeline entry.</summary>
    public required string Occurrence { get; init; }
    /// <summary>The place in the cycle, from 1; of the calendar the place of its period; 0 for one that a fact opened.</summary>
    public int Ordinal { get; init; }
    public bool Cyclic { get; init; }

    /// <summary>The date from which the time counts.</summary>
    public required DateOnly Anchor { get; set; }
    /// <summary>The name of the field, <c>condition-since</c>, <c>done</c>, <c>period</c>, or <c>fact</c>.</summary>
    public required string AnchorFrom { get; set; }
    /// <summary>Since when the condition holds.</summary>
    public required DateOnly Since { get; set; }
    /// <summary>The subject was there before the rule: when its condition began is not known.</summary>
    public bool Existing { get; init; }
    /// <summary>The date that the duty before it left as the least anchor.</summary>
    public DateOnly? Carried { get; init; }
    /// <summary>The last day on which it is in time.</summary>
    public required DateOnly DueOn { get; set; }
    /// <summary>The instant from which it is late: the end of <see cref="DueOn"/>, or a time of day where hours count.</summary>
    public required DateTime DueAt { get; set; }
    /// <summary>Why it is due then: <c>anchor</c>, <c>spread</c>, <c>grace</c>, <c>since</c>, <c>extended</c>, <c>period</c>, <c>fact</c>.</summary>
    public required string DueBecause { get; set; }
    public DateOnly? ExtendedTo { get; set; }

    public long? OwnerId { get; set; }
    /// <summary>For a role: its holders in <see cref="DepartmentId"/>, found when read.</summary>
    public string? RoleCode { get; set; }
    public long? DepartmentId { get; set; }
    public string? ProvinceCode { get; set; }
    public long? ImportId { get; set; }

    /// <summary>One of <see cref="DutyStates"/>.</summary>
    public string State { get; set; } = DutyStates.Open;
    public required DateOnly OpenedOn { get; init; }
    public required DateTime OpenedAt { get; init; }
    /// <summary>The timeline entry of the fact that closed it.</summary>
    public long? ClosedById { get; set; }
    /// <summary>The date of the closing fact, whenever it was entered.</summary>
    public DateOnly? ClosedOn { get; set; }
    public DateTime? ClosedAt { get; set; }
    public string? ClosedBecause { get; set; }
    /// <summary>The closing fact was entered more than 7 days after its date.</summary>
    public bool EnteredLate { get; set; }

    public required int Edition { get; set; }
    /// <summary>Tried only: seen by the owner of the rule, told to nobody, counted nowhere.</summary>
    public bool Trial { get; set; }
    /// <summary>The values that were used, as JSON: key → content as written.</summary>
    public required string Values { get; set; }
    /// <summary>How the condition came to hold, as JSON; null where there is none.</summary>
    public string? Trace { get; set; }

    /// <summary>When the sweep looks again; null when it never does.</summary>
    public DateTime? NextStepAt { get; set; }
    /// <summary>Reminders up to this instant are done with.</summary>
    public required DateTime SteppedTo { get; set; }
    public DateTime? RemindedAt { get; set; }
    public DateTime? LateAt { get; set; }
    public DateTime? ReportedAt { get; set; }
    /// <summary>How many of the reports upward are made.</summary>
    public int Reports { get; set; }
    /// <summary>Periods that passed while it was late, since its date was last moved.</summary>
    public int Misses { get; set; }
    public int Version { get; set; }

    public bool IsOpen => State == DutyStates.Open;
}

public static class DutyStates
{
    public const string Open = "open";
    public const string Done = "done";
    /// <summary>A person let it off, with a reason.</summary>
    public const string Waived = "waived";
    /// <summary>Its condition or its rule is gone.</summary>
    public const string Lapsed = "lapsed";

    public static readonly IReadOnlyList<string> All = [Open, Done, Waived, Lapsed];
}

/// <summary>A due date was moved.</summary>
public sealed class DutyMove : IGuarded
{
    public required long Id { get; init; }
    public required long DutyId { get; init; }
    public required DateOnly From { get; init; }
    public required DateOnly To { get; init; }
    /// <summary><c>anchor</c>, <c>published</c>, <c>adopted</c>, <c>extended</c>, <c>condition</c>, <c>calendar</c>.</summary>
    public required string Because { get; init; }
    public string? Reason { get; init; }
    public required long ById { get; init; }
    public required DateTime At { get; init; }
}

/// <summary>A period of a cyclic duty that passed without it being done.</summary>
public sealed class DutyMiss : IGuarded
{
    public required long Id { get; init; }
    public required long DutyId { get; init; }
    /// <summary>The last day of the period.</summary>
    public required DateOnly On { get; init; }
    public required string RuleKey { get; init; }
    public long? OwnerId { get; init; }
    public long? DepartmentId { get; init; }
}
