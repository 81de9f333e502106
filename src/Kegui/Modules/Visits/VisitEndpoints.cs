using Kegui.Kernel;
using Kegui.SignIn;
using Kegui.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Kegui.Modules.Visits;

/// <summary>Visits through the API; the same acts and queries as the pages.</summary>
internal static class VisitEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup($"{Api.Root}/visits").WithTags("visits").DisableAntiforgery();
        api.MapGet("/", List).Needs("visit.read");
        api.MapGet("/{id:long}", One).Needs("visit.read");
        api.MapPost("/", Plan).Needs("visit.plan");
        api.MapPost("/{id:long}/move", Move).Needs("visit.move");
        api.MapPost("/{id:long}/cancel", Cancel).Needs("visit.cancel");
        api.MapPost("/{id:long}/check-in", CheckIn).Needs("visit.check-in");
        api.MapPost("/{id:long}/report", Report).Needs("visit.report");
        api.MapPost("/report", ReportUnplanned).Needs("visit.report");
        api.MapPost("/{id:long}/amend", Amend).Needs("visit.amend");
        api.MapPost("/{id:long}/next-done", NextDone).Needs("visit.next-done");
    }

    private static async Task<IResult> List(string? state, string? kind, string? cursor, int? take, AppDb db, Current current, CancellationToken cancel)
    {
        var most = Math.Clamp(take ?? 50, 1, 200);
        var rows = await db.Visits(current.Someone, state, kind, cursor, most, cancel);
        var items = rows.Take(most).ToList();
        return Results.Json(new { items, next = rows.Count > most ? VisitQueries.CursorOf(items[^1]) : null }, Json.Plain);
    }

    private static async Task<IResult> One(long id, AppDb db, Current current, HttpContext http, L labels, CancellationToken cancel)
    {
        if (await db.OneVisit(current.Someone, id, cancel) is not { } visit) return Api.Answer(new Outcome<long> { Absent = true }, labels, _ => Results.Empty);
        http.Response.Headers.ETag = $"\"{visit.Version}\"";
        return Results.Json(new { visit.Id, visit.CustomerId, visit.OwnerId, visit.State, visit.At, visit.Purpose, visit.CheckedInAt, visit.DistanceMetres, visit.FarReason, visit.ReportedAt, report = VisitActs.ReportOf(visit), visit.Version }, Json.Plain);
    }

    private static async Task<IResult> Plan([FromBody] PlanInput input, VisitActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) =>
        Made(await acts.Plan(Api.CallOf(http, current), input, cancel), labels);

    private static Task<IResult> Move(long id, [FromBody] MoveInput input, VisitActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) =>
        Versioned(http, labels, version => acts.Move(Api.CallOf(http, current), id, version, input.On, input.At, cancel));

    private static Task<IResult> Cancel(long id, [FromBody] ReasonInput input, VisitActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) =>
        Versioned(http, labels, version => acts.Cancel(Api.CallOf(http, current), id, version, input.Reason, cancel));

    private static Task<IResult> CheckIn(long id, [FromBody] CheckInInput input, VisitActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) =>
        Versioned(http, labels, version => acts.CheckIn(Api.CallOf(http, current), id, version, input, cancel));

    private static Task<IResult> Report(long id, [FromBody] ReportInput input, VisitActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) =>
        Versioned(http, labels, version => acts.Report(Api.CallOf(http, current), id, version, null, input, cancel));

    private static async Task<IResult> ReportUnplanned(long customer, [FromBody] ReportInput input, VisitActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) =>
        Made(await acts.Report(Api.CallOf(http, current), null, null, customer, input, cancel), labels);

    private static Task<IResult> Amend(long id, [FromBody] ReportInput input, VisitActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) =>
        Versioned(http, labels, version => acts.Amend(Api.CallOf(http, current), id, version, input, cancel));

    private static Task<IResult> NextDone(long id, VisitActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) =>
        Versioned(http, labels, version => acts.NextDone(Api.CallOf(http, current), id, version, cancel));

    private static IResult Made(Outcome<long> outcome, L labels) => Api.Answer(outcome, labels, id => Results.Created($"{Api.Root}/visits/{id}", new { id }));

    private static async Task<IResult> Versioned(HttpContext http, L labels, Func<int, Task<Outcome<long>>> act) => Api.VersionOf(http) is { } version
        ? Api.Answer(await act(version), labels, _ => Results.NoContent())
        : Results.Problem(statusCode: 428, title: labels["api.ifMatch"]);

    internal sealed record MoveInput(DateOnly On, string? At);
    internal sealed record ReasonInput(string? Reason);
}
