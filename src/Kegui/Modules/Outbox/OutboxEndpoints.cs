using Kegui.Kernel;
using Kegui.SignIn;
using Kegui.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Kegui.Modules.Outbox;

/// <summary>Messages through the API, and the buttons of the list. The content is not given: it belongs to its receiver.</summary>
internal static class OutboxEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup($"{Api.Root}/messages").WithTags("messages").DisableAntiforgery();
        api.MapGet("/", List).Needs(Kernel.Outbox.Read);
        api.MapPost("/{id:long}/retry", Retry).Needs(Kernel.Outbox.Retrying);
        api.MapPost("/{id:long}/drop", Drop).Needs(Kernel.Outbox.Dropping);
    }

    private static async Task<IResult> List([AsParameters] ListQuery query, AppDb db, CancellationToken cancel)
    {
        var filter = new OutboxFilter { State = query.State, To = query.To, After = query.Cursor, Take = Math.Clamp(query.Take ?? 50, 1, 200) };
        var rows = await db.Messages(filter, cancel);
        var items = rows.Take(filter.Take).ToList();
        return Results.Json(new { items, next = rows.Count > filter.Take ? items[^1].Id : (long?)null }, Json.Plain);
    }

    private static async Task<IResult> Retry(long id, OutboxActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) =>
        Api.Answer(await acts.Retry(Api.CallOf(http, current), id, cancel), labels, _ => Results.NoContent());

    private static async Task<IResult> Drop(long id, [FromBody] DropInput input, OutboxActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) =>
        Api.Answer(await acts.Drop(Api.CallOf(http, current), id, input.Reason, cancel), labels, _ => Results.NoContent());

    internal sealed record ListQuery(string? State, string? To, long? Cursor, int? Take);
}

internal sealed record DropInput(string? Reason);
