namespace Kegui.Modules.Imports;

/// <summary>Labels of imports.</summary>
internal sealed class ImportsLabels;
