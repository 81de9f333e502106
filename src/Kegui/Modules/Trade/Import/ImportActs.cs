using System.Security.Cryptography;
using System.Text.Json;
using Kegui.Kernel;
using Kegui.Modules.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Trade.Import;

/// <summary>The first row and some below it, to choose columns by.</summary>
internal sealed record HeaderSample(IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string>> Rows);

/// <summary>What a person does with an import; the long work is asked for here and done by <see cref="ImportRunner"/>.</summary>
internal sealed class ImportActs(ActRunner run, HeaderWords words, ImportBell bell)
{
    public const string SubjectKind = "trade-import";
    private const int SampleRows = 5;

    public Task<Outcome<long>> Upload(Call call, string kind, UploadedFile file, string fileName, CancellationToken cancel) => run.Run("trade.import", call, new { kind, fileName, hash = Convert.ToHexString(SHA256.HashData(file.Bytes)) }, async act =>
    {
        if (!ImportKinds.All.Contains(kind)) act.Check([new("kind", "choice")]);
        HeaderSample sample;
        try
        {
            sample = Sample(file);
        }
        catch (FileRefused refused)
        {
            act.Check([new("file", refused.Code, refused.Args)]);
            throw;
        }
        var key = HeaderWords.KeyOf(kind, sample.Header);
        var remembered = await act.Db.Set<TradeColumnMemory>().Where(m => m.HeaderKey == key).Select(m => m.Plan).FirstOrDefaultAsync(cancel);
        var import = new TradeImport
        {
            Id = await act.NewId(cancel),
            Kind = kind,
            State = ImportStates.Staging,
            FileName = fileName.Length <= 200 ? fileName : fileName[^200..],
            Format = file.Format,
            Encoding = file.Encoding,
            Size = file.Size,
            Header = JsonSerializer.Serialize(sample, Json.Plain),
            Plan = remembered ?? words.Guess(kind, sample.Header).ToJson(),
            OwnerId = act.Actor.PersonId,
            DepartmentId = act.Actor.DepartmentId,
            CreatedAt = act.Now,
        };
        act.Db.Add(import);
        act.Db.AddRange(file.Parts(import.Id));
        await act.Tell(new("TradeFileUploaded", SubjectKind, import.Id, null, new Dictionary<string, object?> { ["fileName"] = import.FileName }), null, cancel);
        return import.Id;
    }, cancel);

    /// <summary>Takes the choice of columns and rules, remembers it for files with the same first row, and asks for a trial.</summary>
    public async Task<Outcome<long>> Plan(Call call, long id, int version, ImportPlan plan, CancellationToken cancel) => Rung(await run.Run("trade.import", call, new { id, version, plan }, async act =>
    {
        var import = await Found(act, id, version, cancel);
        act.Allow(import.State is ImportStates.Staging or ImportStates.Trial && import.Work is null ? null : new("import-busy"));
        var header = HeaderOf(import).Header;
        act.Check(PlanRules.Problems(plan, import.Kind, header.Count));
        import.Plan = plan.ToJson();
        var key = HeaderWords.KeyOf(import.Kind, header);
        // Months and mode belong to this file, not to the next one of its kind.
        var memory = (plan with { FromMonth = null, ToMonth = null, Mode = ImportModes.Add }).ToJson();
        if (await act.Db.Set<TradeColumnMemory>().AsTracking().FirstOrDefaultAsync(m => m.HeaderKey == key, cancel) is { } known) known.Plan = memory;
        else act.Db.Add(new TradeColumnMemory { HeaderKey = key, Plan = memory });
        Ask(import, ImportWorks.Trial);
        return id;
    }, cancel));

    /// <summary>Says who some foreign codes are and what becomes of the others, and tries again.</summary>
    public async Task<Outcome<long>> Decide(Call call, long id, int version, string unknown, IReadOnlyDictionary<string, string> codes, CancellationToken cancel) => Rung(await run.Run("trade.import", call, new { id, version, unknown, codes }, async act =>
    {
        var import = await Found(act, id, version, cancel);
        act.Allow(import.State == ImportStates.Trial && import.Work is null ? null : new("import-busy"));
        if (!UnknownChoices.All.Contains(unknown)) act.Check([new("unknown", "choice")]);
        var plan = ImportPlan.FromJson(import.Plan) with { Unknown = unknown };
        if (codes.Count > 0) await ForeignCodeActs.Set(act, "trade.import", plan.Source, codes, cancel);
        import.Plan = plan.ToJson();
        Ask(import, ImportWorks.Trial);
        return id;
    }, cancel));

