namespace Kegui.Ui;

/// <summary>One tab; a link, so that each has its address. Count is a text, for instance 1000+.</summary>
public sealed record Tab(string Code, string Text, string Href, string? Count = null);
