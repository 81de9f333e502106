using Kegui.Kernel;
using Kegui.SignIn;
using Kegui.Ui;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Staff;

/// <summary>Changes of rights that wait for another administrator. Deciding wants a fresh password, so a token only reads.</summary>
internal static class RightsRequestEndpoints
{
    private const int Most = 100;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup($"{Api.Root}/rights-requests").WithTags("roles").DisableAntiforgery();
        api.MapGet("/", List).Needs("role.read");
        api.MapPost("/{id:long}/confirm", async (long id, RightsRequestActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) =>
            Api.Answer(await acts.Confirm(Api.CallOf(http, current), id, cancel), labels, _ => Results.NoContent())).Needs(SecondPerson.Confirming);
        api.MapPost("/{id:long}/decline", async (long id, RightsRequestActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) =>
            Api.Answer(await acts.Decline(Api.CallOf(http, current), id, cancel), labels, _ => Results.NoContent())).Needs(SecondPerson.Confirming);
    }

    /// <summary>202 and the request's id while a change waits.</summary>
    public static IResult Answer<T>(Outcome<RightsAnswer<T>> outcome, L labels, Func<T, IResult> done) => Api.Answer(outcome, labels, answer =>
        answer.Waits is { } id ? Results.Accepted($"{Api.Root}/rights-requests", new { request = id }) : done(answer.Value));

    private static async Task<IResult> List(AppDb db, CancellationToken cancel)
    {
        var rows = await Recent(db, Most, cancel);
        return Results.Json(new { items = rows.Select(r => new { r.Id, r.Work, r.Target, changes = r.Lines(), r.AskedById, r.At, r.State, r.DecidedById, r.DecidedAt }), next = (string?)null }, Json.Plain);
    }

    /// <summary>Those that wait, then the decided ones, the newest first.</summary>
    public static async Task<IReadOnlyList<RightsRequest>> Recent(AppDb db, int most, CancellationToken cancel)
    {
        var waiting = await db.Set<RightsRequest>().Where(r => r.State == RightsRequestStates.Waiting).OrderBy(r => r.Id).Take(most).ToListAsync(cancel);
        var decided = await db.Set<RightsRequest>().Where(r => r.State != RightsRequestStates.Waiting).OrderByDescending(r => r.Id).Take(most).ToListAsync(cancel);
        return [.. waiting, .. decided];
    }
}
