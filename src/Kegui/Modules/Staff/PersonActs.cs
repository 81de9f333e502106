using Kegui.Kernel;
using Kegui.SignIn;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Staff;

/// <summary>What is done to people who are here. Out of the actor's reach is absent.</summary>
internal sealed class PersonActs(ActRunner run, PeopleDirectory directory, SecondPerson second)
{
    public Task<Outcome<long>> Edit(Call call, long id, int version, PersonInput input, CancellationToken cancel) => run.Run("person.edit", call, new { id, version, input }, async act =>
    {
        var (person, view, people) = await Read(act, id, cancel);
        act.Expect(version, person.Version);
        act.Check(StaffRules.Problems(input, id, people));
        act.Allow(StaffRules.OwnScope(act.Actor, view, input));
        StaffRules.Fill(person, input);
        var changes = act.ChangesOf(person);
        if (changes.Count == 0) return id;
        person.Version++;
        PeopleDirectory.Touch(act);
        await act.Tell(new("PersonChanged", "person", id), changes, cancel);
        return id;
    }, cancel);

    /// <summary>Takes every way in at once: the next request of any session or token of this person is refused.</summary>
    public Task<Outcome<long>> Deactivate(Call call, long id, int version, CancellationToken cancel) => run.Run("person.deactivate", call, new { id, version }, async act =>
    {
        act.WantsFresh();
        var (person, view, people) = await Read(act, id, cancel);
        act.Expect(version, person.Version);
        act.Allow(id == act.Actor.PersonId ? new Refusal("own-account") : !person.Active ? new Refusal("already-left") : StaffRules.BeyondOwn(act.Actor, view, people));
        person.Active = false;
        person.Version++;
        Access.Close(act, id);
        PeopleDirectory.Touch(act);
        LastAdmin.Guard(act);
        await act.Tell(new("PersonDeactivated", "person", id), null, cancel);
        return id;
    }, cancel);

    /// <summary>Somebody comes back: the old password is gone, an invitation gives a new one.</summary>
    public Task<Outcome<long>> Reactivate(Call call, long id, int version, CancellationToken cancel) => run.Run("person.reactivate", call, new { id, version }, async act =>
    {
        act.WantsFresh();
        var (person, view, people) = await Read(act, id, cancel);
        act.Expect(version, person.Version);
        act.Allow(person.Active ? new Refusal("still-here") : StaffRules.BeyondOwn(act.Actor, view, people));
        person.Active = true;
        person.PasswordHash = null;
        person.FailedSignIns = 0;
        person.LockedUntil = null;
        person.Version++;
        PeopleDirectory.Touch(act);
        await act.Tell(new("PersonReactivated", "person", id), null, cancel);
        return id;
    }, cancel);

    /// <summary>Gives the person exactly these roles. Nobody does it to himself.</summary>
    public Task<Outcome<RightsAnswer<long>>> AssignRoles(Call call, long id, int version, IReadOnlyList<string> roles, CancellationToken cancel) => run.Run("person.assign-roles", call, new { id, version, roles }, async act =>
    {
        act.WantsFresh();
        var (person, _, people) = await Read(act, id, cancel);
        act.Expect(version, person.Version);
        act.Allow(id == act.Actor.PersonId ? new Refusal("own-roles") : null);
        act.Check(StaffRules.UnknownRoles(roles, people, planting: false));
        var had = await act.Db.Set<PersonRole>().AsTracking().Where(r => r.PersonId == id).ToListAsync(cancel);
        var (gone, come) = (had.Where(r => !roles.Contains(r.RoleCode)).ToList(), roles.Distinct().Where(r => had.All(h => h.RoleCode != r)).ToList());
        if (gone.Count + come.Count == 0) return new RightsAnswer<long>(id);
        var change = new FieldChange("roles", string.Join(',', had.Select(r => r.RoleCode).Order()), string.Join(',', roles.Order()));
        if (await second.Asks(act, cancel)) return new(id, await second.File(act, RightsWork.AssignRoles, person.Name, new AssignRolesWork(id, version, roles), [change], cancel));
        act.Db.RemoveRange(gone);
        foreach (var role in come) act.Db.Add(new PersonRole { PersonId = id, RoleCode = role });
        person.Version++;
        PeopleDirectory.Touch(act);
        LastAdmin.Guard(act);
        await act.Tell(new("RolesAssigned", "person", id), [change], cancel);
        return new RightsAnswer<long>(id);
    }, cancel);

