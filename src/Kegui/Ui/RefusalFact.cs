namespace Kegui.Ui;

/// <summary>One line of a refusal: what is compared, the rule's limit and the record's value, as text.</summary>
public sealed record RefusalFact(string Name, string Limit, string Actual, bool Broken = true);
