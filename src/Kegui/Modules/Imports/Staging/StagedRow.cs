using System.Text.Json;
using Kegui.Kernel;

namespace Kegui.Modules.Imports;

/// <summary>A row of the sheet with what the trial run found and what became of it.</summary>
internal sealed record StagedRow
{
    public required int Number { get; init; }
    /// <summary>As in the sheet, all columns.</summary>
    public required string?[] Cells { get; init; }
    /// <summary>One bit for each <see cref="ProblemGroup"/>.</summary>
    public long Bits { get; init; }
    public int Missing { get; init; }
    public string Title { get; init; } = "";
    public string SortKey { get; init; } = "";
    /// <summary><c>stored:…</c> or <c>rows:…</c>; null when it looks like nobody.</summary>
    public string? Group { get; init; }
    public int? MatchRow { get; init; }
    public long? MatchId { get; init; }
    public string? MatchCode { get; init; }
    public string? MatchTitle { get; init; }
    public bool Editable { get; init; }
    /// <summary>A person's choice for this row alone.</summary>
    public string? Choice { get; init; }
    /// <summary>created, updated, unchanged, skipped, left-out, removed, restored, kept; null before the run.</summary>
    public string? Outcome { get; init; }
    public string? OutcomeCode { get; init; }
    public string? OutcomeReason { get; init; }
    /// <summary>The earlier row that this one looks like is left out itself.</summary>
    public bool OriginalOut { get; init; }
    public IReadOnlyList<StagedProblem> Problems { get; init; } = [];
}

internal sealed record StagedProblem(int Row, string Field, string Code, string? Value, string? Args)
{
    public static string? ArgsOf(object?[] args) => args.Length == 0 ? null : JsonSerializer.Serialize(args, Json.Plain);

    public object?[] Values => Args is null ? [] : [.. JsonSerializer.Deserialize<JsonElement[]>(Args)!.Select(v => (object?)v.ToString())];
}

/// <summary>How many rows share one fate; the page adds them up by the choices made.</summary>
internal sealed record RowCount(string? Group, string? Choice, bool Editable, bool Stopped, bool OriginalOut, int Rows);

/// <summary>What became of a row.</summary>
internal sealed record RowOutcome(int Row, string Outcome, string? Code = null, string? Reason = null);

/// <summary>Which rows a list shows.</summary>
internal static class RowFilters
{
    public const string All = "all";
    public const string Bad = "bad";
    public const string Doubles = "doubles";
    public const string Fine = "fine";
    /// <summary>What an undo left because somebody has worked with it.</summary>
    public const string Kept = "kept";
    public static IReadOnlyList<string> Each { get; } = [All, Bad, Doubles, Fine, Kept];
}
