namespace Kegui.Kernel;

/// <summary>Everybody, their departments, roles and rights, as of one stamp. A company's people fit into memory; requests read no tables for them.</summary>
public sealed class People
{
    public required string Stamp { get; init; }
    public required IReadOnlyDictionary<long, PersonView> ById { get; init; }
    public required IReadOnlyDictionary<long, Department> Departments { get; init; }
    public required IReadOnlyDictionary<long, Post> Posts { get; init; }
    public required IReadOnlyDictionary<string, Role> Roles { get; init; }
    public required ILookup<string, RoleGrant> Grants { get; init; }
    public required IReadOnlyList<StandIn> StandIns { get; init; }
    public required IReadOnlySet<(long Person, string Kind)> Shares { get; init; }
    /// <summary>Imports under way; see <see cref="Kernel.OpenImports"/>.</summary>
    public IReadOnlyList<long> OpenImports { get; init; } = [];

    public string NameOf(long? person) => person is { } id && ById.TryGetValue(id, out var found) ? found.Name : "";

    public string DepartmentName(long? department) => department is { } id && Departments.TryGetValue(id, out var found) ? found.Name : "";

    /// <summary>A department with all below it.</summary>
    public IReadOnlyList<long> Below(long department)
    {
        var found = new List<long> { department };
        for (var i = 0; i < found.Count; i++)
            found.AddRange(Departments.Values.Where(d => d.ParentId == found[i] && !found.Contains(d.Id)).Select(d => d.Id));
        return found;
    }

    /// <summary>People who are away on <paramref name="day"/> and whose direct stand-in this person is.</summary>
    public IReadOnlyList<long> StoodForBy(long person, DateOnly day) =>
        [.. StandIns.Where(s => s.StandInId == person && s.From <= day && day <= s.Until).Select(s => s.PersonId).Distinct()];

    /// <summary>Whether the person lies within what <paramref name="actor"/> reaches with the right. People have no province: "region" reaches as far as "below".</summary>
    public bool Reaches(Actor actor, string permission, PersonView person) => actor.ScopeOf(permission) switch
    {
        DataScope.Company => true,
        DataScope.Region or DataScope.Below => person.Id == actor.PersonId || actor.DepartmentsBelow.Contains(person.DepartmentId),
        DataScope.Department => person.Id == actor.PersonId || person.DepartmentId == actor.DepartmentId,
        DataScope.Own => person.Id == actor.PersonId,
        _ => false,
    };

    /// <summary>The superior: named on the person, or the head of the department, or of the one above.</summary>
    public PersonView? ManagerOf(long person)
    {
        if (!ById.TryGetValue(person, out var who)) return null;
        if (who.ManagerId is { } named && ById.TryGetValue(named, out var manager) && manager.Active) return manager;
        long? department = who.DepartmentId;
        for (var step = 0; step < 20 && department is { } id && Departments.TryGetValue(id, out var unit); step++, department = unit.ParentId)
            if (unit.HeadId is { } head && head != person && ById.TryGetValue(head, out var found) && found.Active) return found;
        return null;
    }

    public IEnumerable<PersonView> WithRole(string role) => ById.Values.Where(p => p.Active && p.Roles.Contains(role)).OrderBy(p => p.Id);
}

/// <summary>A person as the directory knows him: no secrets.</summary>
public sealed record PersonView(long Id, string Name, string SignInName, long DepartmentId, long? ManagerId, bool Active, string? Email, string? Phone, string? Provinces, IReadOnlySet<string> Roles)
{
    public long? PostId { get; init; }
    public string Language { get; init; } = "zh-CN";
    /// <summary>A second factor is set up.</summary>
    public bool TwoFactor { get; init; }
    /// <summary>Somebody who was invited and has not chosen a password yet has none.</summary>
    public bool HasPassword { get; init; }
    public int Version { get; init; }
}
