using Kegui.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Kegui.SignIn;

/// <summary>How a try ended; <c>Code</c>: the password is right, the second factor is still to come.</summary>
internal enum SignInResult { Ok, Wrong, Locked, Code }

/// <summary>Signing in by password, second factor, or by a link that works once. Every try is logged; who guesses waits longer each time.</summary>
internal sealed class SignInActs(AppDb db, WriterLane lane, Ids ids, CompanyClock clock, Passwords passwords, Sessions sessions, SecondFactor factor, KnownBrowser browser)
{
    private const int FreeTries = 5;
    private static readonly TimeSpan LongestLock = TimeSpan.FromMinutes(15);

    public async Task<SignInResult> ByPassword(string name, string password, HttpContext http, CancellationToken cancel)
    {
        var wanted = name.Trim().ToLowerInvariant();
        var person = await db.Set<Person>().Where(p => p.SignInName == wanted).FirstOrDefaultAsync(cancel);
        if (person is not null && Locked(person, http)) return await Log(wanted, person.Id, "locked", http, SignInResult.Locked, cancel);
        var right = await passwords.Right(person?.PasswordHash, password, cancel);
        if (!right || person is not { Active: true })
        {
            if (person is not null) await CountFailure(person, cancel);
            return await Log(wanted, person?.Id, person is null ? "unknown-name" : right ? "inactive" : "wrong-password", http, SignInResult.Wrong, cancel);
        }
        return await Enter(person, "ok", http, cancel);
    }

    /// <summary>The second step, for the person whose password was right in this browser within the last five minutes.</summary>
    public async Task<SignInResult> ByCode(string code, HttpContext http, CancellationToken cancel)
    {
        if (browser.Awaited(http) is not { } id || await db.Set<Person>().FirstOrDefaultAsync(p => p.Id == id && p.Active, cancel) is not { } person) return SignInResult.Wrong;
        if (Locked(person, http)) return await Log(person.SignInName, id, "locked", http, SignInResult.Locked, cancel);
        if (await factor.Accept(person, code, cancel)) return await Open(person, "ok", http, cancel);
        if (await factor.AcceptRecovery(id, code, cancel)) return await Open(person, "recovery-code", http, cancel);
        await CountFailure(person, cancel);
        return await Log(person.SignInName, id, "wrong-code", http, SignInResult.Wrong, cancel);
    }

    /// <summary>Whether it is still the same person: asked before sensitive acts and before the password is changed. Wrong answers count like wrong sign-ins.</summary>
    public async Task<SignInResult> Check(long id, string password, HttpContext http, CancellationToken cancel)
    {
        var person = await db.Set<Person>().FirstAsync(p => p.Id == id, cancel);
        if (person.LockedUntil > clock.Now) return await Log(person.SignInName, id, "locked", http, SignInResult.Locked, cancel);
        if (await passwords.Right(person.PasswordHash, password, cancel))
        {
            if (person.FailedSignIns > 0) await SetFailures(id, 0, null, cancel);
            return SignInResult.Ok;
        }
        await CountFailure(person, cancel);
        return await Log(person.SignInName, id, "wrong-password", http, SignInResult.Wrong, cancel);
    }

    // A browser in which this person signed in before is not held up by what others guess; the limit per address still holds.
    private bool Locked(Person person, HttpContext http) => person.LockedUntil > clock.Now && !browser.Knows(http, person.Id);

    private async Task<SignInResult> Enter(Person person, string how, HttpContext http, CancellationToken cancel)
    {
        if (person.TotpSecret is null) return await Open(person, how, http, cancel);
        browser.Await(http, person.Id);
        return SignInResult.Code;
    }

    private async Task<SignInResult> Open(Person person, string how, HttpContext http, CancellationToken cancel)
    {
        if (person.FailedSignIns > 0) await SetFailures(person.Id, 0, null, cancel);
        await sessions.Open(person.Id, http, cancel);
        browser.Remember(http, person.Id);
        return await Log(person.SignInName, person.Id, how, http, SignInResult.Ok, cancel);
    }

    /// <summary>The unused, unexpired link behind a token.</summary>
    public Task<OneTimeLink?> Link(string token, string purpose, CancellationToken cancel)
    {
        var hash = Tokens.HashOf(token);
        var now = clock.Now;
        return db.Set<OneTimeLink>().FirstOrDefaultAsync(l => l.TokenHash == hash && l.Purpose == purpose && l.UsedAt == null && l.ExpiresAt > now, cancel);
    }

    public async Task<SignInResult> ByLink(string token, HttpContext http, CancellationToken cancel)
    {
        if (await Link(token, "sign-in", cancel) is not { PersonId: { } id } link) return SignInResult.Wrong;
        if (await db.Set<Person>().FirstOrDefaultAsync(p => p.Id == id && p.Active, cancel) is not { } person) return SignInResult.Wrong;
        return await Spend(link.Id, cancel) ? await Enter(person, "link", http, cancel) : SignInResult.Wrong;
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

    // Counted in the database: guesses sent side by side must not count as one.
    private Task CountFailure(Person person, CancellationToken cancel) => lane.Enter(async () =>
    {
        var row = db.Set<Person>().Where(p => p.Id == person.Id);
        await row.ExecuteUpdateAsync(set => set.SetProperty(p => p.FailedSignIns, p => p.FailedSignIns + 1), cancel);
        var failures = await row.Select(p => p.FailedSignIns).FirstAsync(cancel);
        if (failures < FreeTries) return;
        var until = clock.Now + TimeSpan.FromSeconds(Math.Min(LongestLock.TotalSeconds, 15 * (1 << Math.Min(10, failures - FreeTries))));
        await row.ExecuteUpdateAsync(set => set.SetProperty(p => p.LockedUntil, until), cancel);
    }, cancel);

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
