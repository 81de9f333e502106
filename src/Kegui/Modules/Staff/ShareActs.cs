using Kegui.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Staff;

/// <param name="MayEdit">Also to change it, as far as the person's own rights go.</param>
internal sealed record ShareInput(long PersonId, bool MayEdit);

internal sealed record ShareRow(long PersonId, bool MayEdit, long GrantedById, DateTime At);

/// <summary>Showing one record to one more person. What was only shared with somebody is not his to share on.</summary>
internal sealed class ShareActs(ActRunner run, PeopleDirectory directory, IEnumerable<IShareable> kinds)
{
    /// <summary>The record, if the actor may share it.</summary>
    public async Task<SharedRecord?> Find(AppDb db, Actor actor, string permission, string kind, long id, CancellationToken cancel) =>
        kinds.FirstOrDefault(k => k.Kind == kind) is { } found ? await found.Find(db, actor, permission, id, cancel) : null;

    public static Task<List<ShareRow>> Of(AppDb db, string kind, long id, CancellationToken cancel) => db.Set<RecordShare>()
        .Where(s => s.Kind == kind && s.RecordId == id).OrderBy(s => s.At).ThenBy(s => s.PersonId)
        .Select(s => new ShareRow(s.PersonId, s.MayEdit, s.GrantedById, s.At)).ToListAsync(cancel);

    /// <summary>Shares, or changes whether the person may edit.</summary>
    public Task<Outcome<long>> Share(Call call, string kind, long id, ShareInput input, CancellationToken cancel) => run.Run("record.share", call, new { kind, id, input }, async act =>
    {
        var record = act.Found(await Find(act.Db, act.Actor, "record.share", kind, id, cancel));
        var people = await directory.Get(act.Actor.PeopleStamp, cancel);
        if (!people.ById.TryGetValue(input.PersonId, out var person) || !person.Active || input.PersonId == act.Actor.PersonId) act.Check([new("personId", "person")]);
        var share = await act.Db.Set<RecordShare>().AsTracking().FirstOrDefaultAsync(s => s.Kind == kind && s.RecordId == id && s.PersonId == input.PersonId, cancel);
        if (share is null) act.Db.Add(share = new RecordShare { Kind = kind, RecordId = id, PersonId = input.PersonId, GrantedById = act.Actor.PersonId, At = act.Now });
        share.MayEdit = input.MayEdit;
        PeopleDirectory.Touch(act);
        var told = new Dictionary<string, object?> { ["with"] = person!.Name, ["mayEdit"] = input.MayEdit };
        await act.Tell(new("RecordShared", kind, id, record.CustomerId, told), [new("sharedWith", null, input.PersonId), new("mayEdit", null, input.MayEdit)], cancel);
        return id;
    }, cancel);

    public Task<Outcome<long>> Unshare(Call call, string kind, long id, long person, CancellationToken cancel) => run.Run("record.unshare", call, new { kind, id, person }, async act =>
    {
        var record = act.Found(await Find(act.Db, act.Actor, "record.unshare", kind, id, cancel));
        var share = act.Found(await act.Db.Set<RecordShare>().AsTracking().FirstOrDefaultAsync(s => s.Kind == kind && s.RecordId == id && s.PersonId == person, cancel));
        act.Db.Remove(share);
        PeopleDirectory.Touch(act);
        var people = await directory.Get(act.Actor.PeopleStamp, cancel);
        await act.Tell(new("RecordUnshared", kind, id, record.CustomerId, new Dictionary<string, object?> { ["with"] = people.NameOf(person) }), [new("sharedWith", person, null)], cancel);
        return id;
    }, cancel);
}
