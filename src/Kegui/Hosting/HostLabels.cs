namespace Kegui.Hosting;

/// <summary>Labels of sign-in, set-up, common problems and refusals.</summary>
internal sealed class HostLabels;
