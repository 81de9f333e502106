namespace Kegui.Modules.Visits;

/// <summary>Labels of visits.</summary>
internal sealed class VisitsLabels;
