using Kegui.Kernel;
using Kegui.Modules.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Imports;

/// <summary>How much was taken back, and what was left because somebody has worked with it.</summary>
internal sealed record Reversed(int Removed, int Restored, IReadOnlyList<(string Code, string Outcome)> Records)
{
    public int Kept => Records.Count(r => r.Outcome == "kept");
}

/// <summary>Takes the rows of an import back, in slices; harmless to repeat.</summary>
internal sealed class ImportReversal(AppDb db, ActRunner run, Ids ids)
{
    private const int Slice = 200;
    private const int RestoreSlice = 25;

    /// <param name="sparing">Leaves what somebody has worked with since. A run that nobody saw has nothing to spare.</param>
    /// <param name="show">Told after each slice how many records are done.</param>
    public async Task<Reversed> Take(Call call, Import import, bool sparing, Func<int, Task>? show, CancellationToken cancel)
    {
        await using var bulk = await BulkSession.Begin(db, cancel);
        var records = new List<(string Code, string Outcome)>();
        var restored = await Restore(call, import, show, cancel);
        var removed = 0;
        for (var after = 0L; ;)
        {
            var made = await CustomerImport.Made(db, import.Id, after, Slice, cancel);
            if (made.Count == 0) return new(removed, restored, records);
            after = made[^1].Id;
            var going = made.Where(m => !sparing || !m.Touched).ToList();
            if (going.Count > 0)
            {
                var firstId = await ids.Take("id", going.Count * 2, cancel);
                await run.Run("import.undo", call, new { import.Id }, act =>
                {
                    CustomerImport.Remove(act, [.. going.Select(m => (m.Id, m.Name))], import.Id, firstId);
                    return Task.FromResult(true);
                }, cancel);
            }
            removed += going.Count;
            records.AddRange(made.Select(m => (m.Code, sparing && m.Touched ? "kept" : "removed")));
            if (show is not null) await show(removed + restored);
        }
    }

    // The newest change first. A change is done with once it was looked at: what was touched since stays as it is.
    private async Task<int> Restore(Call call, Import import, Func<int, Task>? show, CancellationToken cancel)
    {
        var restored = 0;
        for (; ; )
        {
            var changes = await db.Set<ImportChange>().Where(c => c.ImportId == import.Id).OrderByDescending(c => c.Id).Take(RestoreSlice).ToListAsync(cancel);
            if (changes.Count == 0) return restored;
            var here = 0;
            await run.Run("import.undo", call, new { import.Id }, async act =>
            {
                here = 0;
                foreach (var change in changes)
                {
                    var done = await CustomerImport.Restore(act, new(change.RecordKind, change.RecordId, change.CustomerId, change.Before, change.VersionAfter), cancel);
                    if (done && change.RecordKind == "customer") here++;
                    act.Db.Remove(change);
                }
                return true;
            }, cancel);
            restored += here;
            if (show is not null) await show(restored);
        }
    }
}
