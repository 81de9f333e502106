using Kegui.Kernel;

namespace Kegui.Modules.Visits;

/// <summary>A visit as the work desk shows it.</summary>
public sealed record VisitBrief(long Id, long CustomerId, string Kind, string State, DateOnly On, string? At, string? Purpose, string? NextStep, DateOnly? NextOn);

/// <summary>Questions about visits for other modules.</summary>
internal static class VisitDoor
{
    /// <summary>The person's own visits of these days, in the order of the day.</summary>
    public static async Task<IReadOnlyList<VisitBrief>> Mine(AppDb db, Actor actor, DateOnly from, DateOnly until, CancellationToken cancel) =>
        [.. (await db.MyVisits(actor, from, until, cancel)).Select(Brief)];

    /// <summary>Next steps that the person promised, due by this day.</summary>
    public static async Task<IReadOnlyList<VisitBrief>> NextSteps(AppDb db, Actor actor, DateOnly until, CancellationToken cancel) =>
        [.. (await db.NextSteps(actor, until, cancel)).Select(Brief)];

    private static VisitBrief Brief(VisitRow v) => new(v.Id, v.CustomerId, v.Kind, v.State, v.On, v.At, v.Purpose, v.NextStep, v.NextOn);
}
