using Kegui.Kernel;
using Kegui.SignIn;
using Kegui.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Staff;

/// <summary>Stand-ins, shares and hand-over through the API.</summary>
internal static class SharingEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var standIns = routes.MapGroup($"{Api.Root}/stand-ins").WithTags("stand-ins").DisableAntiforgery();
        standIns.MapGet("/", StandIns).Needs("stand-in.edit");
        standIns.MapPost("/", Name).Needs("stand-in.edit");
        standIns.MapPost("/{id:long}/end", End).Needs("stand-in.edit");
        var shares = routes.MapGroup($"{Api.Root}/shares/{{kind}}/{{id:long}}").WithTags("shares").DisableAntiforgery();
        shares.MapGet("/", Shares).Needs("record.share");
        shares.MapPut("/{person:long}", Share).Needs("record.share");
        shares.MapDelete("/{person:long}", Unshare).Needs("record.unshare");
        var handovers = routes.MapGroup($"{Api.Root}/handovers").WithTags("handovers").DisableAntiforgery();
        handovers.MapGet("/{id:long}", Handover).Needs("handover.run");
        handovers.MapPost("/", Start).Needs("handover.run");
        handovers.MapPost("/{id:long}/finish", Finish).Needs("handover.run");
    }

    private static async Task<IResult> StandIns(Current current, CompanyClock clock, CancellationToken cancel)
    {
        var (people, actor) = (await current.People(cancel), current.Someone);
        return Results.Json(new { items = people.StandIns.Where(s => s.Until >= clock.Today && people.One(actor, "stand-in.edit", s.PersonId) is not null).OrderBy(s => s.From).ThenBy(s => s.Id) }, Json.Plain);
    }

    private static async Task<IResult> Name([FromBody] StandInInput input, StandInActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) =>
        Api.Answer(await acts.Name(Api.CallOf(http, current), input, cancel), labels, id => Results.Json(new { id }, Json.Plain, statusCode: StatusCodes.Status201Created));

    private static async Task<IResult> End(long id, StandInActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) =>
        Api.Answer(await acts.End(Api.CallOf(http, current), id, cancel), labels, _ => Results.NoContent());

    private static async Task<IResult> Shares(string kind, long id, ShareActs acts, AppDb db, Current current, L labels, CancellationToken cancel) =>
        await acts.Find(db, current.Someone, "record.share", kind, id, cancel) is null
            ? PeopleEndpoints.Absent(labels)
            : Results.Json(new { items = await ShareActs.Of(db, kind, id, cancel) }, Json.Plain);

    private static async Task<IResult> Share(string kind, long id, long person, [FromBody] MayEdit input, ShareActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) =>
        Api.Answer(await acts.Share(Api.CallOf(http, current), kind, id, new(person, input.Edit), cancel), labels, _ => Results.NoContent());

    private static async Task<IResult> Unshare(string kind, long id, long person, ShareActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) =>
        Api.Answer(await acts.Unshare(Api.CallOf(http, current), kind, id, person, cancel), labels, _ => Results.NoContent());

    private static async Task<IResult> Handover(long id, AppDb db, Current current, L labels, CancellationToken cancel)
    {
        var handover = await db.Set<Handover>().FirstOrDefaultAsync(h => h.Id == id, cancel);
        if (handover is null || (await current.People(cancel)).One(current.Someone, "handover.run", handover.FromId) is null) return PeopleEndpoints.Absent(labels);
        return Results.Json(new { handover.Id, handover.FromId, handover.ById, handover.At, parts = handover.Parts(), handover.Moved, handover.FinishedAt }, Json.Plain);
    }

    private static async Task<IResult> Start([FromBody] HandoverInput input, HandoverActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) =>
        Api.Answer(await acts.Start(Api.CallOf(http, current), input with { Parts = input.Parts ?? [] }, cancel), labels, id => Results.Created($"{Api.Root}/handovers/{id}", new { id }));

    private static async Task<IResult> Finish(long id, HandoverActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) =>
        Api.Answer(await acts.Finish(Api.CallOf(http, current), id, cancel), labels, moved => Results.Json(new { moved }, Json.Plain));

    internal sealed record MayEdit(bool Edit);
}
