using Kegui.Kernel;
using Kegui.Ui;

namespace Kegui.Modules.Imports;

/// <summary>Says in the reader's language what is wrong with a row and what became or becomes of it.</summary>
public sealed class ImportSentences
{
    private readonly L _labels;
    private readonly ImportChoices _choices;
    private readonly TrialSummary _summary;
    private readonly IReadOnlyList<SheetColumn> _columns;
    private readonly IReadOnlyList<string?> _fields;

    internal ImportSentences(Import import, L labels)
    {
        _labels = labels;
        (_choices, _summary) = (import.ChoicesMade(), import.SummaryMade() ?? new());
        (_columns, _fields) = (ImportSheet.ColumnsOf(import), ImportSheet.FieldsOf(import));
    }

    public long Stopping => ImportDecisions.Stopping(_choices, _summary);
    public string ResultHeader => _labels["import.column.result"];
    public string ReasonHeader => _labels["import.column.reason"];
    public string CodeHeader => _labels["import.column.code"];

    /// <summary>The heading in the person's own sheet; the field's name when the sheet has none.</summary>
    public string Column(string field)
    {
        var at = _fields.Index().Where(f => f.Item == field).Select(f => f.Index).DefaultIfEmpty(-1).First();
        return at >= 0 && _columns[at].Name.Length > 0 ? _columns[at].Name : _labels.Find("import.field." + field) ?? field;
    }

    internal string Problem(StagedProblem problem) => Messages.Of(new Problem(problem.Field, problem.Code, problem.Values), _labels);

    public string Problem(ProblemGroup group) => _labels.Find("import.group." + group.Code) ?? Messages.Of(new Problem(group.Field, group.Code, "…", "…"), _labels);

    internal string Result(StagedRow row) => row.Outcome is { } outcome ? _labels["import.outcome." + outcome]
        : (row.Bits & Stopping) != 0 ? _labels["import.outcome.left-out"]
        : _labels["import.will." + ImportPlan.Action(_choices, row)];

    internal string Tone(StagedRow row) => row.Outcome switch
    {
        "created" or "updated" => "green",
        "left-out" => "red",
        "kept" => "amber",
        null when (row.Bits & Stopping) != 0 => "red",
        null => ImportPlan.Action(_choices, row) switch { RowActions.Create => "green", RowActions.Update => "blue", _ => "grey" },
        _ => "grey",
    };

    /// <summary>What the row looks like; null when like nobody.</summary>
    internal string? Like(StagedRow row) => row.Group is null ? null
        : row.MatchRow is { } earlier ? _labels["import.like.row", _labels["import.why." + Reason(row.Group)], earlier]
        : _labels["import.like.stored", _labels["import.why." + Reason(row.Group)], row.MatchCode, row.MatchTitle];

    internal string Reason(StagedRow row)
    {
        var parts = row.Problems.Select(p => $"{Column(p.Field)}{_labels["import.colon"]}{Problem(p)}{(p.Value is null ? "" : _labels["import.was", Cut(p.Value)])}").ToList();
        if (Like(row) is { } like) parts.Add(like);
        if (Because(row) is { } because) parts.Add(because);
        if (row is { Editable: false, MatchId: not null }) parts.Add(_labels["import.because.not-mine"]);
        if (row.Missing > 0) parts.Add(_labels["import.missing", row.Missing]);
        return string.Join(_labels["import.semicolon"], parts);
    }

    /// <summary>Why the run treated the row otherwise than planned; null when it did not.</summary>
    internal string? Because(StagedRow row) => row.OutcomeReason is not { } reason ? null
        : reason.StartsWith("row-before:", StringComparison.Ordinal) ? _labels["import.because.row-before", reason["row-before:".Length..]]
        : _labels["import.because." + reason];

    public static string Reason(string group) => group[(group.IndexOf(':', StringComparison.Ordinal) + 1)..];

    private static string Cut(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
