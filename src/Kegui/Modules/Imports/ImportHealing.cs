using Kegui.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Imports;

/// <summary>
/// Reads an import, and brings one back to its last sound step whose work ended without it: cancelled before it began, or not undone
/// to the end. Asked by whoever looks at it.
/// </summary>
internal sealed class ImportHealing(AppDb db, ActRunner run, ImportReversal reversal)
{
    public async Task<Import?> One(Actor actor, long id, CancellationToken cancel)
    {
        if (await db.OneImport(actor, id, cancel) is not { } import) return null;
        if (!ImportStates.UnderWay(import.State)) return import;
        var over = await db.Set<Work>().AnyAsync(w => w.Id == import.WorkId && w.FinishedAt != null, cancel);
        if (!over) return import;
        // The work may have ended between the two looks, and set the import right itself.
        if (await db.OneImport(actor, id, cancel) is not { } again || again.State != import.State || again.WorkId != import.WorkId) return await db.OneImport(actor, id, cancel);
        await Heal(again, cancel);
        return await db.OneImport(actor, id, cancel);
    }

    private async Task Heal(Import import, CancellationToken cancel)
    {
        var system = new Call(Actor.System);
        if (import.State == ImportStates.Running) await reversal.Take(system, import, sparing: false, null, cancel);
        await run.Run("import.run", system, new { import.Id }, async act =>
        {
            var stored = act.Found(await act.Db.Whole<Import>(Actor.System).AsTracking().FirstOrDefaultAsync(i => i.Id == import.Id && i.WorkId == import.WorkId, cancel));
            (stored.State, stored.Problem) = stored.State switch
            {
                ImportStates.Trying => (ImportStates.Columns, "trial-stopped"),
                ImportStates.Running => (ImportStates.Tried, "run-stopped"),
                ImportStates.Undoing => (ImportStates.Done, "undo-stopped"),
                var sound => (sound, stored.Problem),
            };
            stored.Version++;
            OpenImports.Close(act, import.Id);
            return true;
        }, cancel);
    }
}
