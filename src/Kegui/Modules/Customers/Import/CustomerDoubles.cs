using Kegui.Kernel;
using Kegui.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Customers;

/// <summary>Finds stored customers for many rows with a few statements, in the whole company as the single act does.</summary>
internal static class CustomerDoubles
{
    public static string? Same(DuplicateFacts a, DuplicateFacts b) => Duplicates.Compare(a, b, DuplicateThresholds.Standard) is { } reason ? ReasonCode(reason) : null;

    public static async Task<long> LastId(AppDb db, CancellationToken cancel) => await db.Whole<Customer>(Actor.System).MaxAsync(c => (long?)c.Id, cancel) ?? 0;

    // By the primary key on both sides of the import's own block: a look per slice costs nothing while nobody enters anything. Another
    // node may still hand out ids of an older block, hence the margin and the time.
    public static async Task<bool> AnySince(AppDb db, DateTime at, long lastId, long ownFrom, long ownTo, CancellationToken cancel)
    {
        const int OlderBlocks = 20_000;
        var all = db.Whole<Customer>(Actor.System);
        return await all.AnyAsync(c => c.Id > lastId - OlderBlocks && c.Id < ownFrom && c.CreatedAt >= at, cancel)
            || await all.AnyAsync(c => c.Id >= ownTo && c.CreatedAt >= at, cancel);
    }

    public static async Task<IReadOnlyList<StoredDouble?>> Stored(AppDb db, Actor actor, IReadOnlyList<ImportedCustomer> drafts, long? besides, CancellationToken cancel)
    {
        var all = db.Whole<Customer>(Actor.System).Where(c => besides == null || c.ImportId == null || c.ImportId != besides);
        var found = new List<Known>();
        await Look(drafts.Select(d => d.Code), codes => all.Where(c => EF.Parameter(codes).Contains(c.Code)));
        await Look(drafts.Select(d => d.Facts.CreditCode), codes => all.Where(c => EF.Parameter(codes).Contains(c.CreditCode!)));
        await Look(drafts.Select(d => d.Facts.NameKey), keys => all.Where(c => EF.Parameter(keys).Contains(c.NameKey)));
        await Look(drafts.SelectMany(d => d.Facts.Phones), phones => all.Where(c => EF.Parameter(phones).Contains(c.Phone!)));
        var codes = drafts.Select(d => d.Code).OfType<string>().Distinct().ToList();
        var former = codes.Count == 0 ? new Dictionary<string, long>() : await CustomerMerges.Former(db, codes, cancel);
        if (former.Count > 0) await Look(former.Keys, _ => all.Where(c => EF.Parameter(former.Values.ToList()).Contains(c.Id)));
        if (found.Count == 0) return new StoredDouble?[drafts.Count];
        var known = found.DistinctBy(k => k.Id).ToList();
        var editable = await Editable(db, actor, [.. known.Select(k => k.Id)], cancel);
        var (byCode, byCredit, byKey, byPhone) = (known.ToLookup(k => k.Code), known.ToLookup(k => k.Facts.CreditCode), known.ToLookup(k => k.Facts.NameKey), known.SelectMany(k => k.Facts.Phones.Select(p => (p, k))).ToLookup(x => x.p, x => x.k));
        return [.. drafts.Select(Best)];

        // One parameter for the whole list: a thousand of their own would cost more than the looking.
        async Task Look(IEnumerable<string?> wanted, Func<List<string>, IQueryable<Customer>> with)
        {
            var keys = wanted.Where(k => !string.IsNullOrEmpty(k)).Distinct().ToList();
            if (keys.Count == 0) return;
            var rows = await with(keys!).Select(c => new { c.Id, c.Code, c.Name, c.CreditCode, c.Phone, c.CreatedAt }).ToListAsync(cancel);
            found.AddRange(rows.Select(c => new Known(c.Id, c.Code, c.Name, DuplicateFacts.Of(c.Name, c.CreditCode, c.Phone), c.CreatedAt)));
        }

        StoredDouble? Best(ImportedCustomer draft)
        {
            if (draft.Code is { } code && (byCode[code].FirstOrDefault() ?? (former.TryGetValue(code, out var now) ? known.Find(k => k.Id == now) : null)) is { } same) return As(same, "same-code");
            var near = byCredit[draft.Facts.CreditCode].Concat(byKey[draft.Facts.NameKey]).Concat(draft.Facts.Phones.SelectMany(p => byPhone[p]));
            Known? best = null;
            DuplicateReason? why = null;
            foreach (var other in near)
            {
                if (Duplicates.Compare(draft.Facts, other.Facts, DuplicateThresholds.Standard) is not { } reason || why <= reason) continue;
                (best, why) = (other, reason);
            }
            return best is null ? null : As(best, ReasonCode(why!.Value));
        }

        StoredDouble As(Known known, string reason) => new(known.Id, known.Code, known.Name, reason, editable.Contains(known.Id), known.CreatedAt);
    }

    public static async Task<HashSet<long>> Editable(AppDb db, Actor actor, List<long> ids, CancellationToken cancel)
    {
        var may = (await db.Visible<Customer>(actor, "customer.edit").Where(c => EF.Parameter(ids).Contains(c.Id)).Select(c => c.Id).ToListAsync(cancel)).ToHashSet();
        if (actor.HasShares) may.UnionWith(await db.Shared<Customer>(actor, "customer", toEdit: true).Where(c => EF.Parameter(ids).Contains(c.Id)).Select(c => c.Id).ToListAsync(cancel));
        return may;
    }

    private static string ReasonCode(DuplicateReason reason) => reason switch
    {
        DuplicateReason.SameCreditCode => "same-credit-code",
        DuplicateReason.SameName => "same-name",
        DuplicateReason.SamePhoneSimilarName => "same-phone-similar-name",
        DuplicateReason.SameNameOtherCode => "same-name-other-code",
        _ => "similar-name",
    };

    private sealed record Known(long Id, string Code, string Name, DuplicateFacts Facts, DateTime CreatedAt);
}
