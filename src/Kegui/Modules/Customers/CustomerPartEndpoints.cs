using Kegui.Kernel;
using Kegui.Modules.Fields;
using Kegui.SignIn;
using Kegui.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Customers;

/// <summary>What belongs to a customer, through the API: contacts, notes, tags, profile, merging, acts on many.</summary>
internal static class CustomerPartEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup($"{Api.Root}/customers").WithTags("customers").DisableAntiforgery();
        api.MapGet("/{id:long}/file", File).Needs("customer.read");
        api.MapPost("/{id:long}/contacts", async (long id, [FromBody] ContactInput input, ContactActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) =>
            Api.Answer(await acts.Create(Api.CallOf(http, current), id, input, cancel), labels, contact => Results.Created($"{Api.Root}/customers/{id}/contacts/{contact}", new { id = contact }))).Needs("contact.create");
        api.MapPatch("/{id:long}/contacts/{contact:long}", async (long id, long contact, [FromBody] ContactInput input, ContactActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) =>
            Api.VersionOf(http) is { } version
                ? Api.Answer(await acts.Edit(Api.CallOf(http, current), id, contact, version, input, cancel), labels, _ => Results.NoContent())
                : Results.Problem(statusCode: 428, title: labels["api.ifMatch"])).Needs("contact.edit");
        api.MapPost("/{id:long}/notes", async (long id, [FromBody] NoteInput input, NoteActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) =>
            Api.Answer(await acts.Add(Api.CallOf(http, current), id, input, cancel), labels, note => Results.Json(note, Json.Plain, statusCode: 201))).Needs("customer.comment");
        api.MapPut("/{id:long}/tags", async (long id, [FromBody] IReadOnlyList<long> tags, TagActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) =>
            Api.Answer(await acts.Set(Api.CallOf(http, current), id, tags, cancel), labels, _ => Results.NoContent())).Needs("customer.tag");
        api.MapPost("/merge", async ([FromBody] MergeInput input, MergeActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) =>
            Api.Answer(await acts.Merge(Api.CallOf(http, current), input, cancel), labels, id => Results.Ok(new { id }))).Needs("customer.merge");
        api.MapPost("/merges/{id:long}/undo", async (long id, MergeActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) =>
            Api.Answer(await acts.Undo(Api.CallOf(http, current), id, cancel), labels, gone => Results.Ok(new { id = gone }))).Needs("customer.unmerge");
        // Which right is asked depends on the kind; the act itself asks for it.
        api.MapPost("/bulk", async ([FromBody] BulkInput input, Bulk acts, Current current, HttpContext http, L labels, CancellationToken cancel) =>
            Api.Answer(await acts.Run(Api.CallOf(http, current), input, cancel), labels, id => Results.Created($"{Api.Root}/customers/bulk/{id}", new { id }))).Needs("customer.read");
        api.MapGet("/bulk/{id:long}", BulkResult).Needs("customer.bulk-undo");
        api.MapPost("/bulk/{id:long}/undo", async (long id, Bulk acts, Current current, HttpContext http, L labels, CancellationToken cancel) =>
            Api.Answer(await acts.Undo(Api.CallOf(http, current), id, cancel), labels, _ => Results.NoContent())).Needs("customer.bulk-undo");
        var tags = routes.MapGroup($"{Api.Root}/tags").WithTags("tags").DisableAntiforgery();
        tags.MapGet("/", async (TagCatalogue catalogue, Current current, CancellationToken cancel) => Results.Json(new { items = await catalogue.Get(current.Someone, cancel) }, Json.Plain)).Needs("customer.read");
        tags.MapPost("/", async ([FromBody] TagInput input, TagActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) =>
            Api.Answer(await acts.Create(Api.CallOf(http, current), input.Name, input.Tone, cancel), labels, id => Results.Created($"{Api.Root}/tags/{id}", new { id }))).Needs("tag.edit");
    }

    private static async Task<IResult> File(long id, AppDb db, Current current, FieldDoor added, L labels, CancellationToken cancel)
    {
        var fields = await added.Of("customer", current.Someone, cancel);
        if (await db.Whole(current.Someone, "customer.read", id, cancel) is not { } whole) return Api.Answer(new Outcome<long> { Absent = true }, labels, _ => Results.Empty);
        return Results.Json(new
        {
            customer = CustomerView.Of(whole.Customer),
            profile = whole.File.Profile,
            contacts = whole.File.Contacts,
            tags = whole.TagIds,
            missing = Completeness.Missing(whole.File),
            fields = fields.ToDictionary(f => f.Code, f => whole.Values.TryGetValue(f.Id, out var value) ? FieldDoor.Typed(f, value) : null),
        }, Json.Plain);
    }

    private static async Task<IResult> BulkResult(long id, AppDb db, Current current, L labels, CancellationToken cancel)
    {
        var me = current.Someone.PersonId;
        return await db.Set<BulkRun>().FirstOrDefaultAsync(b => b.Id == id && b.ById == me, cancel) is { } run
            ? Results.Json(new { run.Id, run.Kind, run.At, run.UndoneAt, items = run.Read() }, Json.Plain)
            : Api.Answer(new Outcome<long> { Absent = true }, labels, _ => Results.Empty);
    }

    internal sealed record TagInput(string? Name, string? Tone);
}
