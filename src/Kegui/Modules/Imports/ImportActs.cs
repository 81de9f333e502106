using System.Text.Json;
using Kegui.Kernel;
using Kegui.Modules.Fields;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Imports;

internal sealed record ChoicesInput(IReadOnlyList<string>? Tolerated, IReadOnlyList<string>? Strict, IReadOnlyDictionary<string, string>? Actions, IReadOnlyDictionary<string, long>? Owners);

/// <summary>What is done to imports, from the upload to the undoing. Page and API come here.</summary>
internal sealed class ImportActs(ActRunner run, ImportFiles files, ImportWords words, FieldDoor fields, PeopleDirectory directory)
{
    public static readonly TimeSpan UndoWithin = TimeSpan.FromDays(30);

    /// <summary>Keeps the file and looks at its headings. A file that is no table is refused with what to do about it.</summary>
    public async Task<Outcome<long>> Upload(Call call, string fileName, Stream content, CancellationToken cancel)
    {
        string? key = null;
        try
        {
            (key, var size, var hash) = await files.Keep(content, cancel);
            var sheet = await Task.Run(() => ImportSheet.Look(files.Upload(key), words), cancel);
            var outcome = await Keep(call, NameOf(fileName), key, size, hash, sheet, cancel);
            if (!outcome.Done || outcome.Replayed) files.Delete(key);
            return outcome;
        }
        catch (TableRefused refused)
        {
            if (key is not null) files.Delete(key);
            return new() { Problems = [new("file", "import-file-" + refused.Code, [.. refused.Args])] };
        }
    }

    private Task<Outcome<long>> Keep(Call call, string fileName, string key, long size, string hash, ImportSheet sheet, CancellationToken cancel) => run.Run("import.run", call, new { fileName, hash }, async act =>
    {
        var headers = ImportSheet.KeyOf(sheet.Columns);
        var added = (await fields.Of("customer", act.Actor, cancel)).ToLookup(f => f.Label, f => f.Code);
        var known = await act.Db.Set<ColumnMemory>().FirstOrDefaultAsync(m => m.Kind == "customers" && m.Headers == headers, cancel);
        var import = new Import
        {
            Id = await act.NewId(cancel),
            OwnerId = act.Actor.PersonId,
            DepartmentId = act.Actor.DepartmentId,
            Kind = "customers",
            FileName = fileName,
            FileKey = key,
            Size = size,
            Format = sheet.Kind.Format,
            Encoding = sheet.Kind.Encoding,
            Separator = sheet.Kind.Separator.ToString(),
            HeaderRow = sheet.HeaderRow,
            Headers = JsonSerializer.Serialize(sheet.Columns, Json.Plain),
            Columns = known?.Columns ?? JsonSerializer.Serialize(sheet.Columns.Select((c, at) => c.Field ?? (sheet.Columns.Take(at).Any(o => o.Name == c.Name) ? null : added[c.Name].FirstOrDefault()))),
            Choices = JsonSerializer.Serialize(new ImportChoices(), Json.Plain),
            CreatedAt = act.Now,
        };
        act.Db.Add(import);
        await act.Tell(new Fact("ImportUploaded", ImportQueries.Kind, import.Id, null, new Dictionary<string, object?> { ["file"] = fileName }), null, cancel);
        return import.Id;
    }, cancel);

    /// <summary>Matches the columns (by position, null leaves one out), remembers them for sheets with the same headings, and begins the trial run.</summary>
    public Task<Outcome<long>> Try(Call call, long id, IReadOnlyList<string?> columns, CancellationToken cancel) => run.Run("import.run", call, new { id, columns }, async act =>
    {
        var import = await Open(act, id, cancel, ImportStates.Columns, ImportStates.Tried);
        var sheet = ImportSheet.ColumnsOf(import);
        var added = await fields.Of("customer", act.Actor, cancel);
        var matched = columns.Select(c => AddedColumn.KindOf(c) is null ? c : null).ToList();
        act.Check(ImportRules.Columns(matched, added, sheet.Count));
        foreach (var (at, kind) in columns.Index().Select(c => (c.Index, AddedColumn.KindOf(c.Item))))
            if (kind is not null) matched[at] = await FieldDoor.Named(act, "customer", sheet[at].Name, kind, cancel);
        act.Check(matched.OfType<string>().GroupBy(f => f).Where(g => g.Count() > 1).Select(g => new Problem($"column{matched.LastIndexOf(g.Key)}", "import-column-twice")));
        import.Columns = JsonSerializer.Serialize(matched);
        await Remember(act, import, cancel);
        await Begin(act, import, ImportTrial.Name, ImportStates.Trying, cancel);
        return id;
    }, cancel);

