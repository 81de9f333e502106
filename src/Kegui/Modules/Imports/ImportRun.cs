using Kegui.Kernel;
using Kegui.Modules.Customers;
using Kegui.Modules.Fields;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Imports;

/// <summary>
/// The run: new records in slices that nobody sees until one row flips at the end, then the news for stored ones. What a killed,
/// cancelled or failed run wrote is taken back.
/// </summary>
internal sealed class ImportRun(AppDb db, ActRunner run, Ids ids, PeopleDirectory directory, ImportFiles files, ImportWords words, FieldDoor fields, ImportReversal reversal, DutyBulk duties, CompanyClock clock) : IWorkKind
{
    public const string Name = "import-run";
    private const int Slice = 500;
    private const int UpdateSlice = 100;

    public string Kind => Name;
    public bool Resumes => false;

    public async Task Run(WorkTurn turn, CancellationToken cancel)
    {
        var import = await db.ByWork(turn, cancel);
        var choices = import.ChoicesMade();
        var stopping = ImportDecisions.Stopping(choices, import.SummaryMade()!);
        using var staging = Staging.Open(files.Staging(import.FileKey!));
        staging.ForgetOutcomes();
        var plan = ImportPlan.Of(staging.Counts(stopping), choices);
        if (choices.Whole && plan.LeftOut > 0) throw new WorkRefused("import-bad-rows");
        var sheet = new SheetRows(ImportSheet.FieldsOf(import), words, await fields.Of("customer", turn.Actor, cancel));
        var door = new CustomerImport(await directory.Get(null, cancel), clock.Today, turn.Actor.PersonId, choices.Owners, sheet.Added);
        var writing = new RunWriting(turn, import, choices, door, sheet, ImportSheet.ColumnsOf(import), staging, plan)
        {
            // For each: the record with what belongs to it, and two for the history.
            FirstId = await ids.Take("id", Math.Max(1, plan.Create * (door.IdsEach + 2)), cancel),
            FirstNumber = await ids.Take("customer", Math.Max(1, plan.Create), cancel),
        };
        await using var bulk = await BulkSession.Begin(db, cancel);
        // On another thread and ahead: search text and pinyin cost as much as the writing.
        await foreach (var slice in Batches.Ahead(writing.Creates(stopping, clock), Slice, cancel))
            await writing.Write(run, db, duties, slice, cancel);
        foreach (var slice in staging.Rows(stopping).Where(r => (r.Bits & stopping) == 0 && ImportPlan.Action(choices, r) == RowActions.Update).Chunk(UpdateSlice))
            await writing.Update(run, slice, cancel);
        writing.Rest(staging.Rows(stopping), stopping);
        await End(turn, import, writing, cancel);
        turn.Finish(new { writing.Created, writing.Updated, writing.Skipped, writing.LeftOut });
    }

    private async Task End(WorkTurn turn, Import import, RunWriting done, CancellationToken cancel)
    {
        var outcome = await run.Run("import.run", turn.Call, new { import.Id }, async act =>
        {
            var stored = act.Found(await act.Db.Whole<Import>(Actor.System).AsTracking().FirstOrDefaultAsync(i => i.Id == import.Id, cancel));
            (stored.State, stored.Problem, stored.RanAt) = (ImportStates.Done, null, act.Now);
            (stored.Created, stored.Updated, stored.Skipped, stored.LeftOut) = (done.Created, done.Updated, done.Skipped, done.LeftOut);
            stored.Version++;
            OpenImports.Close(act, import.Id);
            turn.Keep(act, new { done = true }, done.Rows, done.Rows);
            await act.Tell(new Fact("ImportDone", ImportQueries.Kind, import.Id, null, new Dictionary<string, object?> { ["file"] = import.FileName, ["created"] = done.Created, ["updated"] = done.Updated }), null, cancel);
            return true;
        }, cancel);
        if (!outcome.Done) throw new WorkRefused("import-not-ended");
    }

    public async Task Undo(WorkTurn turn, CancellationToken cancel)
    {
        var id = turn.Input<long>();
        if (await db.Whole<Import>(Actor.System).FirstOrDefaultAsync(i => i.Id == id && i.WorkId == turn.Id, cancel) is not { State: ImportStates.Running } import) return;
        await reversal.Take(new(Actor.System), import, sparing: false, null, cancel);
        if (import.FileKey is { } key && File.Exists(files.Staging(key)))
        {
            using var staging = Staging.Open(files.Staging(key));
            staging.ForgetOutcomes();
        }
        await run.Run("import.undo", new(Actor.System), new { id }, async act =>
        {
            OpenImports.Close(act, id);
            await act.Tell(new Fact("ImportTakenBack", ImportQueries.Kind, id, null, new Dictionary<string, object?> { ["file"] = import.FileName }), null, cancel);
            return true;
        }, cancel);
        await db.Fall(run, turn, ImportStates.Tried, "run-stopped", cancel);
    }
}
