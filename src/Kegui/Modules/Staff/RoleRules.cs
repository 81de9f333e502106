using Kegui.Kernel;

namespace Kegui.Modules.Staff;

/// <param name="Grants">Right → how far it reaches; what is not named is not granted.</param>
internal sealed record RoleInput(string? Name, bool TwoFactor, IReadOnlyDictionary<string, DataScope> Grants);

/// <summary>Decisions about roles.</summary>
internal static class RoleRules
{
    /// <summary>Without these nobody could repair anything: the system administrator's role keeps them.</summary>
    public static readonly IReadOnlyList<string> Kept = ["role.read", "role.edit", "person.read", "person.edit", "person.assign-roles"];

    public static IEnumerable<Problem> Problems(RoleInput input, string? code, People people)
    {
        if (string.IsNullOrWhiteSpace(input.Name)) yield return new("name", "required");
        else if (input.Name.Trim().Length > 30) yield return new("name", "too-long", 30);
        else if (people.Roles.Values.Any(r => r.Code != code && r.Name == input.Name.Trim())) yield return new("name", "taken");
        foreach (var (permission, scope) in input.Grants)
            if (!PermissionNames.Grantable.Contains(permission) || !PermissionNames.ScopesOf(permission).Contains(scope)) yield return new("grants", "choice");
    }

    /// <summary>Why these rights may not be saved, by name; null when they may.</summary>
    public static Refusal? Stops(Actor actor, string? code, IReadOnlyDictionary<string, DataScope> before, RoleInput input) => input switch
    {
        _ when code is not null && actor.Roles.Contains(code) && Wider(before, input.Grants) => new("own-rights"),
        _ when code == RolePresets.SystemAdmin && Kept.Any(k => input.Grants.GetValueOrDefault(k) != DataScope.Company) => new("admin-keeps"),
        _ when Admins(input) && Business(input) is { } right => new("admin-and-business") { Facts = new Dictionary<string, object?> { ["right"] = right } },
        _ => null,
    };

    /// <summary>Any right that is new or reaches further.</summary>
    public static bool Wider(IReadOnlyDictionary<string, DataScope> before, IReadOnlyDictionary<string, DataScope> after) =>
        after.Any(g => g.Value > before.GetValueOrDefault(g.Key));

    // Who gives rights has no business of his own in customers: two kinds of power, two people.
    private static bool Admins(RoleInput input) => input.Grants.GetValueOrDefault("role.edit") != DataScope.None || input.Grants.GetValueOrDefault("person.assign-roles") != DataScope.None;

    private static string? Business(RoleInput input) => input.Grants.FirstOrDefault(g => g.Value != DataScope.None && g.Key.StartsWith("customer.", StringComparison.Ordinal)).Key;
}
