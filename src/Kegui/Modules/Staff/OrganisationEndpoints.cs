using Kegui.Kernel;
using Kegui.SignIn;
using Kegui.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Kegui.Modules.Staff;

/// <summary>Departments and posts through the API.</summary>
internal static class OrganisationEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var departments = routes.MapGroup($"{Api.Root}/departments").WithTags("departments").DisableAntiforgery();
        departments.MapGet("/", Departments).Needs("department.read");
        departments.MapPost("/", CreateDepartment).Needs("department.edit");
        departments.MapPut("/{id:long}", EditDepartment).Needs("department.edit");
        departments.MapDelete("/{id:long}", DeleteDepartment).Needs("department.edit");
        var posts = routes.MapGroup($"{Api.Root}/posts").WithTags("posts").DisableAntiforgery();
        posts.MapGet("/", Posts).Needs("department.read");
        posts.MapPost("/", CreatePost).Needs("post.edit");
        posts.MapPut("/{id:long}", EditPost).Needs("post.edit");
        posts.MapDelete("/{id:long}", DeletePost).Needs("post.edit");
    }

    private static async Task<IResult> Departments(Current current, CancellationToken cancel) =>
        Results.Json(new { items = (await current.People(cancel)).Tree().Select(d => new { d.Department.Id, d.Department.Name, d.Department.ParentId, d.Department.HeadId, d.Department.Version, d.Depth }) }, Json.Plain);

    private static async Task<IResult> CreateDepartment([FromBody] DepartmentInput input, StaffActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) =>
        Api.Answer(await acts.CreateDepartment(Api.CallOf(http, current), new(input.Name ?? "", input.ParentId), cancel), labels, id => Results.Created($"{Api.Root}/departments/{id}", new { id }));

    private static Task<IResult> EditDepartment(long id, [FromBody] DepartmentInput input, OrganisationActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) =>
        PeopleEndpoints.Versioned(http, labels, async version => Api.Answer(await acts.EditDepartment(Api.CallOf(http, current), id, version, input, cancel), labels, _ => Results.NoContent()));

    private static async Task<IResult> DeleteDepartment(long id, OrganisationActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) =>
        Api.Answer(await acts.DeleteDepartment(Api.CallOf(http, current), id, cancel), labels, _ => Results.NoContent());

    private static async Task<IResult> Posts(Current current, CancellationToken cancel) =>
        Results.Json(new { items = (await current.People(cancel)).Posts.Values.OrderBy(p => p.Name, StringComparer.Ordinal) }, Json.Plain);

    private static async Task<IResult> CreatePost([FromBody] PostInput input, OrganisationActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) =>
        Api.Answer(await acts.SavePost(Api.CallOf(http, current), null, 0, input.Name, cancel), labels, id => Results.Created($"{Api.Root}/posts/{id}", new { id }));

    private static Task<IResult> EditPost(long id, [FromBody] PostInput input, OrganisationActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) =>
        PeopleEndpoints.Versioned(http, labels, async version => Api.Answer(await acts.SavePost(Api.CallOf(http, current), id, version, input.Name, cancel), labels, _ => Results.NoContent()));

    private static async Task<IResult> DeletePost(long id, OrganisationActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) =>
        Api.Answer(await acts.DeletePost(Api.CallOf(http, current), id, cancel), labels, _ => Results.NoContent());

    internal sealed record PostInput(string? Name);
}
