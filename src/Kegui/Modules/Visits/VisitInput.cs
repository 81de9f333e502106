namespace Kegui.Modules.Visits;

/// <summary>A visit to come.</summary>
/// <param name="At">The time of day as HH:mm, when agreed.</param>
internal sealed record PlanInput(long CustomerId, DateOnly On, string? At, string Kind, string? Purpose);

/// <summary>Arrival. The position is taken only at this moment, with the person's knowledge, or not at all.</summary>
internal sealed record CheckInInput(int? LatitudeE6, int? LongitudeE6, int? AccuracyMetres, string? FarReason);

/// <summary>What the visit found. Which fields are required is a matter of the rulebook, not of this form.</summary>
internal sealed record ReportInput
{
    public DateOnly? On { get; init; }
    public string? Kind { get; init; }
    public string? Met { get; init; }
    public string? Needs { get; init; }
    public string? Opinions { get; init; }
    public string? Suggestions { get; init; }
    public string? Difficulties { get; init; }
    public string? Competition { get; init; }
    public string? Conveyed { get; init; }
    public string? NextStep { get; init; }
    public DateOnly? NextOn { get; init; }
    /// <summary>Needed when the visit lies more than seven days back.</summary>
    public string? LateReason { get; init; }
}