    public async Task<Outcome<long>> Start(Call call, long id, int version, CancellationToken cancel) => Rung(await run.Run("trade.import", call, new { id, version, start = true }, async act =>
    {
        var import = await Found(act, id, version, cancel);
        act.Allow(import.State == ImportStates.Trial && import.Work is null ? null : new("import-busy"));
        var refused = ImportPlan.FromJson(import.Plan).Whole ? ImportResult.FromJson(import.Result!).Sum(Fates.Refused).Lines : 0;
        act.Allow(refused == 0 ? null : new("import-rows-bad") { Facts = new Dictionary<string, object?> { ["rows"] = refused } });
        import.State = ImportStates.Running;
        Ask(import, ImportWorks.Run);
        // From here to its good end the gateway hides its rows, the customers that it makes among them.
        OpenImports.Open(act, id);
        await act.Tell(new("TradeImportStarted", SubjectKind, id), null, cancel);
        return id;
    }, cancel));

    /// <summary>Before the run: drops the import. During it: asks it to stop and to take back what is written.</summary>
    public async Task<Outcome<long>> Cancel(Call call, long id, CancellationToken cancel) => Rung(await run.Run("trade.import", call, new { id, cancel = true }, async act =>
    {
        var import = await Found(act, id, null, cancel);
        act.Allow(import.State is ImportStates.Done or ImportStates.Failed or ImportStates.Undone ? new("import-over") : null);
        if (import.LeaseUntil > act.Now && import.Work is not null) import.CancelAsked = true;
        else ImportUndo.Stop(act, import, ImportStates.Undone, "import-cancelled");
        import.Version++;
        await act.Tell(new("TradeImportCancelled", SubjectKind, id), null, cancel);
        return id;
    }, cancel));

    public async Task<Outcome<long>> Undo(Call call, long id, int version, CancellationToken cancel) => Rung(await run.Run("trade.undo-import", call, new { id, version }, async act =>
    {
        var import = await Found(act, id, version, cancel, "trade.undo-import");
        act.Allow(import.State == ImportStates.Done ? null : new("import-not-done"));
        await ImportUndo.TakeBack(act, import, cancel);
        return id;
    }, cancel));

    internal static HeaderSample HeaderOf(TradeImport import) => JsonSerializer.Deserialize<HeaderSample>(import.Header, Json.Plain)!;

    private static async Task<TradeImport> Found(Act act, long id, int? version, CancellationToken cancel, string permission = "trade.import")
    {
        var import = act.Found(await act.Db.Visible<TradeImport>(act.Actor, permission).AsTracking().FirstOrDefaultAsync(i => i.Id == id, cancel));
        if (version is { } read) act.Expect(read, import.Version);
        return import;
    }

    private static void Ask(TradeImport import, string work)
    {
        import.Work = work;
        import.Done = 0;
        import.CancelAsked = false;
        (import.LeaseBy, import.LeaseUntil) = (null, null);
        import.Version++;
    }

    private Outcome<long> Rung(Outcome<long> outcome)
    {
        if (outcome.Done) bell.Ring();
        return outcome;
    }

    private static HeaderSample Sample(UploadedFile file)
    {
        using var rows = file.Open();
        if (rows.Header.Count is < 2 or > 200) throw new FileRefused("import-header");
        var sample = new List<IReadOnlyList<string>>();
        while (sample.Count < SampleRows && rows.Next()) sample.Add([.. Enumerable.Range(0, rows.Header.Count).Select(i => Cut(rows.Field(i)))]);
        return sample.Count > 0 ? new([.. rows.Header.Select(Cut)], sample) : throw new FileRefused("import-empty");
    }

    private static string Cut(string text) => text.Length <= 80 ? text : text[..80];
}

/// <summary>Wakes the background at once; without it work begins at the next look.</summary>
internal sealed class ImportBell
{
    private readonly SemaphoreSlim _bell = new(0, 1);

    public void Ring()
    {
        if (_bell.CurrentCount == 0) _bell.Release();
    }

    public Task<bool> Wait(TimeSpan most, CancellationToken cancel) => _bell.WaitAsync(most, cancel);
}
