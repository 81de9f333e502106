using Kegui.Kernel;
using Microsoft.EntityFrameworkCore;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Kegui.Modules.Staff;

/// <summary>
/// The roles that regulations name, with their rights, from <c>roles.yaml</c>. Applied at set-up; after an upgrade only rights that
/// are new to the installation are granted, so that what a company took away stays away.
/// </summary>
internal sealed class RolePresets
{
    private const string KnownKey = "permissions.known";

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

    private static Dictionary<string, Preset> Read()
    {
        using var stream = typeof(RolePresets).Assembly.GetManifestResourceStream("Kegui.Modules.Staff.roles.yaml")!;
        using var reader = new StreamReader(stream);
        return new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build().Deserialize<Dictionary<string, Preset>>(reader);
    }
}

internal sealed class Preset
{
    public string Name { get; set; } = "";
    public Dictionary<string, DataScope> Rights { get; set; } = [];
}
