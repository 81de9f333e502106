namespace Kegui.Kernel;

/// <summary>Whom a duty is for, as it is stored: a person, or a role in a department.</summary>
public sealed record Assigned(long? OwnerId, string? RoleCode, long? DepartmentId);

/// <summary>Finds people by what a rule says of them.</summary>
public static class Assignees
{
    public static Assigned Of(Assignee who, long? owner, long? department, long? actor, People people) => who.Kind switch
    {
        AssigneeKind.Role => new(null, who.Role, department),
        AssigneeKind.OwnerManager => Person(owner is { } id ? people.ManagerOf(id)?.Id : null, department, people),
        AssigneeKind.Actor => Person(actor is > 0 ? actor : owner, department, people),
        _ => Person(owner, department, people),
    };

    /// <summary>The people whom a message reaches. A role means its holders in the department, or everybody who holds it when none does there.</summary>
    public static IReadOnlyList<long> PeopleOf(Assignee who, Duty duty, People people) => who.Kind switch
    {
        AssigneeKind.Role => Holders(who.Role!, duty.DepartmentId, people),
        AssigneeKind.OwnerManager => [.. Doers(duty, people).Select(id => people.ManagerOf(id)?.Id).OfType<long>().Distinct()],
        _ => Doers(duty, people),
    };

    /// <summary>Those who have to do it.</summary>
    public static IReadOnlyList<long> Doers(Duty duty, People people) => duty.OwnerId is { } owner
        ? [owner]
        : duty.RoleCode is { } role ? Holders(role, duty.DepartmentId, people) : [];

    public static IReadOnlyList<long> Holders(string role, long? department, People people)
    {
        var all = people.WithRole(role).ToList();
        var near = all.Where(p => p.DepartmentId == department).ToList();
        return [.. (near.Count > 0 ? near : all).Select(p => p.Id)];
    }

    private static Assigned Person(long? id, long? department, People people) =>
        new(id, null, id is { } person && people.ById.TryGetValue(person, out var found) ? found.DepartmentId : department);
}
