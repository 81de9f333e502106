namespace Kegui.Kernel;

/// <summary>How far a permission reaches, from nothing to the whole company.</summary>
public enum DataScope { None, Own, Department, Below, Region, Company }

/// <summary>
/// Who acts, with what rights, at this moment. Built anew for every request from the session and the people directory; jobs act
/// as <see cref="System"/>, the demo as the person it plays.
/// </summary>
public sealed class Actor
{
    public required long PersonId { get; init; }
    public required string Name { get; init; }
    public long DepartmentId { get; init; }
    public IReadOnlyList<long> DepartmentsBelow { get; init; } = [];
    public IReadOnlyList<string> Provinces { get; init; } = [];
    /// <summary>People who are away now and whose work this person does.</summary>
    public IReadOnlyList<long> StandsInFor { get; init; } = [];
    public IReadOnlySet<string> Roles { get; init; } = new HashSet<string>();
    public IReadOnlyDictionary<string, DataScope> Grants { get; init; } = new Dictionary<string, DataScope>();
    public bool HasShares { get; init; }
    /// <summary>Imports still under way: their rows are not there yet for anybody.</summary>
    public IReadOnlyList<long> OpenImports { get; init; } = [];
    /// <summary>When the person last gave a password or second factor; sensitive acts want it recent.</summary>
    public DateTime? FreshAt { get; init; }
    /// <summary>The state of the people directory that this actor was made from.</summary>
    public string? PeopleStamp { get; init; }
    /// <summary>By which door: page, api, job, import, demo.</summary>
    public string Via { get; init; } = "page";
    public long? SessionId { get; init; }
    /// <summary>The name of the post, for the head of the page.</summary>
    public string? Post { get; init; }
    /// <summary>The language of labels: <c>zh-CN</c> or <c>en</c>.</summary>
    public string Language { get; init; } = "zh-CN";
    /// <summary>A role asks for a second factor that is not set up yet: until then only that opens.</summary>
    public bool MustEnrol { get; init; }
    /// <summary>For an API token: the permissions it is limited to; null is all of the person's.</summary>
    public IReadOnlySet<string>? Only { get; init; }

    private const string OfOneself = "me.";

    public bool IsSystem => PersonId == 0;
    public IReadOnlyList<long> SelfAndStoodFor => [PersonId, .. StandsInFor];

    public static Actor System { get; } = new() { PersonId = 0, Name = "system", Via = "job" };

    /// <summary>How far the right reaches. What concerns only oneself (<c>me.…</c>) needs no grant.</summary>
    public DataScope ScopeOf(string permission)
    {
        if (IsSystem) return DataScope.Company;
        if (Only is not null && !Only.Contains(permission)) return DataScope.None;
        if (permission.StartsWith(OfOneself, StringComparison.Ordinal)) return DataScope.Own;
        return Grants.TryGetValue(permission, out var scope) ? scope : DataScope.None;
    }

    public bool May(string permission) => ScopeOf(permission) != DataScope.None;
}
