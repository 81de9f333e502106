using Kegui.Kernel;
using Kegui.Ui;

namespace Kegui.Modules.Staff;

/// <summary>Departments, people, roles, stand-ins, hand-over.</summary>
internal sealed class StaffModule : Module
{
    public override string Code => "staff";

    public override IReadOnlyList<string> Permissions { get; } =
        ["person.read", "person.create", "person.edit", "department.edit", "role.edit", "setup.run"];

    public override IReadOnlyList<MenuItem> Menu { get; } = [];

    public override void Services(IServiceCollection services)
    {
        services.AddSingleton<RolePresets>();
        services.AddSingleton<IVocabularyPart, StaffVocabulary>();
        services.AddScoped<StaffActs>();
    }
}
