using Kegui.Kernel;
using Kegui.SignIn;
using Kegui.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Fields;

/// <summary>Definitions of added fields through the API. Everybody who signs in may know which fields there are.</summary>
internal static class FieldEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup($"{Api.Root}/fields").WithTags("fields").DisableAntiforgery();
        api.MapGet("/", async (AppDb db, CancellationToken cancel) => Results.Json(new { items = (await db.Set<FieldDefinition>().OrderBy(f => f.Record).ThenBy(f => f.Order).ThenBy(f => f.Id).ToListAsync(cancel)).Select(FieldDetail.Of) }, Json.Plain)).Needs(NeedsAttribute.Anybody);
        api.MapPost("/", Define).Needs("field.define");
        api.MapPatch("/{id:long}", Change).Needs("field.define");
        api.MapPost("/{id:long}/retire", (long id, FieldActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) => Retire(id, true, acts, current, http, labels, cancel)).Needs("field.define");
        api.MapPost("/{id:long}/restore", (long id, FieldActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) => Retire(id, false, acts, current, http, labels, cancel)).Needs("field.define");
    }

    private static async Task<IResult> Define([FromBody] NewField input, FieldActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) =>
        Api.Answer(await acts.Define(Api.CallOf(http, current), input.Record, new(input.Label, input.Kind, string.Join('\n', input.Choices ?? []), input.Hint, input.Required, input.Filter, input.Order), cancel), labels, id => Results.Created($"{Api.Root}/fields/{id}", new { id, code = $"f{id}" }));

    private static async Task<IResult> Change(long id, [FromBody] NewField input, FieldActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) =>
        Api.VersionOf(http) is { } version
            ? Api.Answer(await acts.Change(Api.CallOf(http, current), id, version, new(input.Label, null, string.Join('\n', input.Choices ?? []), input.Hint, input.Required, input.Filter, input.Order), cancel), labels, _ => Results.NoContent())
            : Results.Problem(statusCode: 428, title: labels["api.ifMatch"]);

    private static async Task<IResult> Retire(long id, bool retired, FieldActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) =>
        Api.VersionOf(http) is { } version
            ? Api.Answer(await acts.Retire(Api.CallOf(http, current), id, version, retired, cancel), labels, _ => Results.NoContent())
            : Results.Problem(statusCode: 428, title: labels["api.ifMatch"]);
}

/// <summary>A field to be added.</summary>
/// <param name="Record">The kind of record: <c>customer</c>.</param>
internal sealed record NewField(string Record, string? Label, string? Kind, IReadOnlyList<string>? Choices, string? Hint, bool Required, bool Filter, int Order);

/// <summary>A field as the API gives it.</summary>
internal sealed record FieldDetail(long Id, string Record, string Code, string Label, string Kind, IReadOnlyList<string> Choices, string? Hint, bool Required, bool Filter, int Order, bool Retired, int Version)
{
    public static FieldDetail Of(FieldDefinition f) => new(f.Id, f.Record, $"f{f.Id}", f.Label, f.Kind, FieldDefinition.ChoicesOf(f.Choices), f.Hint, f.Required, f.Filter, f.Order, f.RetiredAt is not null, f.Version);
}
