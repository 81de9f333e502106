namespace Kegui.Ui;

/// <summary>One field of a lost update, as text: what it was when the form was opened, what the other saved, what I typed.</summary>
public sealed record ConflictRow(string Field, string Before, string Theirs, string Mine);
