namespace Kegui.Modules.Rulebook.Pages;

/// <summary>Labels of the rulebook's screens, and the phrases that rules are read aloud with.</summary>
internal sealed class RulebookPagesLabels;
