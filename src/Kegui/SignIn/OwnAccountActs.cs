using Kegui.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Kegui.SignIn;

/// <summary>What everybody may do to the own account. The rights are called <c>me.…</c> and need no grant.</summary>
internal sealed class OwnAccountActs(ActRunner run, Passwords passwords)
{
    public static readonly IReadOnlyList<string> Languages = ["zh-CN", "en"];

    /// <summary>A new password; every other session ends. The caller has checked the old one, or a link in its place.</summary>
    public Task<Outcome<long>> SetPassword(Call call, string password, CancellationToken cancel) => run.Run("me.password", call, new { }, async act =>
    {
        var person = act.Found(await act.Db.Set<Person>().AsTracking().FirstOrDefaultAsync(p => p.Id == act.Actor.PersonId, cancel));
        act.Check(Passwords.Check("password", password, person.SignInName));
        person.PasswordHash = passwords.Hash(password);
        person.FailedSignIns = 0;
        person.LockedUntil = null;
        person.Version++;
        Access.EndSessions(act, person.Id, act.Actor.SessionId);
        Access.VoidLinks(act, person.Id);
        PeopleDirectory.Touch(act);
        await act.Tell(new("PasswordChanged", "person", person.Id), null, cancel);
        return person.Id;
    }, cancel);

    public Task<Outcome<long>> SetLanguage(Call call, string language, CancellationToken cancel) => run.Run("me.language", call, new { language }, async act =>
    {
        if (!Languages.Contains(language)) act.Check([new("language", "choice")]);
        var person = act.Found(await act.Db.Set<Person>().AsTracking().FirstOrDefaultAsync(p => p.Id == act.Actor.PersonId, cancel));
        person.Language = language;
        person.Version++;
        PeopleDirectory.Touch(act);
        await act.Tell(new("LanguageChosen", "person", person.Id), [new("language", null, language)], cancel);
        return person.Id;
    }, cancel);

    /// <summary>Ends one of the own sessions.</summary>
    public Task<Outcome<long>> EndSession(Call call, long session, CancellationToken cancel) => run.Run("me.session", call, new { session }, async act =>
    {
        var found = act.Found(await act.Db.Set<Session>().AsTracking().FirstOrDefaultAsync(s => s.Id == session && s.PersonId == act.Actor.PersonId && s.EndedAt == null, cancel));
        found.EndedAt = act.Now;
        await act.Tell(new("SessionEnded", "person", act.Actor.PersonId), null, cancel);
        return session;
    }, cancel);

    /// <summary>Ends all own sessions but this one.</summary>
    public Task<Outcome<long>> EndOthers(Call call, CancellationToken cancel) => run.Run("me.session", call, new { others = true }, async act =>
    {
        Access.EndSessions(act, act.Actor.PersonId, act.Actor.SessionId);
        await act.Tell(new("SessionEnded", "person", act.Actor.PersonId), null, cancel);
        return act.Actor.PersonId;
    }, cancel);
}
