using Kegui.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Kegui.SignIn;

internal enum SignInResult { Ok, Wrong, Locked }

/// <summary>Signing in by password or by a link that works once. Every try is logged; who guesses waits longer each time.</summary>
internal sealed class SignInActs(AppDb db, WriterLane lane, Ids ids, CompanyClock clock, Passwords passwords, Sessions sessions)
{
    private const int FreeTries = 5;
    private static readonly TimeSpan LongestLock = TimeSpan.FromMinutes(15);

    public async Task<SignInResult> ByPassword(string name, string password, HttpContext http, CancellationToken cancel)
    {
        var wanted = name.Trim().ToLowerInvariant();
        var person = await db.Set<Person>().Where(p => p.SignInName == wanted).FirstOrDefaultAsync(cancel);
        if (person?.LockedUntil > clock.Now) return await Log(wanted, person.Id, "locked", http, SignInResult.Locked, cancel);
        var right = await passwords.Right(person?.PasswordHash, password, cancel);
        if (!right || person is not { Active: true })
        {
            if (person is not null) await CountFailure(person, cancel);
            return await Log(wanted, person?.Id, person is null ? "unknown-name" : right ? "inactive" : "wrong-password", http, SignInResult.Wrong, cancel);
        }
        if (person.FailedSignIns > 0) await SetFailures(person.Id, 0, null, cancel);
        await sessions.Open(person.Id, http, cancel);
        return await Log(wanted, person.Id, "ok", http, SignInResult.Ok, cancel);
    }

    /// <summary>The unused, unexpired link behind a token.</summary>
    public Task<OneTimeLink?> Link(string token, string purpose, CancellationToken cancel)
    {
        var hash = Tokens.HashOf(token);
        var now = clock.Now;
        return db.Set<OneTimeLink>().FirstOrDefaultAsync(l => l.TokenHash == hash && l.Purpose == purpose && l.UsedAt == null && l.ExpiresAt > now, cancel);
    }

    public async Task<bool> ByLink(string token, HttpContext http, CancellationToken cancel)
    {
        if (await Link(token, "sign-in", cancel) is not { PersonId: { } person } link) return false;
        if (!await Spend(link.Id, cancel)) return false;
        await sessions.Open(person, http, cancel);
        await Log("", person, "link", http, SignInResult.Ok, cancel);
        return true;
    }

    /// <summary>Marks a link used; false when another request was quicker.</summary>
    public async Task<bool> Spend(long linkId, CancellationToken cancel) => 1 == await lane.Enter(() => db.Set<OneTimeLink>()
        .Where(l => l.Id == linkId && l.UsedAt == null).ExecuteUpdateAsync(set => set.SetProperty(l => l.UsedAt, clock.Now), cancel), cancel);

    public async Task<string> MakeLink(string purpose, long? person, TimeSpan valid, CancellationToken cancel)
    {
        var token = Tokens.New();
        db.Add(new OneTimeLink { Id = await ids.Next(cancel), TokenHash = Tokens.HashOf(token), Purpose = purpose, PersonId = person, ExpiresAt = clock.Now + valid });
        await lane.Enter(() => db.SaveChangesAsync(cancel), cancel);
        return token;
    }

    private Task CountFailure(Person person, CancellationToken cancel)
    {
        var failures = person.FailedSignIns + 1;
        var wait = failures < FreeTries ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Min(LongestLock.TotalSeconds, 15 * (1 << Math.Min(10, failures - FreeTries))));
        return SetFailures(person.Id, failures, wait == TimeSpan.Zero ? null : clock.Now + wait, cancel);
    }

    private Task SetFailures(long person, int failures, DateTime? lockedUntil, CancellationToken cancel) => lane.Enter(() => db.Set<Person>()
        .Where(p => p.Id == person)
        .ExecuteUpdateAsync(set => set.SetProperty(p => p.FailedSignIns, failures).SetProperty(p => p.LockedUntil, lockedUntil), cancel), cancel);

    private async Task<SignInResult> Log(string name, long? person, string result, HttpContext http, SignInResult answer, CancellationToken cancel)
    {
        var agent = http.Request.Headers.UserAgent.ToString();
        db.Add(new SignInEntry
        {
            Id = await ids.Next(cancel),
            At = clock.Now,
            SignInName = name.Length <= 100 ? name : name[..100],
            PersonId = person,
            Result = result,
            Address = http.Connection.RemoteIpAddress?.ToString(),
            Agent = agent.Length <= 200 ? agent : agent[..200],
        });
        await lane.Enter(() => db.SaveChangesAsync(cancel), cancel);
        return answer;
    }
}
