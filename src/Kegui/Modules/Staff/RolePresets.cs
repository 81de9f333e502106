using Kegui.Kernel;
using Kegui.Ui;
using Microsoft.EntityFrameworkCore;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Kegui.Modules.Staff;

/// <summary>
/// The roles that regulations name, from <c>roles.yaml</c>, with their rights from there and from the <c>rights.yaml</c> that a module
/// may keep in its own folder. Applied at set-up; after an upgrade only rights that are new to the installation are granted, so that
/// what a company took away stays away.
/// </summary>
internal sealed class RolePresets
{
    private const string KnownKey = "permissions.known";
    public const string SystemAdmin = "system-admin";
    public const string RuleAdmin = "rule-admin";

    public IReadOnlyDictionary<string, Preset> Roles { get; } = Read();

    public async Task Apply(Act act, CancellationToken cancel)
    {
        var known = await act.Db.Set<Setting>().AsTracking().FirstOrDefaultAsync(s => s.Key == KnownKey, cancel);
        var old = known?.Value.Split(',').ToHashSet() ?? [];
        var existing = (await act.Db.Set<Role>().Select(r => r.Code).ToListAsync(cancel)).ToHashSet();
        foreach (var (code, preset) in Roles)
        {
            if (!existing.Contains(code)) act.Db.Add(new Role { Code = code, Name = preset.Name, Preset = true });
            foreach (var (permission, scope) in preset.Rights.Where(r => !old.Contains(r.Key)))
                act.Db.Add(new RoleGrant { RoleCode = code, Permission = permission, Scope = scope });
        }
        var all = string.Join(',', AllModules.Permissions.Select(p => p.Code).Order(StringComparer.Ordinal));
        if (known is null) act.Db.Add(new Setting { Key = KnownKey, Value = all });
        else known.Value = all;
        PeopleDirectory.Touch(act);
    }

    /// <summary>A preset is called as the reader's language has it until the company gives it a name of its own.</summary>
    public static string NameOf(People people, string code, L labels) =>
        people.Roles.TryGetValue(code, out var role) ? NameOf(role, labels) : code;

    public static string NameOf(Role role, L labels) =>
        role.Preset && Factory.TryGetValue(role.Code, out var preset) && preset.Name == role.Name && labels.Find("role." + role.Code) is { } label ? label : role.Name;

    private static readonly Dictionary<string, Preset> Factory = Read();

    /// <summary>The place of each preset in lists: from the people who sell to those who keep the house.</summary>
    public static IReadOnlyDictionary<string, int> Order { get; } = Factory.Keys.Select((code, at) => (code, at)).ToDictionary(r => r.code, r => r.at);

    private static Dictionary<string, Preset> Read()
    {
        var assembly = typeof(RolePresets).Assembly;
        var roles = Yaml<Dictionary<string, Preset>>("Kegui.Modules.Staff.roles.yaml");
        foreach (var file in assembly.GetManifestResourceNames().Where(n => n.EndsWith(".rights.yaml", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
            foreach (var (permission, scopes) in Yaml<Dictionary<string, Dictionary<string, DataScope>>>(file))
                foreach (var (role, scope) in scopes) roles[role].Rights[permission] = scope;
        return roles;

        T Yaml<T>(string name)
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var reader = new StreamReader(stream);
            return new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build().Deserialize<T>(reader);
        }
    }
}

internal sealed class Preset
{
    public string Name { get; set; } = "";
    public Dictionary<string, DataScope> Rights { get; set; } = [];
}
