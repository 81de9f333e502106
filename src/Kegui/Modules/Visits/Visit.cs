using Kegui.Kernel;

namespace Kegui.Modules.Visits;

/// <summary>
/// A meeting or call with a customer: planned, checked in, reported. It counts only with its report; the report of the day stays
/// readable in <see cref="ReportVersion"/> when it is amended later.
/// </summary>
[Keeps("NCB-2a")]
internal sealed class Visit : IOwned
{
    public required long Id { get; init; }
    public required long CustomerId { get; init; }
    /// <summary>Who visits.</summary>
    public required long? OwnerId { get; set; }
    public required long? DepartmentId { get; set; }
    public string? ProvinceCode { get; set; }
    public required string Kind { get; set; }
    public required string State { get; set; }
    /// <summary>The day planned, later the day it took place.</summary>
    public required DateOnly On { get; set; }
    public string? At { get; set; }
    public string? Purpose { get; set; }

    public DateTime? CheckedInAt { get; set; }
    public int? LatitudeE6 { get; set; }
    public int? LongitudeE6 { get; set; }
    public int? AccuracyMetres { get; set; }
    /// <summary>Distance from the customer's known position at check-in.</summary>
    public int? DistanceMetres { get; set; }
    public string? FarReason { get; set; }

    public DateTime? ReportedAt { get; set; }
    /// <summary>Names of the people met, as chosen or typed.</summary>
    public string? Met { get; set; }
    public string? Needs { get; set; }
    public string? Opinions { get; set; }
    public string? Suggestions { get; set; }
    public string? Difficulties { get; set; }
    public string? Competition { get; set; }
    public string? Conveyed { get; set; }
    public string? NextStep { get; set; }
    public DateOnly? NextOn { get; set; }
    public DateTime? NextDoneAt { get; set; }
    /// <summary>Why it was entered more than seven days after the visit.</summary>
    public string? LateReason { get; set; }
    public string? CancelReason { get; set; }

    public long? ImportId => null;
    public required DateTime CreatedAt { get; init; }
    public int Version { get; set; }
}

/// <summary>A report as it stood before an amendment.</summary>
internal sealed class ReportVersion : IGuarded
{
    public required long Id { get; init; }
    public required long VisitId { get; init; }
    public required int Number { get; init; }
    public required string Report { get; init; }
    public required DateTime At { get; init; }
    public required long ById { get; init; }
}

internal static class VisitKinds
{
    public const string OnSite = "on-site";
    public const string Phone = "phone";
    public static readonly IReadOnlyList<string> All = [OnSite, "incoming", Phone, "video"];
}

internal static class VisitStates
{
    public const string Planned = "planned";
    public const string CheckedIn = "checked-in";
    public const string Reported = "reported";
    public const string Cancelled = "cancelled";
}
