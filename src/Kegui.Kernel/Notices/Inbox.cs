using Microsoft.EntityFrameworkCore;

namespace Kegui.Kernel;

/// <summary>A person's own notices and wishes. What is marked here changes no record of the company, so it is no act.</summary>
public sealed class Inbox(AppDb db, WriterLane lane, CompanyClock clock)
{
    /// <summary>The newest first, one more than asked when there is a next page.</summary>
    /// <param name="after">The id of the last notice shown.</param>
    public async Task<List<Notice>> Page(Actor actor, bool unreadOnly, long? after, int take, CancellationToken cancel)
    {
        var mine = db.Set<Notice>().Where(n => n.PersonId == actor.PersonId && (!unreadOnly || n.ReadAt == null));
        // By time: nodes take ids in blocks, so the ids alone would mix up yesterday and today.
        if (after is { } id && await One(actor, id, cancel) is { At: var at }) mine = mine.Where(n => n.At <= at && (n.At < at || n.Id < id));
        return await mine.OrderByDescending(n => n.At).ThenByDescending(n => n.Id).Take(take + 1).ToListAsync(cancel);
    }

    public Task<Notice?> One(Actor actor, long id, CancellationToken cancel) =>
        db.Set<Notice>().FirstOrDefaultAsync(n => n.Id == id && n.PersonId == actor.PersonId, cancel);

    /// <summary>Counted up to 100.</summary>
    public Task<int> Unread(Actor actor, CancellationToken cancel) =>
        db.Set<Notice>().Where(n => n.PersonId == actor.PersonId && n.ReadAt == null).OrderBy(n => n.Id).Take(100).CountAsync(cancel);

    /// <summary>False when there is no such notice of this person.</summary>
    public async Task<bool> MarkRead(Actor actor, long id, CancellationToken cancel) =>
        await Mark(db.Set<Notice>().Where(n => n.Id == id && n.PersonId == actor.PersonId && n.ReadAt == null), cancel) > 0
        || await One(actor, id, cancel) is not null;

    /// <summary>All up to the newest that the person has seen: what arrived meanwhile stays unread.</summary>
    public async Task<int> MarkAll(Actor actor, long upTo, CancellationToken cancel) => await One(actor, upTo, cancel) is { At: var at }
        ? await Mark(db.Set<Notice>().Where(n => n.PersonId == actor.PersonId && n.ReadAt == null && n.At <= at && (n.At < at || n.Id <= upTo)), cancel)
        : 0;

    /// <summary>The way of each kind on a channel, the usual one where nothing was chosen.</summary>
    public async Task<IReadOnlyDictionary<string, string>> Ways(Actor actor, string channel, CancellationToken cancel)
    {
        var chosen = await db.Set<NoticePreference>().Where(p => p.PersonId == actor.PersonId && p.Channel == channel).ToDictionaryAsync(p => p.Kind, p => p.Way, cancel);
        return NoticeKinds.All.ToDictionary(k => k, k => chosen.GetValueOrDefault(k, NoticeWays.Usual(k)));
    }

    /// <exception cref="ArgumentException">A kind or way that does not exist.</exception>
    public Task Choose(Actor actor, string channel, IReadOnlyDictionary<string, string> ways, CancellationToken cancel)
    {
        if (ways.Any(w => !NoticeKinds.All.Contains(w.Key) || !NoticeWays.Of(w.Key).Contains(w.Value))) throw new ArgumentException("There is no such kind or way of notice.", nameof(ways));
        return lane.Enter(async () =>
        {
            var rows = await db.Set<NoticePreference>().AsTracking().Where(p => p.PersonId == actor.PersonId && p.Channel == channel).ToListAsync(cancel);
            foreach (var (kind, way) in ways)
            {
                if (rows.FirstOrDefault(r => r.Kind == kind) is { } row) row.Way = way;
                else if (way != NoticeWays.Usual(kind)) db.Add(new NoticePreference { PersonId = actor.PersonId, Kind = kind, Channel = channel, Way = way });
            }
            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
        }, cancel);
    }

    private Task<int> Mark(IQueryable<Notice> notices, CancellationToken cancel) =>
        lane.Enter(() => notices.ExecuteUpdateAsync(set => set.SetProperty(n => n.ReadAt, clock.Now), cancel), cancel);
}
