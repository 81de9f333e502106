using Kegui.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Kegui.SignIn;

/// <summary>What one statement says of a token: the session, how many notices wait, and how new the people directory is.</summary>
internal sealed record FoundSession(long Id, long PersonId, DateTime FreshAt, DateTime LastSeenAt, int Unread, string? PeopleStamp);

/// <summary>
/// The question that every request asks first. It is compiled once for the program: to read the expression and to look for its
/// translation each time costs more than the database takes to answer.
/// </summary>
internal sealed class SessionLookup
{
    private readonly Func<AppDb, byte[], DateTime, DateTime, CancellationToken, Task<FoundSession?>> _find = EF.CompileAsyncQuery(
        (AppDb db, byte[] hash, DateTime now, DateTime idleSince, CancellationToken cancel) => db.Set<Session>()
            .Where(s => s.TokenHash == hash && s.EndedAt == null && s.ExpiresAt > now && s.LastSeenAt > idleSince)
            .Select(s => new FoundSession(
                s.Id, s.PersonId, s.FreshAt, s.LastSeenAt,
                db.Set<Notice>().Where(n => n.PersonId == s.PersonId && n.ReadAt == null).OrderBy(n => n.Id).Take(100).Count(),
                db.Set<Setting>().Where(k => k.Key == PeopleDirectory.StampKey).Select(k => k.Value).FirstOrDefault()))
            .FirstOrDefault());

    /// <summary>The session that is neither ended nor expired, and was last used after <paramref name="idleSince"/>; null when there is none.</summary>
    public Task<FoundSession?> Find(AppDb db, byte[] hash, DateTime now, DateTime idleSince, CancellationToken cancel) => _find(db, hash, now, idleSince, cancel);
}
