using Kegui.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Kegui.SignIn;

/// <summary>Shuts ways in, within the act that gives the reason: every request asks the tables, so it holds from the next one on.</summary>
internal static class Access
{
    /// <summary>Everything: sessions, tokens, links not yet used.</summary>
    public static void Close(Act act, long person)
    {
        EndSessions(act, person, except: null);
        act.Also(cancel => act.Db.Set<ApiToken>().Where(t => t.PersonId == person && t.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.RevokedAt, act.Now), cancel));
        VoidLinks(act, person);
    }

    /// <param name="except">The session that goes on.</param>
    public static void EndSessions(Act act, long person, long? except) => act.Also(cancel => act.Db.Set<Session>()
        .Where(s => s.PersonId == person && s.EndedAt == null && s.Id != (except ?? 0))
        .ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, act.Now), cancel));

    /// <summary>A new link, a new password or leaving makes older links worthless.</summary>
    public static void VoidLinks(Act act, long person) => act.Also(cancel => act.Db.Set<OneTimeLink>()
        .Where(l => l.PersonId == person && l.UsedAt == null && l.ExpiresAt > act.Now)
        .ExecuteUpdateAsync(set => set.SetProperty(l => l.UsedAt, act.Now), cancel));
}
