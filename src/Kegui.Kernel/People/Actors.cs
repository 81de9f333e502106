namespace Kegui.Kernel;

/// <summary>Makes the actor of a person: rights of all roles joined, the widest scope of each.</summary>
public sealed class Actors(PeopleDirectory directory, CompanyClock clock)
{
    public async ValueTask<Actor?> Of(long personId, string? stamp, string via, CancellationToken cancel, long? sessionId = null, DateTime? freshAt = null, IReadOnlySet<string>? only = null)
    {
        var people = await directory.Get(stamp, cancel);
        if (!people.ById.TryGetValue(personId, out var person) || !person.Active) return null;
        var today = clock.Today;
        return new Actor
        {
            PersonId = person.Id,
            Name = person.Name,
            DepartmentId = person.DepartmentId,
            DepartmentsBelow = people.Below(person.DepartmentId),
            Provinces = person.Provinces?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? [],
            StandsInFor = people.StoodForBy(person.Id, today),
            Roles = person.Roles,
            Grants = Joined(people, person.Roles),
            HasShares = people.Shares.Any(s => s.Person == person.Id),
            OpenImports = people.OpenImports,
            SessionId = sessionId,
            FreshAt = freshAt,
            Only = only,
            PeopleStamp = people.Stamp,
            Via = via,
            Post = person.PostId is { } post && people.Posts.TryGetValue(post, out var held) ? held.Name : null,
            Language = person.Language,
            MustEnrol = !person.TwoFactor && person.Roles.Any(r => people.Roles.TryGetValue(r, out var role) && role.TwoFactor),
        };
    }

    private static Dictionary<string, DataScope> Joined(People people, IReadOnlySet<string> roles)
    {
        var grants = new Dictionary<string, DataScope>();
        foreach (var grant in roles.SelectMany(role => people.Grants[role]))
            grants[grant.Permission] = grants.TryGetValue(grant.Permission, out var had) && had > grant.Scope ? had : grant.Scope;
        return grants;
    }
}
