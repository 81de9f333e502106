using Kegui.Kernel;
using Kegui.Modules.Fields;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Customers;

/// <summary>The customer file's own rows, and the kernel's, that go along in a merge.</summary>
internal static class AttachedRows
{
    public static IEnumerable<IAttachedToCustomer> All =>
    [
        new Attached<Contact>("contact", db => db.Whole<Contact>(Actor.System), c => c.Id, c => c.CustomerId),
        new Attached<CustomerNote>("note", db => db.Set<CustomerNote>(), n => n.Id, n => n.CustomerId),
        new Attached<Mention>("mention", db => db.Set<Mention>(), m => m.NoteId, m => m.CustomerId),
        new Attached<CustomerAssignment>("assignment", db => db.Set<CustomerAssignment>(), a => a.Id, a => a.CustomerId),
        new AttachedStory(),
        new AttachedChildren(),
        new AttachedTags(),
        new AttachedFollowers(),
        new AttachedFields(),
        new AttachedShares(),
        new AttachedFiles(),
    ];
}

/// <summary>The timeline: the kept record tells both stories. The audit log stays as it was written.</summary>
internal sealed class AttachedStory : IAttachedToCustomer
{
    public string Kind => "timeline";

    public async Task<string?> Move(Act act, long from, long to, CancellationToken cancel)
    {
        var ids = await act.Db.Set<TimelineEntry>().Where(t => t.CustomerId == from).Select(t => t.Id).ToListAsync(cancel);
        await act.Db.Set<TimelineEntry>().Where(t => t.CustomerId == from).ExecuteUpdateAsync(set => set.SetProperty(t => t.CustomerId, to), cancel);
        return ids.Count == 0 ? null : string.Join(',', ids);
    }

    public async Task Back(Act act, string moved, long from, long to, CancellationToken cancel)
    {
        foreach (var some in moved.Split(',').Select(long.Parse).Chunk(500))
            await act.Db.Set<TimelineEntry>().Where(t => t.CustomerId == to && some.Contains(t.Id)).ExecuteUpdateAsync(set => set.SetProperty(t => t.CustomerId, from), cancel);
    }
}

/// <summary>Companies whose parent is merged away get the kept one as parent.</summary>
internal sealed class AttachedChildren : IAttachedToCustomer
{
    public string Kind => "children";

    public async Task<string?> Move(Act act, long from, long to, CancellationToken cancel)
    {
        var children = act.Db.Whole<Customer>(Actor.System).Where(c => c.ParentId == from && c.Id != to);
        var ids = await children.Select(c => c.Id).ToListAsync(cancel);
        await children.ExecuteUpdateAsync(set => set.SetProperty(c => c.ParentId, to).SetProperty(c => c.Version, c => c.Version + 1), cancel);
        return ids.Count == 0 ? null : string.Join(',', ids);
    }

    public async Task Back(Act act, string moved, long from, long to, CancellationToken cancel)
    {
        foreach (var some in moved.Split(',').Select(long.Parse).Chunk(500))
            await act.Db.Whole<Customer>(Actor.System).Where(c => some.Contains(c.Id) && c.ParentId == to).ExecuteUpdateAsync(set => set.SetProperty(c => c.ParentId, from).SetProperty(c => c.Version, c => c.Version + 1), cancel);
    }
}

/// <summary>Tags: the kept record carries those of both.</summary>
internal sealed class AttachedTags : IAttachedToCustomer
{
    public string Kind => "tags";

    public Task<string?> Move(Act act, long from, long to, CancellationToken cancel) => Pairs.Move(act,
        db => db.Set<CustomerTag>().Where(t => t.CustomerId == from), t => t.TagId, (t, taken) => t.Where(x => taken.Contains(x.TagId)),
        held => act.Db.Set<CustomerTag>().Where(t => t.CustomerId == to).Select(t => t.TagId).ToListAsync(held),
        rows => rows.ExecuteUpdateAsync(set => set.SetProperty(t => t.CustomerId, to), cancel), cancel);

    public async Task Back(Act act, string moved, long from, long to, CancellationToken cancel)
    {
        var (went, dropped) = Pairs.Read(moved);
        await act.Db.Set<CustomerTag>().Where(t => t.CustomerId == to && went.Contains(t.TagId)).ExecuteUpdateAsync(set => set.SetProperty(t => t.CustomerId, from), cancel);
        foreach (var tag in dropped) act.Db.Add(new CustomerTag { CustomerId = from, TagId = tag });
        await act.Db.SaveChangesAsync(cancel);
    }
}

/// <summary>Followers of either follow the kept record.</summary>
internal sealed class AttachedFollowers : IAttachedToCustomer
{
    public string Kind => "followers";

