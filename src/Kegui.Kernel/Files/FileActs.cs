using Microsoft.EntityFrameworkCore;

namespace Kegui.Kernel;

/// <summary>A file to be put on a record.</summary>
public sealed record NewFile(string SubjectKind, long SubjectId, string Name, string Kind = "other");

/// <summary>Puts files on records and takes them off; reads them through the record.</summary>
public sealed class FileActs(AppDb db, ActRunner run, WriterLane lane, CompanyClock clock, FileStore store, ContentKeys keys, IEnumerable<IFileSubject> subjects)
{
    public const string Attaching = "file.attach";
    public const string Removing = "file.remove";

    /// <summary>Takes the content into the store and puts it on the record. Problems: <c>file</c> empty, too-large, type.</summary>
    public async Task<Outcome<long>> Attach(Call call, NewFile input, Stream content, CancellationToken cancel)
    {
        // Rights come before the bytes: nobody fills the store through a record that is not theirs.
        if (!call.Actor.May(Attaching)) return new() { Refusal = new("no-permission") { Facts = new Dictionary<string, object?> { ["act"] = Attaching } } };
        if (await See(call.Actor, input.SubjectKind, input.SubjectId, edit: true, cancel) is null) return new() { Absent = true };
        var key = FileKinds.Confidential.Contains(input.Kind) ? ContentKeys.New() : null;
        Taken taken;
        try
        {
            taken = await store.Take(content, input.Name, cancel, key);
        }
        catch (ContentRefused refused)
        {
            return new() { Problems = [new("file", "file-" + refused.Code, store.Most / 1024 / 1024)] };
        }
        using (taken)
        {
            await Register(taken, key, cancel);
            store.Keep(taken);
        }
        return await run.Run(Attaching, call, new { input, Hash = taken.Digest }, async act =>
        {
            var seen = act.Found(await See(act.Actor, input.SubjectKind, input.SubjectId, edit: true, cancel));
            var attachment = new Attachment
            {
                Id = await act.NewId(cancel),
                SubjectKind = input.SubjectKind,
                SubjectId = input.SubjectId,
                CustomerId = seen.CustomerId,
                Hash = taken.Hash,
                Size = taken.Size,
                Type = taken.Type.Code,
                Name = FileNames.Clean(input.Name, taken.Type),
                Kind = input.Kind.Length is > 0 and <= 50 ? input.Kind : FileKinds.Other,
                ById = act.Actor.PersonId,
                ByName = act.Actor.Name,
                At = act.Now,
            };
            act.Db.Add(attachment);
            await act.Tell(Fact("FileAttached", attachment), [new("fileName", null, attachment.Name)], cancel);
            return attachment.Id;
        }, cancel);
    }

    /// <summary>Marks it removed; the content stays for who must prove what stood there.</summary>
    public Task<Outcome<bool>> Remove(Call call, long id, CancellationToken cancel) => run.Run(Removing, call, new { id }, async act =>
    {
        var attachment = act.Found(await Find(act.Db, id).AsTracking().FirstOrDefaultAsync(a => a.RemovedAt == null, cancel));
        act.Found(await See(act.Actor, attachment.SubjectKind, attachment.SubjectId, edit: true, cancel));
        attachment.RemovedAt = act.Now;
        attachment.RemovedById = act.Actor.PersonId;
        attachment.Version++;
        await act.Tell(Fact("FileRemoved", attachment), [new("fileName", attachment.Name, null)], cancel);
        return true;
    }, cancel);

    /// <summary>The files of a record that the caller has read, the newest first.</summary>
    public Task<List<Attachment>> Of(Seen seen, CancellationToken cancel) => db.Under<Attachment>(seen)
        .Where(a => a.SubjectKind == seen.Kind && a.SubjectId == seen.Id && a.RemovedAt == null).OrderByDescending(a => a.Id).ToListAsync(cancel);

    /// <summary>One file, for whom may see its record; a removed one is absent.</summary>
    public async Task<Attachment?> One(Actor actor, long id, CancellationToken cancel) =>
        await Find(db, id).FirstOrDefaultAsync(a => a.RemovedAt == null, cancel) is { } found && await See(actor, found.SubjectKind, found.SubjectId, edit: false, cancel) is not null
            ? found
            : null;

    /// <summary>The content of a file that the caller has been given by <see cref="One"/>; none when it is not in the store.</summary>
    public async Task<Stream?> Open(Attachment file, CancellationToken cancel)
    {
        var kept = await db.Set<StoredFile>().Where(f => f.Hash == file.Hash).Select(f => f.SealedKey).FirstOrDefaultAsync(cancel);
        return store.Open(file.Hash, kept is null ? null : keys.Read(kept));
    }

    public async Task<Seen?> See(Actor actor, string kind, long id, bool edit, CancellationToken cancel) =>
        subjects.FirstOrDefault(s => s.Kind == kind) is { } subject ? await subject.See(actor, id, edit, cancel) : null;

    // The row must be read to learn to which record it belongs; it is shown only after that record has been read for the actor.
    private static IQueryable<Attachment> Find(AppDb db, long id) => db.Whole<Attachment>(Actor.System).Where(a => a.Id == id);

    private static Fact Fact(string name, Attachment a) =>
        new(name, a.SubjectKind, a.SubjectId, a.CustomerId, new Dictionary<string, object?> { ["file"] = a.Id, ["name"] = a.Name, ["kind"] = a.Kind });

    // Before the content comes to its place: the clean-up looks for this row when it takes an equal one away.
    private Task Register(Taken taken, byte[]? key, CancellationToken cancel) => lane.Enter(async () =>
    {
        var now = clock.Now;
        for (; ; )
        {
            if (await db.Set<StoredFile>().Where(f => f.Hash == taken.Hash).ExecuteUpdateAsync(set => set.SetProperty(f => f.SeenAt, now), cancel) > 0) return;
            db.Add(new StoredFile { Hash = taken.Hash, Size = taken.Size, Type = taken.Type.Code, SealedKey = key is null ? null : keys.Keep(key), CreatedAt = now, SeenAt = now });
            try
            {
                await db.SaveChangesAsync(cancel);
                return;
            }
            catch (DbUpdateException broken) when (Databases.IsUniqueViolation(broken))
            {
                // The same content came in at the same moment; its row is now found above.
            }
            finally
            {
                db.ChangeTracker.Clear();
            }
        }
    }, cancel);
}
