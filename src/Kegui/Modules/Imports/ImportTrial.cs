using System.Text.Json;
using Kegui.Kernel;
using Kegui.Modules.Customers;
using Kegui.Modules.Fields;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Imports;

/// <summary>
/// The trial run: reads every row, says what is wrong with which cell, and finds doubles among the rows and against what is stored.
/// Writes nothing but the staging; a killed one simply begins anew.
/// </summary>
internal sealed class ImportTrial(AppDb db, ActRunner run, PeopleDirectory directory, ImportFiles files, ImportWords words, FieldDoor fields, CompanyClock clock) : IWorkKind
{
    public const string Name = "import-trial";
    private const int Batch = 1000;

    public string Kind => Name;
    public bool Resumes => true;

    public async Task Run(WorkTurn turn, CancellationToken cancel)
    {
        var import = await db.ByWork(turn, cancel);
        var choices = import.ChoicesMade();
        var people = await directory.Get(null, cancel);
        var sheet = new SheetRows(ImportSheet.FieldsOf(import), words, await fields.Of("customer", turn.Actor, cancel));
        var door = new CustomerImport(people, clock.Today, turn.Actor.PersonId, choices.Owners, sheet.Added);
        var (at, lastId) = (clock.Now, await CustomerImport.LastId(db, cancel));
        TrialSummary summary;
        using (var staging = Staging.New(files.Staging(import.FileKey!)))
        using (var table = TableFile.Open(files.Upload(import.FileKey!), ImportSheet.KindOf(import)))
        {
            var reading = new TrialReading(staging, sheet, door, ImportSheet.ColumnsOf(import).Count);
            var batches = Batches.Ahead(table.Rows().Where(r => r.Number > import.HeaderRow && !r.Empty), Batch, cancel);
            try
            {
                await foreach (var batch in batches)
                {
                    var drafts = reading.Read(batch);
                    reading.Stage(batch, drafts, await CustomerImport.Stored(db, turn.Actor, drafts, import.Id, cancel));
                    if (reading.Rows > TableLimits.Rows) throw new TableRefused("too-many-rows", TableLimits.Rows);
                    await turn.Show(reading.Rows, table.Estimate is { } rows && rows > reading.Rows ? rows - import.HeaderRow : null);
                }
            }
            catch (TableRefused broken)
            {
                reading.Broken = broken;
            }
            staging.Finish();
            summary = reading.Made(at, lastId);
        }
        await run.Run("import.run", turn.Call, new { import.Id }, async act =>
        {
            var stored = act.Found(await act.Db.Whole<Import>(Actor.System).AsTracking().FirstOrDefaultAsync(i => i.Id == import.Id, cancel));
            stored.Summary = JsonSerializer.Serialize(summary, Json.Plain);
            stored.State = ImportStates.Tried;
            stored.Problem = null;
            stored.Version++;
            turn.Keep(act, new { done = true }, summary.Rows, summary.Rows);
            return true;
        }, cancel);
        turn.Finish(new { rows = summary.Rows });
    }

    public Task Undo(WorkTurn turn, CancellationToken cancel) => db.Fall(run, turn, ImportStates.Columns, "trial-stopped", cancel);
}
