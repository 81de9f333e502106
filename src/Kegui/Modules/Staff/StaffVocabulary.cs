using Kegui.Kernel;

namespace Kegui.Modules.Staff;

/// <summary>The roles that regulations name.</summary>
internal sealed class StaffVocabulary(RolePresets presets) : IVocabularyPart
{
    public void AddTo(VocabularyBuilder words)
    {
        foreach (var role in presets.Roles.Keys) words.Role(role);
        words.Screen("my-day");
    }
}
