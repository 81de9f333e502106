using Kegui.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Imports;

/// <summary>Deletes the files of imports that are past undoing, and of those that were begun and forgotten.</summary>
internal sealed class ImportExpiry(AppDb db, ActRunner run, ImportFiles files) : IJob
{
    private const int AtOnce = 100;

    public string Code => "import-expiry";
    public Timetable When { get; } = Timetable.Daily(3, 20);

    public async Task Run(DateTime now, JobTurn turn, CancellationToken cancel)
    {
        var before = now - ImportActs.UndoWithin;
        var old = await db.Whole<Import>(Actor.System).Where(i => i.FileKey != null && i.CreatedAt < before && (i.RanAt == null || i.RanAt < before)
            && i.State != ImportStates.Running && i.State != ImportStates.Undoing && i.State != ImportStates.Trying).OrderBy(i => i.Id).Take(AtOnce).Select(i => new { i.Id, i.FileKey }).ToListAsync(cancel);
        await run.Run("import.run", new(Actor.System), new { now }, async act =>
        {
            var ids = old.Select(o => o.Id).ToList();
            foreach (var import in await act.Db.Whole<Import>(Actor.System).AsTracking().Where(i => ids.Contains(i.Id)).ToListAsync(cancel))
            {
                import.FileKey = null;
                if (import.State is ImportStates.Columns or ImportStates.Tried) import.State = ImportStates.Closed;
                import.Version++;
            }
            turn.Done(act);
            return true;
        }, cancel);
        foreach (var import in old) files.Delete(import.FileKey!);
    }
}
