using Kegui.Kernel;
using Kegui.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Kegui.SignIn;

/// <summary>The own account through the API. Passwords and second factors are for people at a browser and stand in no API.</summary>
internal static class MeEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup($"{Api.Root}/me").WithTags("me").DisableAntiforgery();
        api.MapGet("/", Me).Needs(NeedsAttribute.Anybody);
        api.MapPut("/language", Language).Needs("me.language");
        api.MapGet("/sessions", ListSessions).Needs("me.session");
        api.MapDelete("/sessions/{id:long}", EndSession).Needs("me.session");
        api.MapGet("/tokens", ListTokens).Needs("me.token");
        api.MapPost("/tokens", CreateToken).Needs("me.token");
        api.MapDelete("/tokens/{id:long}", RevokeToken).Needs("me.token");
    }

    private static IResult Me(Current current)
    {
        var actor = current.Someone;
        return Results.Json(new
        {
            id = actor.PersonId,
            name = actor.Name,
            post = actor.Post,
            departmentId = actor.DepartmentId,
            language = actor.Language,
            roles = actor.Roles.Order(StringComparer.Ordinal),
            standsInFor = actor.StandsInFor,
            permissions = actor.Grants.Where(g => actor.May(g.Key)).OrderBy(g => g.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Value),
        }, Json.Plain);
    }

    private static async Task<IResult> Language([FromBody] LanguageInput input, OwnAccountActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) =>
        Api.Answer(await acts.SetLanguage(Api.CallOf(http, current), input.Language ?? "", cancel), labels, _ => Results.NoContent());

    private static async Task<IResult> ListSessions(AppDb db, Current current, CompanyClock clock, CancellationToken cancel) =>
        Results.Json(new { items = await db.OpenSessions(current.Someone.PersonId, clock.Now, cancel) }, Json.Plain);

    private static async Task<IResult> EndSession(long id, OwnAccountActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) =>
        Api.Answer(await acts.EndSession(Api.CallOf(http, current), id, cancel), labels, _ => Results.NoContent());

    private static async Task<IResult> ListTokens(AppDb db, Current current, CompanyClock clock, CancellationToken cancel) =>
        Results.Json(new { items = await db.OpenTokens(current.Someone.PersonId, clock.Now, cancel) }, Json.Plain);

    private static async Task<IResult> CreateToken([FromBody] NewToken input, TokenActs acts, Current current, HttpContext http, L labels, CancellationToken cancel)
    {
        var token = Tokens.New();
        var outcome = await acts.Create(Api.CallOf(http, current), input with { Permissions = input.Permissions ?? [] }, token, cancel);
        return Api.Answer(outcome, labels, id => Results.Json(new { id, token = outcome.Replayed ? null : token }, Json.Plain, statusCode: StatusCodes.Status201Created));
    }

    private static async Task<IResult> RevokeToken(long id, TokenActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) =>
        Api.Answer(await acts.Revoke(Api.CallOf(http, current), id, cancel), labels, _ => Results.NoContent());

    internal sealed record LanguageInput(string? Language);
}
