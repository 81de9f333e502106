namespace Kegui.Modules.Staff;

/// <summary>Labels of people, departments, roles, stand-ins, shares and hand-over.</summary>
internal sealed class StaffLabels;
