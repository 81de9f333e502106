using System.Text.RegularExpressions;
using Kegui.Kernel;
using Kegui.SignIn;

namespace Kegui.Modules.Staff;

/// <summary>What is entered of a person. Roles are another act's, passwords nobody's but the person's.</summary>
internal sealed record PersonInput(string? Name, string? SignInName, long DepartmentId, long? PostId, long? ManagerId, string? Phone, string? Email, IReadOnlyList<string> Provinces, string Language);

internal sealed record DepartmentInput(string? Name, long? ParentId, long? HeadId);

/// <summary>Decisions about people and departments: values in, problems and refusals out.</summary>
internal static partial class StaffRules
{
    private const int MostLevels = 12;

    /// <param name="id">The person edited; null for a new one.</param>
    public static IEnumerable<Problem> Problems(PersonInput input, long? id, People people)
    {
        var signInName = Clean(input.SignInName);
        if (string.IsNullOrWhiteSpace(input.Name)) yield return new("name", "required");
        else if (input.Name.Trim().Length > 50) yield return new("name", "too-long", 50);
        if (!SignInNames().IsMatch(signInName)) yield return new("signInName", "sign-in-name");
        else if (people.ById.Values.Any(p => p.Id != id && p.SignInName == signInName)) yield return new("signInName", "taken");
        if (!people.Departments.ContainsKey(input.DepartmentId) && people.Departments.Count > 0) yield return new("departmentId", "choice");
        if (input.PostId is { } post && !people.Posts.ContainsKey(post)) yield return new("postId", "choice");
        if (input.Phone?.Length > 30) yield return new("phone", "too-long", 30);
        if (input.Email is { Length: > 0 } mail && (mail.Length > 100 || mail.IndexOf('@') is < 1)) yield return new("email", "email");
        if (input.Provinces.Any(p => !Provinces.All.Contains(p))) yield return new("provinces", "choice");
        if (!OwnAccountActs.Languages.Contains(input.Language)) yield return new("language", "choice");
        if (input.ManagerId is not { } manager) yield break;
        if (!people.ById.TryGetValue(manager, out var boss) || !boss.Active) yield return new("managerId", "person");
        else if (id is { } own && Leads(own, manager, people)) yield return new("managerId", "manager-loop");
    }

    public static IEnumerable<Problem> Problems(DepartmentInput input, long? id, People people)
    {
        if (string.IsNullOrWhiteSpace(input.Name)) yield return new("name", "required");
        else if (input.Name.Trim().Length > 50) yield return new("name", "too-long", 50);
        else if (people.Departments.Values.Any(d => d.Id != id && d.ParentId == input.ParentId && d.Name == input.Name.Trim())) yield return new("name", "taken");
        if (input.HeadId is { } head && !(people.ById.TryGetValue(head, out var person) && person.Active)) yield return new("headId", "person");
        if (input.ParentId is not { } parent) yield break;
        if (!people.Departments.ContainsKey(parent)) yield return new("parentId", "choice");
        else if (id is { } own && people.Below(own).Contains(parent)) yield return new("parentId", "department-loop");
        else if (Depth(parent, people) >= MostLevels) yield return new("parentId", "department-deep", MostLevels);
    }

    /// <param name="planting">At set-up the roles are made in the same act and not in the directory yet.</param>
    public static IEnumerable<Problem> UnknownRoles(IReadOnlyList<string> roles, People people, bool planting)
    {
        if (!planting && roles.Any(r => !people.Roles.ContainsKey(r))) yield return new("roles", "choice");
    }

    /// <summary>Nobody moves himself: what one's scope reaches follows from department, provinces and superior.</summary>
    public static Refusal? OwnScope(Actor actor, PersonView before, PersonInput input) =>
        actor.PersonId == before.Id && (input.DepartmentId != before.DepartmentId || input.ManagerId != before.ManagerId || Joined(input.Provinces) != before.Provinces)
            ? new("own-scope") : null;

    /// <summary>Whoever may open another's account anew could use it: an account with more power over rights is left to those who have it too.</summary>
    public static Refusal? BeyondOwn(Actor actor, PersonView other, People people) =>
        !actor.IsSystem && !actor.May("role.edit") && other.Roles.Any(r => people.Grants[r].Any(g => g.Permission is "role.edit" or "person.assign-roles")) ? new("beyond-own") : null;

    public static void Fill(Person person, PersonInput input)
    {
        person.Name = input.Name!.Trim();
        person.SignInName = Clean(input.SignInName);
        person.DepartmentId = input.DepartmentId;
        person.PostId = input.PostId;
        person.ManagerId = input.ManagerId;
        person.Phone = Trimmed(input.Phone);
        person.Email = Trimmed(input.Email);
        person.Provinces = Joined(input.Provinces);
        person.Language = input.Language;
    }

    private static string? Joined(IReadOnlyList<string> provinces) => provinces.Count == 0 ? null : string.Join(',', provinces.Distinct().Order(StringComparer.Ordinal));

    private static string Clean(string? signInName) => (signInName ?? "").Trim().ToLowerInvariant();

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    // Whether "own" stands above "other" by the superiors named on people.
    private static bool Leads(long own, long other, People people)
    {
        long? at = other;
        for (var step = 0; at is { } id && step <= people.ById.Count; step++)
        {
            if (id == own) return true;
            at = people.ById.TryGetValue(id, out var person) ? person.ManagerId : null;
        }
        return false;
    }

    private static int Depth(long department, People people)
    {
        long? at = department;
        var depth = 0;
        for (; at is { } id && people.Departments.TryGetValue(id, out var unit) && depth <= MostLevels; at = unit.ParentId) depth++;
        return depth;
    }

    [GeneratedRegex("^[a-z][a-z0-9._-]{1,39}$", RegexOptions.None, 1000)]
    private static partial Regex SignInNames();
}

/// <summary>The first two digits of GB/T 2260: provinces, municipalities, autonomous and special regions. Names are labels <c>province.33</c>.</summary>
internal static class Provinces
{
    public static readonly IReadOnlyList<string> All =
    [
        "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43", "44", "45", "46",
        "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82",
    ];
}
