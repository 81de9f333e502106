using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Kernel;

/// <summary>
/// Closes the audit log behind the acts: each minute it takes what is not sealed yet, in batches, and chains each batch to the one
/// before. A chain inside the acts' own transactions would make them wait for each other.
/// </summary>
public sealed class Sealer(AppDb db, ActRunner run) : IJob
{
    /// <summary>Lines in one seal at most.</summary>
    public const int Batch = 5000;

    public string Code => "audit.seal";
    public Timetable When => Timetable.Every(1);

    public async Task Run(DateTime now, JobTurn turn, CancellationToken cancel)
    {
        while (await One(turn, cancel) == Batch) cancel.ThrowIfCancellationRequested();
    }

    /// <summary>The chain's next link: SHA-256 over the hash before and the digests in the order of the lines' ids.</summary>
    public static byte[] HashOf(byte[] previous, IEnumerable<byte[]> digests)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(previous);
        foreach (var digest in digests) hash.AppendData(digest);
        return hash.GetHashAndReset();
    }

    private async Task<int> One(JobTurn turn, CancellationToken cancel)
    {
        // Ids are handed out in blocks, so a line may be committed after one with a higher id: it comes into a later seal.
        var lines = await db.Set<AuditEntry>().Where(a => a.SealId == null).OrderBy(a => a.Id).Take(Batch).Select(a => new { a.Id, a.Digest }).ToListAsync(cancel);
        if (lines.Count == 0) return 0;
        var previous = await db.Set<AuditSeal>().OrderByDescending(s => s.Id).Select(s => s.Hash).FirstOrDefaultAsync(cancel) ?? [];
        var ids = lines.Select(l => l.Id).ToList();
        var outcome = await run.Run("audit.seal", new(Actor.System), lines.Count, async act =>
        {
            var seal = new AuditSeal
            {
                // Numbered without gaps, so that a seal taken out of the middle is missed.
                Id = (await act.Db.Set<AuditSeal>().MaxAsync(s => (long?)s.Id, cancel) ?? 0) + 1,
                At = act.Now,
                Count = ids.Count,
                Lines = PackedIds.Pack(ids),
                Marks = [.. lines.SelectMany(l => l.Digest.Take(AuditSeal.MarkBytes))],
                Previous = previous,
                Hash = HashOf(previous, lines.Select(l => l.Digest)),
            };
            act.Db.Add(seal);
            turn.Hold(act);
            act.Also(async _ =>
            {
                var marked = await act.Db.Set<AuditEntry>().Where(a => ids.Contains(a.Id) && a.SealId == null).ExecuteUpdateAsync(set => set.SetProperty(a => a.SealId, seal.Id), cancel);
                if (marked != ids.Count) throw new InvalidOperationException($"{ids.Count - marked} lines of the audit log were sealed or removed meanwhile.");
            });
            return true;
        }, cancel);
        return outcome.Done ? lines.Count : throw new InvalidOperationException("The batch was not sealed.");
    }
}
