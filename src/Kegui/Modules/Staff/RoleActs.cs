using System.Globalization;
using Kegui.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Staff;

/// <summary>Making, changing and removing roles. All of them want a fresh password, may wait for a second person, and hold from
/// everybody's next request on.</summary>
internal sealed class RoleActs(ActRunner run, PeopleDirectory directory, SecondPerson second)
{
    public Task<Outcome<RightsAnswer<string>>> Create(Call call, RoleInput input, CancellationToken cancel) => run.Run("role.edit", call, input, async act =>
    {
        act.WantsFresh();
        var people = await directory.Get(act.Actor.PeopleStamp, cancel);
        act.Check(RoleRules.Problems(input, null, people));
        act.Allow(RoleRules.Stops(act.Actor, null, new Dictionary<string, DataScope>(), input));
        if (await second.Asks(act, cancel)) return new("", await second.File(act, RightsWork.CreateRole, input.Name!.Trim(), input, Changes(new Dictionary<string, DataScope>(), input), cancel));
        var id = await act.NewId(cancel);
        var role = new Role { Code = "own-" + id.ToString(CultureInfo.InvariantCulture), Name = input.Name!.Trim(), TwoFactor = input.TwoFactor };
        act.Db.Add(role);
        foreach (var (permission, scope) in input.Grants.Where(g => g.Value != DataScope.None))
            act.Db.Add(new RoleGrant { RoleCode = role.Code, Permission = permission, Scope = scope });
        PeopleDirectory.Touch(act);
        await act.Tell(Told("RoleCreated", role), [.. Changes(new Dictionary<string, DataScope>(), input)], cancel);
        return new RightsAnswer<string>(role.Code);
    }, cancel);

    public Task<Outcome<RightsAnswer<string>>> Edit(Call call, string code, int version, RoleInput input, CancellationToken cancel) => run.Run("role.edit", call, new { code, version, input }, async act =>
    {
        act.WantsFresh();
        var role = act.Found(await act.Db.Set<Role>().AsTracking().FirstOrDefaultAsync(r => r.Code == code, cancel));
        act.Expect(version, role.Version);
        var people = await directory.Get(act.Actor.PeopleStamp, cancel);
        act.Check(RoleRules.Problems(input, code, people));
        var grants = await act.Db.Set<RoleGrant>().AsTracking().Where(g => g.RoleCode == code).ToListAsync(cancel);
        var before = grants.ToDictionary(g => g.Permission, g => g.Scope);
        act.Allow(RoleRules.Stops(act.Actor, code, before, input));
        role.Name = input.Name!.Trim();
        role.TwoFactor = input.TwoFactor;
        var changes = act.ChangesOf(role).Concat(Changes(before, input)).ToList();
        if (changes.Count == 0) return new RightsAnswer<string>(code);
        if (await second.Asks(act, cancel))
        {
            // Nothing of the role itself is saved until somebody else has agreed.
            act.Db.ChangeTracker.Clear();
            return new(code, await second.File(act, RightsWork.EditRole, input.Name!.Trim(), new EditRoleWork(code, version, input), changes, cancel));
        }
        Save(act.Db, code, grants, input);
        role.Version++;
        PeopleDirectory.Touch(act);
        await act.Tell(Told("RoleChanged", role), changes, cancel);
        return new RightsAnswer<string>(code);
    }, cancel);

    /// <summary>Only a role of the company's own, and one that nobody has.</summary>
    public Task<Outcome<RightsAnswer<string>>> Delete(Call call, string code, CancellationToken cancel) => run.Run("role.delete", call, new { code }, async act =>
    {
        act.WantsFresh();
        var role = act.Found(await act.Db.Set<Role>().AsTracking().FirstOrDefaultAsync(r => r.Code == code, cancel));
        act.Allow(role.Preset ? new Refusal("role-preset") : await act.Db.Set<PersonRole>().AnyAsync(r => r.RoleCode == code, cancel) ? new Refusal("role-used") : null);
        if (await second.Asks(act, cancel)) return new(code, await second.File(act, RightsWork.DeleteRole, role.Name, new EditRoleWork(code, role.Version, new(null, false, new Dictionary<string, DataScope>())), [], cancel));
        act.Db.RemoveRange(await act.Db.Set<RoleGrant>().AsTracking().Where(g => g.RoleCode == code).ToListAsync(cancel));
        act.Db.Remove(role);
        PeopleDirectory.Touch(act);
        await act.Tell(Told("RoleDeleted", role), null, cancel);
        return new RightsAnswer<string>(code);
    }, cancel);

    private static void Save(AppDb db, string code, List<RoleGrant> grants, RoleInput input)
    {
        foreach (var grant in grants)
            if (input.Grants.GetValueOrDefault(grant.Permission) is var scope and not DataScope.None) grant.Scope = scope;
            else if (PermissionNames.Gives(grant.Permission)) db.Remove(grant);
        foreach (var (permission, scope) in input.Grants.Where(g => g.Value != DataScope.None && grants.All(had => had.Permission != g.Key)))
            db.Add(new RoleGrant { RoleCode = code, Permission = permission, Scope = scope });
    }

    private static IEnumerable<FieldChange> Changes(IReadOnlyDictionary<string, DataScope> before, RoleInput input) =>
        before.Keys.Union(input.Grants.Keys).Where(PermissionNames.Gives)
            .Where(p => before.GetValueOrDefault(p) != input.Grants.GetValueOrDefault(p))
            .Select(p => new FieldChange(p, before.GetValueOrDefault(p), input.Grants.GetValueOrDefault(p)));

    // Roles have codes instead of numbers; the fact carries the code.
    private static Fact Told(string fact, Role role) => new(fact, "role", 0, null, new Dictionary<string, object?> { ["role"] = role.Code, ["name"] = role.Name });
}
