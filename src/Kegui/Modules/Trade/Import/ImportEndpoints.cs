using System.Text;
using Kegui.Kernel;
using Kegui.SignIn;
using Kegui.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Trade.Import;

/// <summary>Imports and foreign codes through the API. A file goes up as the body, its name in the query.</summary>
internal static class ImportEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var imports = routes.MapGroup($"{Api.Root}/trade-imports").WithTags("trade").DisableAntiforgery();
        imports.MapPost("/", Upload).Needs("trade.import");
        imports.MapGet("/", List).Needs("trade.import");
        imports.MapGet("/{id:long}", One).Needs("trade.import");
        imports.MapGet("/{id:long}/lines", Lines).Needs("trade.import");
        imports.MapPut("/{id:long}/plan", Plan).Needs("trade.import");
        imports.MapPost("/{id:long}/start", (long id, ImportActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) => Versioned(http, labels, v => acts.Start(Api.CallOf(http, current), id, v, cancel))).Needs("trade.import");
        imports.MapPost("/{id:long}/undo", (long id, ImportActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) => Versioned(http, labels, v => acts.Undo(Api.CallOf(http, current), id, v, cancel))).Needs("trade.undo-import");
        imports.MapPost("/{id:long}/cancel", async (long id, ImportActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) => Api.Answer(await acts.Cancel(Api.CallOf(http, current), id, cancel), labels, _ => Results.Accepted())).Needs("trade.import");
        var codes = routes.MapGroup($"{Api.Root}/foreign-codes").WithTags("trade").DisableAntiforgery();
        codes.MapGet("/", Codes).Needs("foreign-code.edit");
        codes.MapPut("/{source}", SetCodes).Needs("foreign-code.edit");
        // The page's link for the browser: the same file, under the page's address.
        routes.MapGet("/trade/imports/{id:long}/lines.csv", Lines).Needs("trade.import");
    }

    private static async Task<IResult> Upload([FromQuery] string name, [FromQuery] string? kind, ImportActs acts, Current current, HttpContext http, L labels, CancellationToken cancel)
    {
        try
        {
            var file = await UploadedFile.Take(http.Request.Body, name, cancel);
            return Api.Answer(await acts.Upload(Api.CallOf(http, current), kind ?? ImportKinds.Lines, file, name, cancel), labels, id => Results.Created($"{Api.Root}/trade-imports/{id}", new { id }));
        }
        catch (FileRefused refused)
        {
            return Api.Answer(new Outcome<long> { Problems = [new("file", refused.Code, refused.Args)] }, labels, _ => Results.Empty);
        }
    }

    private static async Task<IResult> List(AppDb db, Current current, CancellationToken cancel) =>
        Results.Json(new { items = await db.Visible<TradeImport>(current.Someone, "trade.import").OrderByDescending(i => i.Id).Take(100).Select(i => new { i.Id, i.Kind, i.State, i.FileName, i.Done, i.Total, i.CreatedAt, i.FinishedAt }).ToListAsync(cancel) }, Json.Plain);

    private static async Task<IResult> One(long id, AppDb db, Current current, HttpContext http, L labels, CancellationToken cancel)
    {
        if (await db.Visible<TradeImport>(current.Someone, "trade.import").FirstOrDefaultAsync(i => i.Id == id, cancel) is not { } import) return Absent(labels);
        http.Response.Headers.ETag = $"\"{import.Version}\"";
        return Results.Json(new
        {
            import.Id, import.Kind, import.State, import.Work, import.FileName, import.Format, import.Encoding, import.Size, import.Done, import.Total, import.Error, import.CreatedAt, import.FinishedAt, import.Version,
            Header = ImportActs.HeaderOf(import).Header,
            Plan = ImportPlan.FromJson(import.Plan),
            Result = import.Result is null ? null : ImportResult.FromJson(import.Result),
        }, Json.Plain);
    }

    private static async Task<IResult> Lines(long id, string? group, AppDb db, Current current, L labels, CancellationToken cancel)
    {
        if (group is not null && !Fates.Groups.Contains(group)) return Absent(labels);
        return await db.Visible<TradeImport>(current.Someone, "trade.import").FirstOrDefaultAsync(i => i.Id == id && i.FinishedAt != null, cancel) is { } import
            ? Results.Stream(to => ImportFiles.WriteLines(db, import, group, to, labels, cancel), "text/csv; charset=utf-8", $"import-{id}{(group is null ? "" : "-" + group)}.csv")
            : Absent(labels);
    }

    private static Task<IResult> Plan(long id, [FromBody] ImportPlan plan, ImportActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) =>
        Versioned(http, labels, version => acts.Plan(Api.CallOf(http, current), id, version, plan, cancel));

    private static async Task<IResult> Codes(string? source, string? q, string? cursor, AppDb db, Current current, CancellationToken cancel)
    {
        var rows = await ForeignCodeActs.Rows(db, current.Someone, source, q, cursor, 201, cancel);
        return Results.Json(new { items = rows.Take(200), next = rows.Count > 200 ? $"{rows[199].Source}~{rows[199].Code}" : null }, Json.Plain);
    }

    private static async Task<IResult> SetCodes(string source, [FromBody] Dictionary<string, string> codes, ForeignCodeActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) =>
        Api.Answer(await acts.Set(Api.CallOf(http, current), source, codes, cancel), labels, changed => Results.Json(new { changed }, Json.Plain));

    private static async Task<IResult> Versioned(HttpContext http, L labels, Func<int, Task<Outcome<long>>> act) => Api.VersionOf(http) is { } version
        ? Api.Answer(await act(version), labels, _ => Results.Accepted())
        : Results.Problem(statusCode: 428, title: labels["api.ifMatch"]);

    private static IResult Absent(L labels) => Api.Answer(new Outcome<long> { Absent = true }, labels, _ => Results.Empty);
}
