namespace Kegui.Kernel;

/// <summary>Decides how far the date of a duty may move: by the limits that its regulation sets, in the words of the edition in force.</summary>
internal static class ExtensionRules
{
    public static IEnumerable<Problem> Problems(Duty duty, DutyInForce? rule, DateOnly to, string? reason, DateOnly today, RulePrinter printer)
    {
        if (to <= duty.DueOn || to < today) yield return new("to", "later-than", duty.DueOn);
        else if (rule?.Rule.Extend?.Longest?.In(rule.Current.Content) is { } longest && Recurrence.Add(Start(duty, today), longest, rule.Calendar) is var last && to > last)
            yield return new("to", "extension-too-long", printer.Print(new(PolicyType.Period, longest)), last);
        if (string.IsNullOrWhiteSpace(reason)) yield return new("reason", "required");
        else if (reason.Length > 500) yield return new("reason", "too-long", 500);
    }

    /// <param name="before">How often its date was extended already.</param>
    public static Refusal? Refuses(DutyInForce? rule, int before, string? clause) => rule?.Rule.Extend?.Times?.In(rule.Current.Content) is { } most && before >= most
        ? new Refusal("extension-times") { Clause = clause, Facts = new Dictionary<string, object?> { ["limit"] = most, ["actual"] = before }, RuleKey = rule.Rule.Key }
        : null;

    /// <summary>What is late already is extended from today.</summary>
    public static DateOnly Start(Duty duty, DateOnly today) => duty.DueOn > today ? duty.DueOn : today;
}
