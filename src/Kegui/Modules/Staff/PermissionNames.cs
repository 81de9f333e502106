using Kegui.Kernel;
using Kegui.Ui;

namespace Kegui.Modules.Staff;

public sealed record RightName(string Code, string Label);
public sealed record RightGroup(string Module, string Label, IReadOnlyList<RightName> Rights);

// Public because the components that take it are.
/// <summary>Every right by the name that people read, grouped as the modules declare them.</summary>
public sealed class PermissionNames
{
    private readonly L labels;

    internal PermissionNames(L labels) => this.labels = labels;

    // Rights over the installation as a whole: they reach everything or nothing.
    private static readonly string[] Whole = ["department.", "post.", "role.", "rights.", "sign-in-log.", "person.create", "customer.phone", "setup."];
    private static readonly IReadOnlyList<DataScope> AllScopes = Enum.GetValues<DataScope>();
    private static readonly IReadOnlyList<DataScope> OnOff = [DataScope.None, DataScope.Company];

    /// <summary>The rights a role can be given: all but what is everybody's own or the system's.</summary>
    public static IReadOnlyList<string> Grantable { get; } = [.. AllModules.Permissions.Select(p => p.Code).Where(Gives)];

    public static bool Gives(string permission) => !permission.StartsWith("me.", StringComparison.Ordinal) && permission != "setup.run";

    /// <summary>The scopes that make sense for a right.</summary>
    public static IReadOnlyList<DataScope> ScopesOf(string permission) => Whole.Any(w => permission.StartsWith(w, StringComparison.Ordinal)) ? OnOff : AllScopes;

    public string Of(string permission) => labels.Find("permission." + permission) ?? labels.Find("act." + permission) ?? permission;

    public string Of(DataScope scope) => labels["scope." + scope.ToString().ToLowerInvariant()];

    public IReadOnlyList<RightGroup> Grouped(IReadOnlyCollection<string> only) =>
    [
        .. AllModules.List
            .Select(m => new RightGroup(m.Code, labels.Find("module." + m.Code) ?? m.Code, [.. m.Permissions.Where(only.Contains).Select(p => new RightName(p, Of(p)))]))
            .Where(g => g.Rights.Count > 0),
    ];
}
