using Kegui.Kernel;
using Kegui.SignIn;
using Kegui.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Imports;

/// <summary>Imports through the API, and the result files of the pages.</summary>
internal static class ImportEndpoints
{
    /// <summary>A little more than a sheet, so that a sheet that is too large is told so by us and not by the server.</summary>
    public const long RequestLimit = 80L << 20;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup($"{Api.Root}/imports").WithTags("imports").DisableAntiforgery();
        api.MapGet("/", List).Needs("import.run");
        api.MapPost("/", Upload).Needs("import.run").WithMetadata(new RequestSizeLimitAttribute(RequestLimit));
        api.MapGet("/{id:long}", One).Needs("import.run");
        api.MapGet("/{id:long}/rows", Rows).Needs("import.run");
        api.MapPost("/{id:long}/trial", Try).Needs("import.run");
        api.MapPost("/{id:long}/choices", Choose).Needs("import.run");
        api.MapPost("/{id:long}/run", Run).Needs("import.run");
        api.MapPost("/{id:long}/undo", Undo).Needs("import.undo");
        api.MapPost("/{id:long}/close", Close).Needs("import.run");
        api.MapGet("/{id:long}/result.{format}", Result).Needs("import.run");
        routes.MapGet("/imports/{id:long}/result.{format}", Result).Needs("import.run");
    }

    private static async Task<IResult> List(long? cursor, int? take, AppDb db, Current current, CancellationToken cancel)
    {
        var most = Math.Clamp(take ?? 50, 1, 200);
        var rows = await db.Imports(current.Someone, cursor, most, cancel);
        var items = rows.Take(most).ToList();
        return Results.Json(new { items, next = rows.Count > most ? items[^1].Id : (long?)null }, Json.Plain);
    }

    private static async Task<IResult> Upload(HttpContext http, ImportActs acts, Current current, L labels, CancellationToken cancel)
    {
        if (!http.Request.HasFormContentType || (await http.Request.ReadFormAsync(cancel)).Files.FirstOrDefault() is not { } file)
            return Api.Answer(new Outcome<long> { Problems = [new("file", "required")] }, labels, _ => Results.Empty);
        await using var content = file.OpenReadStream();
        return Api.Answer(await acts.Upload(Api.CallOf(http, current), file.FileName, content, cancel), labels, id => Results.Created($"{Api.Root}/imports/{id}", new { id }));
    }

    private static async Task<IResult> One(long id, ImportHealing imports, ImportFiles files, Current current, L labels, CancellationToken cancel) =>
        await imports.One(current.Someone, id, cancel) is { } import ? Results.Json(ImportView.Of(import, files), Json.Plain) : Absent(labels);

    private static async Task<IResult> Rows(long id, string? show, string? group, int? cursor, int? take, AppDb db, ImportFiles files, Current current, L labels, CancellationToken cancel)
    {
        if (await db.OneImport(current.Someone, id, cancel) is not { FileKey: { } key } import || !File.Exists(files.Staging(key))) return Absent(labels);
        using var staging = Staging.Open(files.Staging(key));
        var says = new ImportSentences(import, labels);
        var most = Math.Clamp(take ?? 50, 1, 500);
        var rows = staging.Page(show ?? RowFilters.All, says.Stopping, cursor ?? 0, most + 1, group);
        var items = rows.Take(most).Select(r => new
        {
            row = r.Number,
            name = r.Title,
            problems = r.Problems.Select(p => new { p.Field, column = says.Column(p.Field), p.Code, p.Value, says = says.Problem(p) }),
            group = r.Group,
            matchRow = r.MatchRow,
            matchCode = r.MatchCode,
            matchName = r.MatchTitle,
            missing = r.Missing,
            result = says.Result(r),
            outcome = r.Outcome,
            code = r.OutcomeCode,
            reason = says.Reason(r),
        }).ToList();
        return Results.Json(new { items, next = rows.Count > most ? items[^1].row : (int?)null }, Json.Plain);
    }

    private static async Task<IResult> Try(long id, [FromBody] TrialInput input, ImportActs acts, AppDb db, Current current, HttpContext http, L labels, CancellationToken cancel)
    {
        if (await db.OneImport(current.Someone, id, cancel) is not { } import) return Absent(labels);
        return Accepted(await acts.Try(Api.CallOf(http, current), id, input.Columns ?? ImportSheet.FieldsOf(import), cancel), labels);
    }

    private static async Task<IResult> Choose(long id, [FromBody] ChoicesInput input, ImportActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) =>
        Accepted(await acts.Choose(Api.CallOf(http, current), id, input, cancel), labels);

    private static async Task<IResult> Run(long id, [FromBody] RunInput input, ImportActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) =>
        Accepted(await acts.Run(Api.CallOf(http, current), id, input.Whole, cancel), labels);

    private static async Task<IResult> Undo(long id, ImportActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) =>
        Accepted(await acts.Undo(Api.CallOf(http, current), id, cancel), labels);

    private static async Task<IResult> Close(long id, ImportActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) =>
        Api.Answer(await acts.Close(Api.CallOf(http, current), id, cancel), labels, _ => Results.NoContent());

    private static async Task<IResult> Result(long id, string format, string? show, AppDb db, ImportFiles files, Current current, L labels, CancellationToken cancel)
    {
        if (format is not ("csv" or "xlsx") || await db.OneImport(current.Someone, id, cancel) is not { FileKey: { } key } import || !File.Exists(files.Staging(key))) return Absent(labels);
        var filter = RowFilters.Each.Contains(show) ? show! : RowFilters.All;
        var name = $"{Path.GetFileNameWithoutExtension(import.FileName)}-{labels["import.resultName"]}.{format}";
        return Results.Stream(async to =>
        {
            using var staging = Staging.Open(files.Staging(key));
            var result = new ImportResult(import, staging, new(import, labels));
            if (format == "csv")
            {
                await result.Csv(to, filter, cancel);
                return;
            }
            // The writer of .xlsx seeks, and the answer cannot.
            await using var file = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
            await result.Xlsx(file, filter, cancel);
            file.Position = 0;
            await file.CopyToAsync(to, cancel);
        }, format == "csv" ? "text/csv; charset=utf-8" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", name);
    }

    private static IResult Accepted(Outcome<long> outcome, L labels) => Api.Answer(outcome, labels, id => Results.Accepted($"{Api.Root}/imports/{id}", new { id }));

    private static IResult Absent(L labels) => Api.Answer(new Outcome<long> { Absent = true }, labels, _ => Results.Empty);

    /// <param name="Columns">The field of each column by position; without it as matched by the headings.</param>
    internal sealed record TrialInput(IReadOnlyList<string?>? Columns);

    /// <param name="Whole">All rows or none; otherwise the good rows only.</param>
    internal sealed record RunInput(bool Whole);
}

