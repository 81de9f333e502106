namespace Kegui.Modules.Rulebook;

/// <summary>Labels of the rulebook and its duties.</summary>
internal sealed class RulebookLabels;