    /// <summary>A link for somebody who has no password yet.</summary>
    /// <param name="token">Made by the caller and shown once.</param>
    public Task<Outcome<long>> Invite(Call call, long id, string token, CancellationToken cancel) =>
        Link("person.invite", "PersonInvited", PasswordLinks.Invite, call, id, token, person => person.PasswordHash is not null ? new("has-password") : null, cancel);

    /// <summary>A link for somebody who forgot the password; the old one works until the link is used.</summary>
    public Task<Outcome<long>> ResetPassword(Call call, long id, string token, CancellationToken cancel) =>
        Link("person.reset-password", "PasswordResetLinked", PasswordLinks.Reset, call, id, token, person => person.PasswordHash is null ? new("no-password") : null, cancel);

    private Task<Outcome<long>> Link(string name, string fact, string purpose, Call call, long id, string token, Func<Person, Refusal?> stops, CancellationToken cancel) => run.Run(name, call, new { id }, async act =>
    {
        act.WantsFresh();
        var (person, view, people) = await Read(act, id, cancel);
        act.Allow(!person.Active ? new Refusal("already-left") : stops(person) ?? StaffRules.BeyondOwn(act.Actor, view, people));
        await PasswordLinks.Add(act, id, purpose, token, cancel);
        await act.Tell(new(fact, "person", id), null, cancel);
        return id;
    }, cancel);

    /// <summary>For a lost phone: the next sign-in asks for the password alone, or for a new set-up where a role demands one.</summary>
    public Task<Outcome<long>> ResetSecondFactor(Call call, long id, CancellationToken cancel) => run.Run("person.reset-second-factor", call, new { id }, async act =>
    {
        act.WantsFresh();
        var (person, view, people) = await Read(act, id, cancel);
        act.Allow(id == act.Actor.PersonId ? new Refusal("own-account") : StaffRules.BeyondOwn(act.Actor, view, people));
        SecondFactorActs.Clear(act, person);
        Access.EndSessions(act, id, except: null);
        await act.Tell(new("SecondFactorReset", "person", id), null, cancel);
        return id;
    }, cancel);

    public Task<Outcome<long>> EndSessions(Call call, long id, CancellationToken cancel) => run.Run("person.end-sessions", call, new { id }, async act =>
    {
        await Read(act, id, cancel);
        Access.EndSessions(act, id, act.Actor.SessionId);
        await act.Tell(new("SessionsEnded", "person", id), null, cancel);
        return id;
    }, cancel);

    private async Task<(Person Person, PersonView View, People People)> Read(Act act, long id, CancellationToken cancel)
    {
        var people = await directory.Get(act.Actor.PeopleStamp, cancel);
        var view = act.Found(people.ById.TryGetValue(id, out var known) && people.Reaches(act.Actor, act.Name, known) ? known : null);
        return (act.Found(await act.Db.Set<Person>().AsTracking().FirstOrDefaultAsync(p => p.Id == id, cancel)), view, people);
    }
}

/// <summary>Somebody must always be left who can give rights.</summary>
internal static class LastAdmin
{
    // Asked after the change, inside the transaction and behind the stamp's row that every such act has just written: of two
    // administrators who remove each other at the same moment the second waits there, sees the first one's work and is refused.
    public static void Guard(Act act) => act.Also(async cancel =>
    {
        var left = await act.Db.Set<PersonRole>().AnyAsync(r => r.RoleCode == RolePresets.SystemAdmin && act.Db.Set<Person>().Any(p => p.Id == r.PersonId && p.Active), cancel);
        act.Allow(left ? null : new Refusal("last-admin"));
    });
}
