using Kegui.Kernel;
using Kegui.Ui;

namespace Kegui.Modules.Imports;

/// <summary>Says in the reader's language what is wrong with a row and what became or becomes of it.</summary>
internal sealed class ImportSentences(Import import, L labels)
{
    private readonly ImportChoices _choices = import.ChoicesMade();
    private readonly TrialSummary _summary = import.SummaryMade() ?? new();
    private readonly IReadOnlyList<SheetColumn> _columns = ImportSheet.ColumnsOf(import);
    private readonly IReadOnlyList<string?> _fields = ImportSheet.FieldsOf(import);

    public long Stopping => ImportDecisions.Stopping(_choices, _summary);
    public string ResultHeader => labels["import.column.result"];
    public string ReasonHeader => labels["import.column.reason"];
    public string CodeHeader => labels["import.column.code"];

    /// <summary>The heading in the person's own sheet; the field's name when the sheet has none.</summary>
    public string Column(string field)
    {
        var at = _fields.Index().Where(f => f.Item == field).Select(f => f.Index).DefaultIfEmpty(-1).First();
        return at >= 0 && _columns[at].Name.Length > 0 ? _columns[at].Name : labels["import.field." + field];
    }

    public string Problem(StagedProblem problem) => Messages.Of(new Problem(problem.Field, problem.Code, problem.Values), labels);

    public string Problem(ProblemGroup group) => labels.Find("import.group." + group.Code) ?? Messages.Of(new Problem(group.Field, group.Code, "…", "…"), labels);

    public string Result(StagedRow row) => row.Outcome is { } outcome ? labels["import.outcome." + outcome]
        : (row.Bits & Stopping) != 0 ? labels["import.outcome.left-out"]
        : labels["import.will." + ImportPlan.Action(_choices, row)];

    public string Tone(StagedRow row) => row.Outcome switch
    {
        "created" or "updated" => "green",
        "left-out" => "red",
        "kept" => "amber",
        null when (row.Bits & Stopping) != 0 => "red",
        null => ImportPlan.Action(_choices, row) switch { RowActions.Create => "green", RowActions.Update => "blue", _ => "grey" },
        _ => "grey",
    };

    /// <summary>What the row looks like; null when like nobody.</summary>
    public string? Like(StagedRow row) => row.Group is null ? null
        : row.MatchRow is { } earlier ? labels["import.like.row", labels["import.why." + Reason(row.Group)], earlier]
        : labels["import.like.stored", labels["import.why." + Reason(row.Group)], row.MatchCode, row.MatchTitle];

    public string Reason(StagedRow row)
    {
        var parts = row.Problems.Select(p => $"{Column(p.Field)}{labels["import.colon"]}{Problem(p)}{(p.Value is null ? "" : labels["import.was", Cut(p.Value)])}").ToList();
        if (Like(row) is { } like) parts.Add(like);
        if (Because(row) is { } because) parts.Add(because);
        if (row is { Editable: false, MatchId: not null }) parts.Add(labels["import.because.not-mine"]);
        if (row.Missing > 0) parts.Add(labels["import.missing", row.Missing]);
        return string.Join(labels["import.semicolon"], parts);
    }

    /// <summary>Why the run treated the row otherwise than planned; null when it did not.</summary>
    public string? Because(StagedRow row) => row.OutcomeReason is not { } reason ? null
        : reason.StartsWith("row-before:", StringComparison.Ordinal) ? labels["import.because.row-before", reason["row-before:".Length..]]
        : labels["import.because." + reason];

    public static string Reason(string group) => group[(group.IndexOf(':', StringComparison.Ordinal) + 1)..];

    private static string Cut(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
