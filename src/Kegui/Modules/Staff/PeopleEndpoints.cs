using Kegui.Kernel;
using Kegui.SignIn;
using Kegui.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Kegui.Modules.Staff;

/// <summary>A person as the API gives it: no secrets, a telephone only to those who may see it.</summary>
internal sealed record PersonOut(long Id, string Name, string SignInName, long DepartmentId, long? PostId, long? ManagerId, string? Phone, string? Email, IReadOnlyList<string> Provinces, string Language, IReadOnlyList<string> Roles, bool Active, bool TwoFactor, bool Invited, int Version)
{
    public static PersonOut Of(PersonView p, People people, Actor actor) => new(p.Id, p.Name, p.SignInName, p.DepartmentId, p.PostId, p.ManagerId, people.PhoneOf(actor, p), p.Email,
        p.Provinces?.Split(',') ?? [], p.Language, [.. p.Roles.Order(StringComparer.Ordinal)], p.Active, p.TwoFactor, !p.HasPassword, p.Version);
}

/// <summary>People through the API; the same acts as the pages. Links for passwords are for administrators at a browser.</summary>
internal static class PeopleEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup($"{Api.Root}/people").WithTags("people").DisableAntiforgery();
        api.MapGet("/", List).Needs("person.read");
        api.MapGet("/{id:long}", One).Needs("person.read");
        api.MapPost("/", Create).Needs("person.create");
        api.MapPut("/{id:long}", Edit).Needs("person.edit");
        api.MapPut("/{id:long}/roles", Roles).Needs("person.assign-roles");
        api.MapPost("/{id:long}/deactivate", Deactivate).Needs("person.deactivate");
        api.MapPost("/{id:long}/reactivate", Reactivate).Needs("person.reactivate");
        api.MapPost("/{id:long}/end-sessions", EndSessions).Needs("person.end-sessions");
        routes.MapGet($"{Api.Root}/sign-ins", SignIns).Needs("sign-in-log.read").WithTags("people");
    }

    private static async Task<IResult> List([AsParameters] ListQuery query, Current current, CancellationToken cancel)
    {
        var people = await current.People(cancel);
        var filter = new PeopleFilter { Search = query.Q, Department = query.Department, Role = query.Role, State = query.State, After = query.Cursor, Take = Math.Clamp(query.Take ?? 50, 1, 200) };
        var rows = people.Page(current.Someone, filter);
        var more = rows.Count > filter.Take;
        return Results.Json(new { items = rows.Take(filter.Take).Select(p => PersonOut.Of(p, people, current.Someone)), next = more ? rows[filter.Take - 1].Id : (long?)null }, Json.Plain);
    }

    private static async Task<IResult> One(long id, Current current, HttpContext http, L labels, CancellationToken cancel)
    {
        var people = await current.People(cancel);
        if (people.One(current.Someone, "person.read", id) is not { } person) return Absent(labels);
        http.Response.Headers.ETag = $"\"{person.Version}\"";
        return Results.Json(PersonOut.Of(person, people, current.Someone), Json.Plain);
    }

    private static async Task<IResult> Create([FromBody] CreateInput input, StaffActs acts, Current current, HttpContext http, L labels, CancellationToken cancel)
    {
        var person = new NewPerson(input.Name ?? "", input.SignInName ?? "", null, input.DepartmentId, input.ManagerId, input.Phone, input.Email, input.Roles ?? [])
        {
            PostId = input.PostId,
            Provinces = input.Provinces ?? [],
            Language = input.Language ?? "zh-CN",
        };
        return Api.Answer(await acts.Create(Api.CallOf(http, current), person, cancel), labels, id => Results.Created($"{Api.Root}/people/{id}", new { id }));
    }

    private static Task<IResult> Edit(long id, [FromBody] CreateInput input, PersonActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) => Versioned(http, labels, async version =>
    {
        var person = new PersonInput(input.Name, input.SignInName, input.DepartmentId, input.PostId, input.ManagerId, input.Phone, input.Email, input.Provinces ?? [], input.Language ?? "zh-CN");
        return Api.Answer(await acts.Edit(Api.CallOf(http, current), id, version, person, cancel), labels, _ => Results.NoContent());
    });

    private static Task<IResult> Roles(long id, [FromBody] IReadOnlyList<string> roles, PersonActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) => Versioned(http, labels, async version =>
        RightsRequestEndpoints.Answer(await acts.AssignRoles(Api.CallOf(http, current), id, version, roles, cancel), labels, _ => Results.NoContent()));

    private static Task<IResult> Deactivate(long id, PersonActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) => Versioned(http, labels, async version =>
        Api.Answer(await acts.Deactivate(Api.CallOf(http, current), id, version, cancel), labels, _ => Results.NoContent()));

    private static Task<IResult> Reactivate(long id, PersonActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) => Versioned(http, labels, async version =>
        Api.Answer(await acts.Reactivate(Api.CallOf(http, current), id, version, cancel), labels, _ => Results.NoContent()));

    private static async Task<IResult> EndSessions(long id, PersonActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) =>
        Api.Answer(await acts.EndSessions(Api.CallOf(http, current), id, cancel), labels, _ => Results.NoContent());

    private static async Task<IResult> SignIns([AsParameters] LogQuery query, AppDb db, CancellationToken cancel)
    {
        var take = Math.Clamp(query.Take ?? 50, 1, 200);
        var rows = await db.SignIns(new(query.Name, query.Result, query.From?.ToUniversalTime(), query.Until?.ToUniversalTime(), query.Cursor, take), cancel);
        return Results.Json(new { items = rows.Take(take), next = rows.Count > take ? rows[take - 1].Id : (long?)null }, Json.Plain);
    }

    internal static IResult Absent(L labels) => Api.Answer(new Outcome<long> { Absent = true }, labels, _ => Results.Empty);

    internal static async Task<IResult> Versioned(HttpContext http, L labels, Func<int, Task<IResult>> act) =>
        Api.VersionOf(http) is { } version ? await act(version) : Results.Problem(statusCode: 428, title: labels["api.ifMatch"]);

    internal sealed record ListQuery(string? Q, long? Department, string? Role, string? State, long? Cursor, int? Take);
    internal sealed record LogQuery(string? Name, string? Result, DateTime? From, DateTime? Until, long? Cursor, int? Take);
    internal sealed record CreateInput(string? Name, string? SignInName, long DepartmentId, long? PostId, long? ManagerId, string? Phone, string? Email, IReadOnlyList<string>? Provinces, string? Language, IReadOnlyList<string>? Roles);
}