    public Task<string?> Move(Act act, long from, long to, CancellationToken cancel) => Pairs.Move(act,
        db => db.Set<Follower>().Where(f => f.CustomerId == from), f => f.PersonId, (f, taken) => f.Where(x => taken.Contains(x.PersonId)),
        held => act.Db.Set<Follower>().Where(f => f.CustomerId == to).Select(f => f.PersonId).ToListAsync(held),
        rows => rows.ExecuteUpdateAsync(set => set.SetProperty(f => f.CustomerId, to), cancel), cancel);

    public async Task Back(Act act, string moved, long from, long to, CancellationToken cancel)
    {
        var (went, dropped) = Pairs.Read(moved);
        await act.Db.Set<Follower>().Where(f => f.CustomerId == to && went.Contains(f.PersonId)).ExecuteUpdateAsync(set => set.SetProperty(f => f.CustomerId, from), cancel);
        foreach (var person in dropped) act.Db.Add(new Follower { CustomerId = from, PersonId = person, At = act.Now });
        await act.Db.SaveChangesAsync(cancel);
    }
}

/// <summary>Added fields: the kept record's value stays, the other's fills the gaps.</summary>
internal sealed class AttachedFields : IAttachedToCustomer
{
    public string Kind => "fields";

    public async Task<string?> Move(Act act, long from, long to, CancellationToken cancel)
    {
        var held = await act.Db.Whole<FieldValue>(Actor.System).Where(v => v.RecordId == to).Select(v => v.FieldId).ToListAsync(cancel);
        var free = act.Db.Whole<FieldValue>(Actor.System).Where(v => v.RecordId == from && !held.Contains(v.FieldId));
        var ids = await free.Select(v => v.Id).ToListAsync(cancel);
        await free.ExecuteUpdateAsync(set => set.SetProperty(v => v.RecordId, to), cancel);
        return ids.Count == 0 ? null : string.Join(',', ids);
    }

    public async Task Back(Act act, string moved, long from, long to, CancellationToken cancel)
    {
        var ids = moved.Split(',').Select(long.Parse).ToArray();
        await act.Db.Whole<FieldValue>(Actor.System).Where(v => ids.Contains(v.Id)).ExecuteUpdateAsync(set => set.SetProperty(v => v.RecordId, from), cancel);
    }
}

/// <summary>Who was shown either record sees the kept one.</summary>
internal sealed class AttachedShares : IAttachedToCustomer
{
    public string Kind => "shares";

    public async Task<string?> Move(Act act, long from, long to, CancellationToken cancel)
    {
        var there = await act.Db.Set<RecordShare>().Where(s => s.Kind == "customer" && s.RecordId == to).Select(s => s.PersonId).ToListAsync(cancel);
        var old = await act.Db.Set<RecordShare>().AsTracking().Where(s => s.Kind == "customer" && s.RecordId == from).ToListAsync(cancel);
        var come = old.Where(s => !there.Contains(s.PersonId)).ToList();
        act.Db.AddRange(come.Select(s => Copy(s, to)));
        await act.Db.SaveChangesAsync(cancel);
        // The old rows stay for the way back; they point to a record that is not there.
        return come.Count == 0 ? null : string.Join(',', come.Select(s => s.PersonId));
    }

    public async Task Back(Act act, string moved, long from, long to, CancellationToken cancel)
    {
        var people = moved.Split(',').Select(long.Parse).ToArray();
        await act.Db.Set<RecordShare>().Where(s => s.Kind == "customer" && s.RecordId == to && people.Contains(s.PersonId)).ExecuteDeleteAsync(cancel);
    }

    private static RecordShare Copy(RecordShare share, long to) => new() { PersonId = share.PersonId, Kind = share.Kind, RecordId = to, MayEdit = share.MayEdit, GrantedById = share.GrantedById, At = share.At };
}

/// <summary>Rows of a customer and one other thing, of which the kept record may already have the same.</summary>
internal static class Pairs
{
    public static async Task<string?> Move<T>(Act act, Func<AppDb, IQueryable<T>> rows, System.Linq.Expressions.Expression<Func<T, long>> other, Func<IQueryable<T>, List<long>, IQueryable<T>> among, Func<CancellationToken, Task<List<long>>> held, Func<IQueryable<T>, Task<int>> give, CancellationToken cancel) where T : class
    {
        var all = await rows(act.Db).Select(other).ToListAsync(cancel);
        if (all.Count == 0) return null;
        var taken = await held(cancel);
        var (dropped, went) = (all.Intersect(taken).ToList(), all.Except(taken).ToList());
        await among(rows(act.Db), dropped).ExecuteDeleteAsync(cancel);
        await give(rows(act.Db));
        return string.Join(',', went) + ";" + string.Join(',', dropped);
    }

    public static (List<long> Went, List<long> Dropped) Read(string moved)
    {
        var parts = moved.Split(';');
        return (Numbers(parts[0]), Numbers(parts[1]));
    }

    private static List<long> Numbers(string text) => [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(long.Parse)];
}
