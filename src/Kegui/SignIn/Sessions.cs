using Kegui.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Kegui.SignIn;

/// <summary>Opens, checks and ends sessions. Every request asks here; ending one works at once.</summary>
internal sealed class Sessions(AppDb db, WriterLane lane, Ids ids, CompanyClock clock, Actors actors, Current current, SessionLookup lookup)
{
    public const string Cookie = "kegui";
    private static readonly TimeSpan Longest = TimeSpan.FromDays(14);
    public static readonly TimeSpan Idle = TimeSpan.FromHours(72);
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(10);

    public async Task<string> Open(long personId, HttpContext http, CancellationToken cancel)
    {
        var token = Tokens.New();
        var now = clock.Now;
        db.Add(new Session
        {
            Id = await ids.Next(cancel),
            TokenHash = Tokens.HashOf(token),
            PersonId = personId,
            CreatedAt = now,
            FreshAt = now,
            LastSeenAt = now,
            ExpiresAt = now + Longest,
            Address = http.Connection.RemoteIpAddress?.ToString(),
            Agent = Cut(http.Request.Headers.UserAgent.ToString()),
        });
        await lane.Enter(() => db.SaveChangesAsync(cancel), cancel);
        Hand(http, token);
        return token;
    }

    /// <summary>Marks a session as just confirmed by password. Its token changes, so that a copy taken before is worth nothing now.</summary>
    public async Task Confirm(long sessionId, HttpContext http, CancellationToken cancel)
    {
        var token = Tokens.New();
        var (now, hash) = (clock.Now, Tokens.HashOf(token));
        await lane.Enter(() => db.Set<Session>().Where(s => s.Id == sessionId && s.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.FreshAt, now).SetProperty(s => s.TokenHash, hash), cancel), cancel);
        Hand(http, token);
    }

    private static void Hand(HttpContext http, string token) => http.Response.Cookies.Append(Cookie, token, new CookieOptions
    {
        HttpOnly = true,
        Secure = http.Request.IsHttps,
        SameSite = SameSiteMode.Lax,
        MaxAge = Longest,
        IsEssential = true,
    });

    /// <summary>The actor behind a session's token, with one statement (<see cref="SessionLookup"/>); none when it ended, expired or idled out, or the person left.</summary>
    public async Task<Actor?> Check(string token, CancellationToken cancel)
    {
        if (token.Length != 64) return null;
        var now = clock.Now;
        var idleSince = now - Idle;
        var hash = Tokens.HashOf(token);
        var found = await lookup.Find(db, hash, now, idleSince, cancel);
        if (found is null) return null;
        current.Unread = found.Unread;
        if (now - found.LastSeenAt > SeenEvery) await Seen(found.Id, now, cancel);
        return await actors.Of(found.PersonId, found.PeopleStamp ?? "0", "page", cancel, found.Id, found.FreshAt);
    }

    /// <summary>The actor behind an API token.</summary>
    public async Task<Actor?> CheckToken(string token, CancellationToken cancel)
    {
        if (token.Length != 64) return null;
        var now = clock.Now;
        var hash = Tokens.HashOf(token);
        var found = await db.Set<ApiToken>()
            .Where(t => t.TokenHash == hash && t.RevokedAt == null && t.ExpiresAt > now)
            .Select(t => new { t.Id, t.PersonId, t.Only, t.LastUsedAt, Stamp = db.Set<Setting>().Where(k => k.Key == PeopleDirectory.StampKey).Select(k => k.Value).FirstOrDefault() })
            .FirstOrDefaultAsync(cancel);
        if (found is null) return null;
        if (found.LastUsedAt is not { } used || now - used > SeenEvery) await Used(found.Id, now, cancel);
        var only = found.Only.Length == 0 ? null : found.Only.Split(',').ToHashSet();
        return await actors.Of(found.PersonId, found.Stamp ?? "0", "api", cancel, only: only);
    }

    public Task End(long sessionId, CancellationToken cancel) => lane.Enter(() => db.Set<Session>()
        .Where(s => s.Id == sessionId && s.EndedAt == null)
        .ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, clock.Now), cancel), cancel);

    private Task Seen(long id, DateTime now, CancellationToken cancel) => lane.Enter(() => db.Set<Session>()
        .Where(s => s.Id == id).ExecuteUpdateAsync(set => set.SetProperty(s => s.LastSeenAt, now), cancel), cancel);

    private Task Used(long id, DateTime now, CancellationToken cancel) => lane.Enter(() => db.Set<ApiToken>()
        .Where(t => t.Id == id).ExecuteUpdateAsync(set => set.SetProperty(t => t.LastUsedAt, now), cancel), cancel);

    private static string Cut(string text) => text.Length <= 200 ? text : text[..200];
}
