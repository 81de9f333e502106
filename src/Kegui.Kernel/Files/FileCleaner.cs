using Microsoft.EntityFrameworkCore;

namespace Kegui.Kernel;

/// <summary>Each night removes contents that no record has: uploads that were refused or given up.</summary>
public sealed class FileCleaner(AppDb db, ActRunner run, FileStore store) : IJob
{
    private const int Slice = 100;
    private static readonly TimeSpan Young = TimeSpan.FromHours(24);

    public string Code => "file.clean";
    public Timetable When => Timetable.Daily(3, 30);

    public async Task Run(DateTime now, JobTurn turn, CancellationToken cancel)
    {
        var before = now - Young;
        store.Sweep(before);
        foreach (var hash in store.Aside()) await store.Remove(hash, () => Known(hash, cancel));
        for (; ; )
        {
            cancel.ThrowIfCancellationRequested();
            var orphans = await Orphans(db, before).OrderBy(f => f.Hash).Take(Slice).Select(f => f.Hash).ToListAsync(cancel);
            if (orphans.Count == 0) return;
            await run.Run("file.clean", new(Actor.System), orphans, act =>
            {
                turn.Hold(act);
                // Asked again in the statement: one of them may have been attached since.
                act.Also(_ => Orphans(act.Db, before).Where(f => orphans.Contains(f.Hash)).ExecuteDeleteAsync(cancel));
                return Task.FromResult(true);
            }, cancel);
            foreach (var hash in orphans) await store.Remove(hash, () => Known(hash, cancel));
        }
    }

    private Task<bool> Known(string hash, CancellationToken cancel) => db.Set<StoredFile>().AnyAsync(f => f.Hash == hash, cancel);

    private static IQueryable<StoredFile> Orphans(AppDb db, DateTime before)
    {
        var attached = db.Whole<Attachment>(Actor.System);
        return db.Set<StoredFile>().Where(f => f.SeenAt < before && !attached.Any(a => a.Hash == f.Hash));
    }
}