/// <summary>An import as the API gives it.</summary>
/// <param name="Columns">Each column of the sheet: heading, samples, matched field.</param>
/// <param name="Plan">What a run would do as things are chosen now; absent before the trial run.</param>
internal sealed record ImportView(long Id, string Kind, string FileName, long Size, string Format, string? Encoding, string State, string? Problem, int HeaderRow, IReadOnlyList<object> Columns, TrialSummary? Trial, ImportChoices Choices, ImportPlan? Plan, long? WorkId, int Created, int Updated, int Skipped, int LeftOut, int Removed, int Restored, int Kept, DateTime CreatedAt, DateTime? RanAt, DateTime? UndoneAt)
{
    public static ImportView Of(Import i, ImportFiles files)
    {
        var fields = ImportSheet.FieldsOf(i);
        return new(i.Id, i.Kind, i.FileName, i.Size, i.Format, i.Encoding, i.State, i.Problem, i.HeaderRow,
            [.. ImportSheet.ColumnsOf(i).Select((c, at) => new { c.Name, c.Samples, field = fields[at] })],
            i.SummaryMade(), i.ChoicesMade(), PlanOf(i, files), i.WorkId, i.Created, i.Updated, i.Skipped, i.LeftOut, i.Removed, i.Restored, i.Kept, i.CreatedAt, i.RanAt, i.UndoneAt);
    }

    public static ImportPlan? PlanOf(Import import, ImportFiles files)
    {
        if (import.State != ImportStates.Tried || import.FileKey is not { } key || import.SummaryMade() is not { } summary) return null;
        using var staging = Staging.Open(files.Staging(key));
        var choices = import.ChoicesMade();
        return ImportPlan.Of(staging.Counts(ImportDecisions.Stopping(choices, summary)), choices);
    }
}