    /// <summary>What becomes of problems and doubles. Newly matched owners need another trial run, which begins by itself.</summary>
    public Task<Outcome<long>> Choose(Call call, long id, ChoicesInput input, CancellationToken cancel) => run.Run("import.run", call, new { id, input }, async act =>
    {
        var import = await Open(act, id, cancel, ImportStates.Tried);
        var people = await directory.Get(act.Actor.PeopleStamp, cancel);
        var old = import.ChoicesMade();
        act.Check(ImportRules.Choices(input, import.SummaryMade()!, people));
        var choices = old with
        {
            Tolerated = input.Tolerated ?? old.Tolerated,
            Strict = input.Strict ?? old.Strict,
            Actions = input.Actions is null ? old.Actions : old.Actions.Concat(input.Actions).GroupBy(a => a.Key).ToDictionary(g => g.Key, g => g.Last().Value),
            Owners = input.Owners is null ? old.Owners : old.Owners.Concat(input.Owners).GroupBy(o => o.Key).ToDictionary(g => g.Key, g => g.Last().Value),
        };
        import.Choices = JsonSerializer.Serialize(choices, Json.Plain);
        if (input.Owners is { Count: > 0 }) await Begin(act, import, ImportTrial.Name, ImportStates.Trying, cancel);
        else import.Version++;
        return id;
    }, cancel);

    /// <summary>The choice for single rows; null takes it back.</summary>
    public Task<Outcome<long>> ChooseRows(Call call, long id, IReadOnlyDictionary<int, string?> rows, CancellationToken cancel) => run.Run("import.run", call, new { id, rows }, async act =>
    {
        var import = await Open(act, id, cancel, ImportStates.Tried);
        if (rows.Values.Any(a => a is not null && !RowActions.All.Contains(a))) act.Check([new("rows", "choice")]);
        using var staging = Staging.Open(files.Staging(import.FileKey!));
        foreach (var (row, action) in rows) staging.Choose(row, action);
        import.Version++;
        return id;
    }, cancel);

    /// <summary>Begins the run; from now until its end its rows are there for nobody.</summary>
    public Task<Outcome<long>> Run(Call call, long id, bool whole, CancellationToken cancel) => run.Run("import.run", call, new { id, whole }, async act =>
    {
        var import = await Open(act, id, cancel, ImportStates.Tried);
        var choices = import.ChoicesMade() with { Whole = whole };
        var summary = import.SummaryMade()!;
        ImportPlan plan;
        using (var staging = Staging.Open(files.Staging(import.FileKey!))) plan = ImportPlan.Of(staging.Counts(ImportDecisions.Stopping(choices, summary)), choices);
        act.Allow(ImportRules.MayRun(summary, plan, whole));
        import.Choices = JsonSerializer.Serialize(choices, Json.Plain);
        OpenImports.Open(act, id);
        await Begin(act, import, ImportRun.Name, ImportStates.Running, cancel);
        await act.Tell(new Fact("ImportBegun", ImportQueries.Kind, id, null, new Dictionary<string, object?> { ["file"] = import.FileName }), null, cancel);
        return id;
    }, cancel);

    public Task<Outcome<long>> Undo(Call call, long id, CancellationToken cancel) => run.Run("import.undo", call, new { id }, async act =>
    {
        var import = act.Found(await act.Db.VisibleOne<Import>(act.Actor, "import.undo", ImportQueries.Kind, id).AsTracking().FirstOrDefaultAsync(cancel));
        act.Allow(ImportRules.MayUndo(import, act.Now));
        await Begin(act, import, ImportUndo.Name, ImportStates.Undoing, cancel);
        return id;
    }, cancel);

    /// <summary>Gives the file up, or puts a finished import away; file and staging are deleted, what was imported stays.</summary>
    public async Task<Outcome<long>> Close(Call call, long id, CancellationToken cancel)
    {
        string? key = null;
        var outcome = await run.Run("import.run", call, new { id }, async act =>
        {
            var import = await Open(act, id, cancel, ImportStates.Columns, ImportStates.Tried, ImportStates.Done, ImportStates.Undone);
            key = import.FileKey;
            import.FileKey = null;
            if (import.State is ImportStates.Columns or ImportStates.Tried) import.State = ImportStates.Closed;
            import.Version++;
            return id;
        }, cancel);
        if (outcome.Done && key is not null) files.Delete(key);
        return outcome;
    }

    /// <summary>The import, when it is at one of these steps and its file is still here.</summary>
    private static async Task<Import> Open(Act act, long id, CancellationToken cancel, params string[] states)
    {
        var import = act.Found(await act.Db.VisibleOne<Import>(act.Actor, "import.run", ImportQueries.Kind, id).AsTracking().FirstOrDefaultAsync(cancel));
        act.Allow(ImportRules.At(import, states));
        return import;
    }

    private static async Task Begin(Act act, Import import, string work, string state, CancellationToken cancel)
    {
        import.WorkId = await Works.Begin(act, work, import.FileName, import.Id, cancel);
        import.State = state;
        import.Problem = null;
        import.Version++;
    }

    private static async Task Remember(Act act, Import import, CancellationToken cancel)
    {
        var headers = ImportSheet.KeyOf(ImportSheet.ColumnsOf(import));
        var known = await act.Db.Set<ColumnMemory>().AsTracking().FirstOrDefaultAsync(m => m.Kind == import.Kind && m.Headers == headers, cancel);
        if (known is null) act.Db.Add(new ColumnMemory { Kind = import.Kind, Headers = headers, Columns = import.Columns, At = act.Now });
        else (known.Columns, known.At) = (import.Columns, act.Now);
    }

    // Only the last part of a path, without what could break a header or a page.
    private static string NameOf(string name)
    {
        var last = CellText.Clean(name.Split('/', '\\')[^1]) ?? "-";
        return last.Length <= 150 ? last : last[^150..];
    }
}
