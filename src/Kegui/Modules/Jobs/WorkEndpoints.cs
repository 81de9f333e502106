using Kegui.Kernel;
using Kegui.SignIn;
using Kegui.Ui;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Jobs;

/// <summary>Long work through the API, and the fragment of a page that shows its progress.</summary>
internal static class WorkEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup($"{Api.Root}/works").WithTags("works").DisableAntiforgery();
        api.MapGet("/", List).Needs(NeedsAttribute.Anybody);
        api.MapGet("/{id:long}", One).Needs(NeedsAttribute.Anybody);
        api.MapPost("/{id:long}/cancel", Cancel).Needs(NeedsAttribute.Anybody);
        routes.MapGet("/works/{id:long}/progress", Progress).Needs(NeedsAttribute.Anybody);
        routes.MapPost("/works/{id:long}/cancel", CancelOnPage).Needs(NeedsAttribute.Anybody);
    }

    private static async Task<IResult> List(Works works, Current current, L labels, long? cursor, int? take, CancellationToken cancel)
    {
        var most = Math.Clamp(take ?? 50, 1, 200);
        var rows = await works.Seen(current.Someone).Where(w => cursor == null || w.Id < cursor).OrderByDescending(w => w.Id).Take(most + 1).ToListAsync(cancel);
        var items = rows.Take(most).Select(w => WorkView.Of(w, labels)).ToList();
        return Results.Json(new { items, next = rows.Count > most ? items[^1].Id : (long?)null }, Json.Plain);
    }

    private static async Task<IResult> One(long id, Works works, Current current, L labels, CancellationToken cancel) =>
        await works.One(current.Someone, id, cancel) is { } work ? Results.Json(WorkView.Of(work, labels), Json.Plain) : Absent(labels);

    private static async Task<IResult> Cancel(long id, Works works, Current current, L labels, CancellationToken cancel) =>
        await works.Cancel(current.Someone, id, cancel) || await works.One(current.Someone, id, cancel) is not null ? Results.NoContent() : Absent(labels);

    private static async Task<IResult> Progress(long id, Works works, Current current, CancellationToken cancel) =>
        await works.One(current.Someone, id, cancel) is { } work
            ? new RazorComponentResult<WorkProgress>(new { Work = work, Bare = true })
            : Results.NotFound();

    private static async Task<IResult> CancelOnPage(long id, Works works, Current current, HttpContext http, L labels, CancellationToken cancel)
    {
        if (await works.Cancel(current.Someone, id, cancel)) Flash.Done(http, labels["works.cancelAsked"]);
        return Results.LocalRedirect($"~/works/{id}");
    }

    private static IResult Absent(L labels) => Api.Answer(new Outcome<long> { Absent = true }, labels, _ => Results.Empty);
}

/// <summary>A work as the API gives it.</summary>
/// <param name="State">queued, running, done, failed, cancelled.</param>
/// <param name="Total">Absent until counted.</param>
/// <param name="Problem">Why it failed, in the reader's language.</param>
/// <param name="Result">What the kind of work gives when done.</param>
internal sealed record WorkView(long Id, string Kind, string Title, string State, long Done, long? Total, bool CancelAsked, string? Problem, System.Text.Json.Nodes.JsonNode? Result, DateTime AskedAt, DateTime? StartedAt, DateTime? FinishedAt)
{
    public static WorkView Of(Work w, L labels) => new(w.Id, w.Kind, w.Title, w.State, w.Done, w.Total, w.CancelAskedAt is not null && !w.Over,
        w.Problem is { } problem ? labels["work.problem." + problem] : null,
        w.Result is { } result ? System.Text.Json.Nodes.JsonNode.Parse(result) : null, w.AskedAt, w.StartedAt, w.FinishedAt);
}
