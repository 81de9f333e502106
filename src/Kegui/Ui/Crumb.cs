namespace Kegui.Ui;

/// <summary>One step of the way to a page, the nearest last.</summary>
public sealed record Crumb(string Text, string Href);
