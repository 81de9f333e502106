namespace Kegui.Modules.Imports;

internal static class RowActions
{
    public const string Create = "create";
    public const string Update = "update";
    public const string Skip = "skip";
    public static IReadOnlyList<string> All { get; } = [Create, Update, Skip];
}

/// <summary>What becomes of a row: values in, an answer out.</summary>
internal static class ImportDecisions
{
    /// <summary>What happens with rows of a group unless a person chooses: certain matches bring their news, doubtful ones stay out, other companies come in.</summary>
    public static string Default(string group) => group switch
    {
        "stored:same-code" or "stored:same-credit-code" => RowActions.Update,
        "rows:same-name-other-code" or "stored:same-name-other-code" => RowActions.Create,
        _ => RowActions.Skip,
    };

    /// <summary>What may be chosen: a party with the same credit code has one record, and a row cannot be brought into another row.</summary>
    public static IReadOnlyList<string> Possible(string group) => group switch
    {
        "stored:same-code" or "stored:same-credit-code" => [RowActions.Update, RowActions.Skip],
        "rows:same-credit-code" or "rows:same-code" => [RowActions.Skip],
        _ when group.StartsWith("rows:", StringComparison.Ordinal) => [RowActions.Skip, RowActions.Create],
        _ => [RowActions.Skip, RowActions.Update, RowActions.Create],
    };

    public static string Chosen(ImportChoices choices, string group) =>
        choices.Actions.TryGetValue(group, out var action) && Possible(group).Contains(action) ? action : Default(group);

    public static bool Tolerated(ImportChoices choices, ProblemGroup group) => group.Field != "name"
        && (choices.Tolerated.Contains(group.Key) || group.Soft && !choices.Strict.Contains(group.Key));

    /// <summary>The problems that leave a row out.</summary>
    public static long Stopping(ImportChoices choices, TrialSummary summary) =>
        summary.Problems.Where(g => !Tolerated(choices, g)).Aggregate(0L, (mask, g) => mask | 1L << g.Bit);

    /// <param name="row">The choice for this row alone, if there is one.</param>
    /// <param name="editable">False when the stored record is not the person's to change.</param>
    public static string Action(ImportChoices choices, string? group, string? row, bool editable)
    {
        if (group is null) return RowActions.Create;
        var action = row is not null && Possible(group).Contains(row) ? row : Chosen(choices, group);
        return action == RowActions.Update && !editable ? RowActions.Skip : action;
    }
}
