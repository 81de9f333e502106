using Kegui.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Visits;

internal sealed record VisitRow(long Id, long CustomerId, long? OwnerId, string Kind, string State, DateOnly On, string? At, string? Purpose, string? NextStep, DateOnly? NextOn, DateTime? NextDoneAt, int Version);

/// <summary>What is asked about visits, each question once.</summary>
internal static class VisitQueries
{
    public static Task<Visit?> OneVisit(this AppDb db, Actor actor, long id, CancellationToken cancel) =>
        db.VisibleOne<Visit>(actor, "visit.read", "visit", id).FirstOrDefaultAsync(cancel);

    /// <summary>The person's own visits of these days, in the order of the day.</summary>
    public static async Task<IReadOnlyList<VisitRow>> MyVisits(this AppDb db, Actor actor, DateOnly from, DateOnly until, CancellationToken cancel) =>
        [.. (await db.Visible<Visit>(actor, "visit.read").Where(v => v.OwnerId == actor.PersonId && v.On >= from && v.On <= until && v.State != VisitStates.Cancelled)
            .OrderBy(v => v.On).ThenBy(v => v.Id).Take(200).Select(Row).ToListAsync(cancel)).OrderBy(v => v.On).ThenBy(v => v.At is null).ThenBy(v => v.At, StringComparer.Ordinal)];

    /// <summary>Promised next steps of the person that are due by this day.</summary>
    public static async Task<IReadOnlyList<VisitRow>> NextSteps(this AppDb db, Actor actor, DateOnly until, CancellationToken cancel) =>
        await db.Visible<Visit>(actor, "visit.read").Where(v => v.OwnerId == actor.PersonId && v.NextOn != null && v.NextDoneAt == null && v.NextOn <= until)
            .OrderBy(v => v.NextOn).ThenBy(v => v.Id).Take(100).Select(Row).ToListAsync(cancel);

    /// <summary>Visits within the actor's scope, the newest day first.</summary>
    public static async Task<IReadOnlyList<VisitRow>> Visits(this AppDb db, Actor actor, string? state, string? kind, string? after, int take, CancellationToken cancel)
    {
        IQueryable<Visit> Cut(IQueryable<Visit> visits)
        {
            if (state is not null) visits = visits.Where(v => v.State == state);
            if (kind is not null) visits = visits.Where(v => v.Kind == kind);
            if (Cursor(after) is var (on, id)) visits = visits.Where(v => v.On <= on && (v.On < on || v.Id < id));
            return visits.OrderByDescending(v => v.On).ThenByDescending(v => v.Id).Take(take + 1);
        }
        var rows = await db.Scopes<Visit>(actor, "visit.read").Together(Cut).Select(Row).ToListAsync(cancel);
        return [.. rows.OrderByDescending(v => v.On).ThenByDescending(v => v.Id).Take(take + 1)];
    }

    public static string CursorOf(VisitRow row) => $"{row.On:yyyy-MM-dd}~{row.Id}";

    /// <summary>The last report at a customer, to be read before the next visit.</summary>
    public static Task<Visit?> LastReport(this AppDb db, Actor actor, long customerId, long? except, CancellationToken cancel) =>
        db.Visible<Visit>(actor, "visit.read").Where(v => v.CustomerId == customerId && v.State == VisitStates.Reported && v.Id != except)
            .OrderByDescending(v => v.On).ThenByDescending(v => v.Id).FirstOrDefaultAsync(cancel);

    public static async Task<IReadOnlyList<ReportVersion>> Versions(this AppDb db, Visit visit, CancellationToken cancel) =>
        await db.Under<ReportVersion>(new("visit", visit.Id, visit.CustomerId)).Where(r => r.VisitId == visit.Id).OrderByDescending(r => r.Number).ToListAsync(cancel);

    private static readonly System.Linq.Expressions.Expression<Func<Visit, VisitRow>> Row = v => new VisitRow(v.Id, v.CustomerId, v.OwnerId, v.Kind, v.State, v.On, v.At, v.Purpose, v.NextStep, v.NextOn, v.NextDoneAt, v.Version);

    private static (DateOnly On, long Id)? Cursor(string? after) =>
        after?.Split('~') is [var on, var id] && DateOnly.TryParseExact(on, "yyyy-MM-dd", out var day) && long.TryParse(id, out var number) ? (day, number) : null;
}
