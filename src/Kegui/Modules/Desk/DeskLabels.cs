namespace Kegui.Modules.Desk;

/// <summary>Labels of the work desk.</summary>
internal sealed class DeskLabels;
