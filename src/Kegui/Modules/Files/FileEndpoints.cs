using Kegui.Kernel;
using Kegui.SignIn;
using Kegui.Ui;
using Microsoft.Net.Http.Headers;

namespace Kegui.Modules.Files;

/// <summary>Addresses of files. A file has no right of its own: each request reads its record for the person who asks.</summary>
internal static class FileEndpoints
{
    // Whatever a picture or a PDF contains, it runs no script, loads nothing and has no origin.
    private const string Sandbox = "sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'none'";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/files/{id:long}", Get).Needs(NeedsAttribute.Anybody);
        routes.MapPost("/files", AttachOnPage).Needs(FileActs.Attaching).DisableAntiforgery();
        routes.MapPost("/files/{id:long}/remove", RemoveOnPage).Needs(FileActs.Removing);
        var api = routes.MapGroup($"{Api.Root}/files").WithTags("files").DisableAntiforgery();
        api.MapGet("/", List).Needs(NeedsAttribute.Anybody);
        api.MapPost("/", Attach).Needs(FileActs.Attaching);
        api.MapPost("/{id:long}/remove", Remove).Needs(FileActs.Removing);
    }

    private static async Task<IResult> Get(long id, bool? view, FileActs acts, Current current, HttpContext http, CancellationToken cancel)
    {
        if (await acts.One(current.Someone, id, cancel) is not { } file || await acts.Open(file, cancel) is not { } content) return Results.NotFound();
        var type = FileTypes.Of(file.Type);
        var headers = http.Response.Headers;
        headers.ContentDisposition = FileNames.Disposition(file.Name, view == true && type.Shown);
        headers.ContentSecurityPolicy = Sandbox;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "private, no-cache";
        return Results.Stream(content, type.Media, entityTag: new EntityTagHeaderValue($"\"{file.Hash}\""), enableRangeProcessing: true);
    }

    private static async Task<IResult> List(string subjectKind, long subjectId, FileActs acts, Current current, L labels, CancellationToken cancel) =>
        await acts.See(current.Someone, subjectKind, subjectId, edit: false, cancel) is { } seen
            ? Results.Json(new { items = (await acts.Of(seen, cancel)).Select(FileView.Of) }, Json.Plain)
            : Api.Answer(new Outcome<long> { Absent = true }, labels, _ => Results.Empty);

    private static async Task<IResult> Attach(string subjectKind, long subjectId, string? kind, IFormFile file, FileActs acts, Current current, HttpContext http, L labels, CancellationToken cancel)
    {
        await using var content = file.OpenReadStream();
        var outcome = await acts.Attach(Api.CallOf(http, current), new(subjectKind, subjectId, file.FileName, kind ?? "other"), content, cancel);
        return Api.Answer(outcome, labels, id => Results.Created($"/files/{id}", new { id }));
    }

    private static async Task<IResult> Remove(long id, FileActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) =>
        Api.Answer(await acts.Remove(Api.CallOf(http, current), id, cancel), labels, _ => Results.NoContent());

    private static async Task<IResult> AttachOnPage(FileActs acts, Current current, HttpContext http, L labels, Subjects subjects, CancellationToken cancel)
    {
        var form = await http.Request.ReadFormAsync(cancel);
        var subject = form["subjectKind"].ToString();
        if (!long.TryParse(form["subjectId"], out var id)) return Results.BadRequest();
        var key = form[Form.KeyName].ToString();
        var wrong = form.Files.Count == 0 ? labels["files.chooseOne"] : null;
        foreach (var (file, n) in form.Files.Select((f, n) => (f, n)))
        {
            await using var content = file.OpenReadStream();
            var kind = form["kind"].ToString() is { Length: > 0 } given ? given : "other";
            var outcome = await acts.Attach(new(current.Someone, key.Length > 0 ? $"{key}.{n}" : null), new(subject, id, file.FileName, kind), content, cancel);
            if (outcome.Absent) return Results.NotFound();
            if (!outcome.Done) wrong = outcome.Problems.Count > 0 ? labels["files.notTaken", file.FileName, Messages.Of(outcome.Problems[0], labels)] : labels["files.failed", file.FileName];
        }
        if (wrong is not null) Flash.Warn(http, wrong);
        else Flash.Done(http, labels["files.attached", form.Files.Count]);
        return Back(subject, id, subjects);
    }

    private static async Task<IResult> RemoveOnPage(long id, FileActs acts, Current current, HttpContext http, L labels, Subjects subjects, CancellationToken cancel)
    {
        if (await acts.One(current.Someone, id, cancel) is not { } file) return Results.NotFound();
        var outcome = await acts.Remove(new(current.Someone), id, cancel);
        if (outcome.Absent) return Results.NotFound();
        if (outcome.Done) Flash.Done(http, labels["files.removed"]);
        else Flash.Warn(http, labels["files.failed", file.Name]);
        return Back(file.SubjectKind, file.SubjectId, subjects);
    }

    // To the record's own page and nowhere else: an address from the form could lead anywhere.
    private static IResult Back(string kind, long id, Subjects subjects) => Results.LocalRedirect("~" + (subjects.Href(kind, id) ?? "/"));
}

/// <summary>A file as the API gives it; its content is at <c>/files/{id}</c>.</summary>
/// <param name="Type">jpg, png, gif, webp, pdf, xlsx, docx, csv, txt: told by the content.</param>
/// <param name="Hash">SHA-256 of the content; of a confidential kind, which is encrypted, a name that tells nothing.</param>
internal sealed record FileView(long Id, string Name, string Type, string Kind, long Size, string Hash, long ById, string ByName, DateTime At)
{
    public static FileView Of(Attachment a) => new(a.Id, a.Name, a.Type, a.Kind, a.Size, a.Hash, a.ById, a.ByName, a.At);
}
