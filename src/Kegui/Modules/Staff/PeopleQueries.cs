using System.Globalization;
using Kegui.Kernel;
using Kegui.Ui;

namespace Kegui.Modules.Staff;

internal sealed record PeopleFilter
{
    public string? Search { get; init; }
    public long? Department { get; init; }
    public string? Role { get; init; }
    /// <summary>here, left, invited (no password yet); null is everybody who is here.</summary>
    public string? State { get; init; }
    /// <summary>The id of the last row shown.</summary>
    public long? After { get; init; }
    public int Take { get; init; } = 50;
}

/// <summary>Lists of people, from the directory in memory: a company has some thousands of them, and no query is needed.</summary>
internal static class PeopleQueries
{
    public static readonly IReadOnlyList<string> States = ["here", "invited", "left"];

    /// <summary>Whom the actor reaches, by department and name; one more than asked when there is a next page.</summary>
    public static IReadOnlyList<PersonView> Page(this People people, Actor actor, PeopleFilter filter)
    {
        var found = people.ById.Values.Where(p => people.Reaches(actor, "person.read", p)).Where(p => Fits(people, actor, p, filter))
            .OrderBy(p => p.Active ? 0 : 1).ThenBy(p => people.DepartmentName(p.DepartmentId), StringComparer.Ordinal).ThenBy(p => p.Name, StringComparer.Ordinal).ThenBy(p => p.Id);
        return [.. (filter.After is { } after ? found.SkipWhile(p => p.Id != after).Skip(1) : found).Take(filter.Take + 1)];
    }

    /// <summary>The person, if the actor reaches him.</summary>
    public static PersonView? One(this People people, Actor actor, string permission, long id) =>
        people.ById.TryGetValue(id, out var person) && people.Reaches(actor, permission, person) ? person : null;

    /// <summary>The telephone, for those who may see telephones.</summary>
    public static string? PhoneOf(this People people, Actor actor, PersonView person) => people.Reaches(actor, "person.phone", person) ? person.Phone : null;

    /// <summary>The tree from the top, each with its depth, sisters by name.</summary>
    public static IEnumerable<(Department Department, int Depth)> Tree(this People people)
    {
        var children = people.Departments.Values.ToLookup(d => d.ParentId is { } parent && people.Departments.ContainsKey(parent) ? parent : 0);
        return Walk(0, 0);

        IEnumerable<(Department, int)> Walk(long parent, int depth) => children[parent].OrderBy(d => d.Name, StringComparer.Ordinal).ThenBy(d => d.Id)
            .SelectMany(d => Walk(d.Id, depth + 1).Prepend((d, depth)));
    }

    /// <summary>Everybody who is here, to choose from; the department tells namesakes apart.</summary>
    public static IReadOnlyList<Option> Choices(this People people, long? except = null) =>
    [
        .. people.ById.Values.Where(p => p.Active && p.Id != except).OrderBy(p => p.Name, StringComparer.Ordinal).ThenBy(p => p.Id)
            .Select(p => new Option(p.Id.ToString(CultureInfo.InvariantCulture), p.Name, people.DepartmentName(p.DepartmentId))),
    ];

    /// <summary>Departments to choose from, indented as the tree stands.</summary>
    public static IReadOnlyList<Option> DepartmentChoices(this People people, IReadOnlyList<long>? except = null) =>
    [
        .. people.Tree().Where(d => except?.Contains(d.Department.Id) != true)
            .Select(d => new Option(d.Department.Id.ToString(CultureInfo.InvariantCulture), new string('\u3000', d.Depth) + d.Department.Name)),
    ];

    private static bool Fits(People people, Actor actor, PersonView person, PeopleFilter filter) =>
        (filter.State switch { "left" => !person.Active, "invited" => person.Active && !person.HasPassword, _ => person.Active || filter.Search is not null })
        && (filter.Role is not { } role || person.Roles.Contains(role))
        && (filter.Department is not { } department || people.Below(department).Contains(person.DepartmentId))
        && (filter.Search is not { } text || Has(person.Name, text) || Has(person.SignInName, text) || Has(people.PhoneOf(actor, person), text));

    private static bool Has(string? value, string text) => value?.Contains(text, StringComparison.OrdinalIgnoreCase) == true;
}
