using Kegui.Kernel;
using Kegui.Modules.Customers;
using Kegui.Modules.Fields;

namespace Kegui.Modules.Imports;

/// <summary>Decisions about an import's steps: values in, refusals out.</summary>
internal static class ImportRules
{
    /// <summary>A step that is not the import's now, or one whose file is deleted.</summary>
    public static Refusal? At(Import import, params string[] states) =>
        ImportStates.UnderWay(import.State) ? new Refusal("import-under-way")
        : !states.Contains(import.State) ? new Refusal("import-other-step")
        : import.FileKey is null ? new Refusal("import-file-gone")
        : null;

    public static IEnumerable<Problem> Columns(IReadOnlyList<string?> columns, IReadOnlyList<FieldView> added, int count)
    {
        if (columns.Count != count) yield return new("columns", "import-column-count", count);
        foreach (var field in columns.OfType<string>().Where(f => !CustomerImport.Fields.Contains(f) && added.All(a => a.Code != f))) yield return new("columns", "import-column-unknown", field);
        foreach (var (column, field) in columns.Index().Where(c => c.Item is not null && columns.Index().Any(o => o.Index < c.Index && o.Item == c.Item)))
            yield return new($"column{column}", "import-column-twice");
        if (!columns.Contains("name") && !columns.Contains("code")) yield return new("columns", "import-no-name");
    }

    public static IEnumerable<Problem> Choices(ChoicesInput input, TrialSummary summary, People people)
    {
        var problems = summary.Problems.Select(p => p.Key).ToHashSet();
        if ((input.Tolerated ?? []).Concat(input.Strict ?? []).Any(k => !problems.Contains(k))) yield return new("tolerated", "choice");
        foreach (var (group, action) in input.Actions ?? new Dictionary<string, string>())
            if (!ImportDecisions.Possible(group).Contains(action)) yield return new("actions", "choice");
        foreach (var owner in (input.Owners ?? new Dictionary<string, long>()).Values)
            if (!(people.ById.TryGetValue(owner, out var person) && person.Active)) yield return new("owners", "person");
    }

    public static Refusal? MayRun(TrialSummary summary, ImportPlan plan, bool whole) => (summary, plan) switch
    {
        ({ Broken: not null }, _) when whole => new Refusal("import-broken-file"),
        (_, { LeftOut: > 0 }) when whole => new Refusal("import-rows-bad") { Facts = new Dictionary<string, object?> { ["rows"] = plan.LeftOut } },
        (_, { Create: 0, Update: 0 }) => new Refusal("import-nothing"),
        _ => null,
    };

    public static Refusal? MayUndo(Import import, DateTime now) =>
        import.State != ImportStates.Done ? new Refusal("import-other-step")
        : import.RanAt + ImportActs.UndoWithin < now ? new Refusal("import-too-old")
        : null;
}
