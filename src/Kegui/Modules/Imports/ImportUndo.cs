using Kegui.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Imports;

/// <summary>Undoes a finished import, except for records that somebody has worked with since.</summary>
internal sealed class ImportUndo(AppDb db, ActRunner run, ImportFiles files, ImportReversal reversal) : IWorkKind
{
    public const string Name = "import-undo";

    public string Kind => Name;
    public bool Resumes => true;

    public async Task Run(WorkTurn turn, CancellationToken cancel)
    {
        var id = turn.Input<long>();
        var import = await db.Whole<Import>(Actor.System).FirstOrDefaultAsync(i => i.Id == id, cancel) ?? throw new WorkRefused("import-gone");
        var total = import.Created + import.Updated;
        var reversed = await reversal.Take(turn.Call, import, sparing: true, done => turn.Show(done, total), cancel);
        if (import.FileKey is { } key && File.Exists(files.Staging(key)))
        {
            using var staging = Staging.Open(files.Staging(key));
            staging.Undone(reversed.Records);
        }
        await run.Run("import.undo", turn.Call, new { id }, async act =>
        {
            var stored = act.Found(await act.Db.Whole<Import>(Actor.System).AsTracking().FirstOrDefaultAsync(i => i.Id == id, cancel));
            (stored.State, stored.Problem, stored.UndoneAt) = (ImportStates.Undone, null, act.Now);
            (stored.Removed, stored.Restored, stored.Kept) = (stored.Removed + reversed.Removed, stored.Restored + reversed.Restored, reversed.Kept + stored.Updated - stored.Restored - reversed.Restored);
            stored.Version++;
            turn.Keep(act, new { done = true }, total, total);
            await act.Tell(new Fact("ImportUndone", ImportQueries.Kind, id, null, new Dictionary<string, object?> { ["file"] = import.FileName, ["removed"] = stored.Removed, ["kept"] = stored.Kept }), null, cancel);
            return true;
        }, cancel);
        turn.Finish(new { reversed.Removed, reversed.Restored, reversed.Kept });
    }

    public Task Undo(WorkTurn turn, CancellationToken cancel) => db.Fall(run, turn, ImportStates.Done, "undo-stopped", cancel);
}
