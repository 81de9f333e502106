using Microsoft.EntityFrameworkCore;

namespace Kegui.Kernel;

/// <summary>What is wrong with the log, at its first wrong place.</summary>
/// <param name="What">line-changed, line-removed, line-moved, line-added, seal-changed, seal-removed, head-unknown.</param>
/// <param name="SealId">The seal that covers the place; none for lines not sealed yet.</param>
/// <param name="LineId">The line, where it can be named.</param>
public sealed record AuditFault(string What, long? SealId, long? LineId);

/// <summary>The result of a verification.</summary>
/// <param name="Head">The hash of the newest seal, to be kept outside the database.</param>
/// <param name="Open">Lines not sealed yet; their digests were checked too.</param>
public sealed record AuditVerdict(long Seals, long Lines, long Open, string? Head, AuditFault? Fault);

/// <summary>Recomputes every digest and the whole chain, seal by seal, and stops at the first place that does not fit.</summary>
public sealed class AuditCheck(AppDb db)
{
    /// <param name="head">A head kept outside: it must still be in the chain, or its end was cut off.</param>
    public async Task<AuditVerdict> Run(string? head, CancellationToken cancel)
    {
        var erased = (await db.Set<AuditEntry>().Where(a => a.Fact == AuditEntry.Erased && a.SubjectKind == "audit").Select(a => a.SubjectId).ToListAsync(cancel)).ToHashSet();
        var (seals, lines, known) = (0L, 0L, head is null);
        byte[] previous = [];
        while (await db.Set<AuditSeal>().Where(s => s.Id > seals).OrderBy(s => s.Id).FirstOrDefaultAsync(cancel) is { } seal)
        {
            if (seal.Id != seals + 1) return Wrong(new("seal-removed", seals + 1, null));
            var stored = await db.Set<AuditEntry>().Where(a => a.SealId == seal.Id).OrderBy(a => a.Id).ToListAsync(cancel);
            if (Fault(seal, stored, previous, erased) is { } fault) return Wrong(await Named(fault, cancel));
            previous = seal.Hash;
            known |= string.Equals(head, Convert.ToHexStringLower(seal.Hash), StringComparison.OrdinalIgnoreCase);
            (seals, lines) = (seals + 1, lines + stored.Count);
        }
        if (await db.Set<AuditEntry>().Where(a => a.SealId > seals).OrderBy(a => a.Id).Select(a => new { a.Id, a.SealId }).FirstOrDefaultAsync(cancel) is { } stray)
            return Wrong(new("seal-removed", stray.SealId, stray.Id));
        if (!known) return Wrong(new("head-unknown", null, null));
        var open = 0L;
        await foreach (var line in db.Set<AuditEntry>().Where(a => a.SealId == null).OrderBy(a => a.Id).AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (Changed(line, erased)) return Wrong(new("line-changed", null, line.Id));
            open++;
        }
        return new(seals, lines, open, seals > 0 ? Convert.ToHexStringLower(previous) : null, null);

        AuditVerdict Wrong(AuditFault fault) => new(seals, lines, 0, seals > 0 ? Convert.ToHexStringLower(previous) : null, fault);
    }

    // A line that left its seal may still be in the table.
    private async Task<AuditFault> Named(AuditFault fault, CancellationToken cancel) =>
        fault.What == "line-removed" && await db.Set<AuditEntry>().AnyAsync(a => a.Id == fault.LineId, cancel) ? fault with { What = "line-moved" } : fault;

    private static AuditFault? Fault(AuditSeal seal, List<AuditEntry> stored, byte[] previous, HashSet<long> erased)
    {
        if (!seal.Previous.AsSpan().SequenceEqual(previous)) return new("seal-changed", seal.Id, null);
        var sealedIds = PackedIds.Unpack(seal.Lines);
        for (var i = 0; i < Math.Max(stored.Count, sealedIds.Count); i++)
        {
            if (i >= stored.Count || i < sealedIds.Count && stored[i].Id > sealedIds[i]) return new("line-removed", seal.Id, sealedIds[i]);
            if (i >= sealedIds.Count || stored[i].Id < sealedIds[i]) return new("line-added", seal.Id, stored[i].Id);
            if (Changed(stored[i], erased) || !Marked(seal, i, stored[i])) return new("line-changed", seal.Id, stored[i].Id);
        }
        // Every line is in its place and fits its digest and its mark: then the seal itself was touched.
        return seal.Count == stored.Count && Sealer.HashOf(previous, stored.Select(l => l.Digest)).AsSpan().SequenceEqual(seal.Hash)
            ? null
            : new("seal-changed", seal.Id, null);
    }

    // Names the line even if its digest was rewritten to fit.
    private static bool Marked(AuditSeal seal, int index, AuditEntry line) =>
        seal.Marks.AsSpan().Length >= (index + 1) * AuditSeal.MarkBytes && seal.Marks.AsSpan(index * AuditSeal.MarkBytes, AuditSeal.MarkBytes).SequenceEqual(line.Digest.AsSpan(0, AuditSeal.MarkBytes));

    private static bool Changed(AuditEntry line, HashSet<long> erased) =>
        !line.DigestNow().AsSpan().SequenceEqual(line.Digest) && !(line.Changes is null && erased.Contains(line.Id));
}
