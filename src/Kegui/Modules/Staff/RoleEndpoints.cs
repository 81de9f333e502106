using Kegui.Kernel;
using Kegui.SignIn;
using Kegui.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Kegui.Modules.Staff;

/// <summary>Roles and rights through the API. Changing them wants a fresh password, so a token only reads.</summary>
internal static class RoleEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup($"{Api.Root}/roles").WithTags("roles").DisableAntiforgery();
        api.MapGet("/", List).Needs("role.read");
        api.MapGet("/{code}", One).Needs("role.read");
        api.MapPost("/", Create).Needs("role.edit");
        api.MapPut("/{code}", Edit).Needs("role.edit");
        api.MapDelete("/{code}", Delete).Needs("role.delete");
        routes.MapGet($"{Api.Root}/permissions", Permissions).Needs("role.read").WithTags("roles");
    }

    private static async Task<IResult> List(Current current, L labels, CancellationToken cancel)
    {
        var people = await current.People(cancel);
        return Results.Json(new { items = people.Roles.Values.OrderBy(r => r.Code, StringComparer.Ordinal).Select(r => View(r, people, labels)) }, Json.Plain);
    }

    private static async Task<IResult> One(string code, Current current, HttpContext http, L labels, CancellationToken cancel)
    {
        var people = await current.People(cancel);
        if (!people.Roles.TryGetValue(code, out var role)) return PeopleEndpoints.Absent(labels);
        http.Response.Headers.ETag = $"\"{role.Version}\"";
        return Results.Json(View(role, people, labels), Json.Plain);
    }

    private static object View(Role role, People people, L labels) => new
    {
        code = role.Code,
        name = RolePresets.NameOf(role, labels),
        preset = role.Preset,
        twoFactor = role.TwoFactor,
        people = people.WithRole(role.Code).Count(),
        grants = people.Grants[role.Code].OrderBy(g => g.Permission, StringComparer.Ordinal).ToDictionary(g => g.Permission, g => g.Scope),
        version = role.Version,
    };

    private static IResult Permissions(PermissionNames names) => Results.Json(new
    {
        items = names.Grouped(PermissionNames.Grantable).SelectMany(g => g.Rights.Select(r => new { code = r.Code, module = g.Module, label = r.Label, scopes = PermissionNames.ScopesOf(r.Code) })),
    }, Json.Plain);

    private static async Task<IResult> Create([FromBody] RoleInput input, RoleActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) =>
        RightsRequestEndpoints.Answer(await acts.Create(Api.CallOf(http, current), Whole(input), cancel), labels, code => Results.Created($"{Api.Root}/roles/{code}", new { code }));

    private static Task<IResult> Edit(string code, [FromBody] RoleInput input, RoleActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) =>
        PeopleEndpoints.Versioned(http, labels, async version => RightsRequestEndpoints.Answer(await acts.Edit(Api.CallOf(http, current), code, version, Whole(input), cancel), labels, _ => Results.NoContent()));

    private static async Task<IResult> Delete(string code, RoleActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) =>
        RightsRequestEndpoints.Answer(await acts.Delete(Api.CallOf(http, current), code, cancel), labels, _ => Results.NoContent());

    private static RoleInput Whole(RoleInput input) => input with { Grants = input.Grants ?? new Dictionary<string, DataScope>() };
}
