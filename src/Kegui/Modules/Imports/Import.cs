using Kegui.Kernel;

namespace Kegui.Modules.Imports;

/// <summary>A sheet on its way into the product, from the upload to the end of the time in which it can be undone.</summary>
public sealed class Import : IOwned
{
    public required long Id { get; init; }
    /// <summary>Who brought the file; the scope of <c>import.run</c> says who else sees it.</summary>
    public long? OwnerId { get; set; }
    public long? DepartmentId { get; set; }
    public string? ProvinceCode { get; set; }
    public long? ImportId { get; set; }

    /// <summary>What the rows are: <c>customers</c>.</summary>
    public required string Kind { get; init; }
    public required string FileName { get; init; }
    /// <summary>The random name under which file and staging lie in the data folder; null once they are deleted.</summary>
    public string? FileKey { get; set; }
    public required long Size { get; init; }
    public required string Format { get; init; }
    public string? Encoding { get; init; }
    public required string Separator { get; init; }
    public string State { get; set; } = ImportStates.Columns;

    /// <summary>The row of the headings, as the spreadsheet program counts.</summary>
    public required int HeaderRow { get; init; }
    /// <summary>JSON: headings, and up to three values of each column.</summary>
    public required string Headers { get; init; }
    /// <summary>JSON: the field of each column, null to leave it out.</summary>
    public required string Columns { get; set; }
    /// <summary>JSON of <see cref="ImportChoices"/>.</summary>
    public required string Choices { get; set; }
    /// <summary>JSON of <see cref="TrialSummary"/>; null before the trial run.</summary>
    public string? Summary { get; set; }

    public long? WorkId { get; set; }
    /// <summary>Why the last step did not end well: the label <c>import.problem.{Problem}</c>.</summary>
    public string? Problem { get; set; }
    public int Created { get; set; }
    public int Updated { get; set; }
    public int Skipped { get; set; }
    public int LeftOut { get; set; }
    public int Removed { get; set; }
    public int Restored { get; set; }
    /// <summary>Records that an undo left because somebody has worked with them.</summary>
    public int Kept { get; set; }

    public required DateTime CreatedAt { get; init; }
    public DateTime? RanAt { get; set; }
    public DateTime? UndoneAt { get; set; }
    public int Version { get; set; }
}

internal static class ImportStates
{
    /// <summary>Uploaded; the columns are being matched.</summary>
    public const string Columns = "columns";
    public const string Trying = "trying";
    public const string Tried = "tried";
    public const string Running = "running";
    public const string Done = "done";
    public const string Undoing = "undoing";
    public const string Undone = "undone";
    /// <summary>Given up by a person, or too old; file and staging are deleted.</summary>
    public const string Closed = "closed";

    public static IReadOnlyList<string> All { get; } = [Columns, Trying, Tried, Running, Done, Undoing, Undone, Closed];
    public static bool UnderWay(string state) => state is Trying or Running or Undoing;
}

/// <summary>The columns that a person matched, kept for the next sheet with the same headings.</summary>
internal sealed class ColumnMemory
{
    public required string Kind { get; init; }
    /// <summary>SHA-256 of the headings, hexadecimal.</summary>
    public required string Headers { get; init; }
    public required string Columns { get; set; }
    public required DateTime At { get; set; }
}

/// <summary>What an import changed on a record that was there before, so that an undo can bring it back.</summary>
internal sealed class ImportChange
{
    public required long Id { get; init; }
    public required long ImportId { get; init; }
    public required string RecordKind { get; init; }
    public required long RecordId { get; init; }
    public required long CustomerId { get; init; }
    public required string Before { get; init; }
    public required int VersionAfter { get; init; }
}

/// <summary>What a person decided about problems and doubles of one import.</summary>
public sealed record ImportChoices
{
    /// <summary>Groups of problems (<c>field:code</c>) whose cells are left empty instead of leaving the row out.</summary>
    public IReadOnlyList<string> Tolerated { get; init; } = [];
    /// <summary>Groups that a person wants to leave the row out although the default would not.</summary>
    public IReadOnlyList<string> Strict { get; init; } = [];
    /// <summary>By reason of likeness, for stored records (<c>stored:same-name</c>) and among rows (<c>rows:same-name</c>): create, update, skip.</summary>
    public IReadOnlyDictionary<string, string> Actions { get; init; } = new Dictionary<string, string>();
    /// <summary>Names of responsible people in the sheet, matched by hand.</summary>
    public IReadOnlyDictionary<string, long> Owners { get; init; } = new Dictionary<string, long>();
    /// <summary>All rows or none; otherwise the good rows only.</summary>
    public bool Whole { get; init; }
}

/// <summary>What the trial run found, in figures.</summary>
public sealed record TrialSummary
{
    public int Rows { get; init; }
    /// <summary>Fields that rows do not have yet, over all rows.</summary>
    public long Missing { get; init; }
    public int RowsWithMissing { get; init; }
    public IReadOnlyList<ProblemGroup> Problems { get; init; } = [];
    public IReadOnlyList<DoubleGroup> Doubles { get; init; } = [];
    public IReadOnlyDictionary<string, int> UnknownOwners { get; init; } = new Dictionary<string, int>();
    /// <summary>When the trial began, and the newest record of then: what came later was not looked at.</summary>
    public DateTime At { get; init; }
    public long LastId { get; init; }
    /// <summary>The file broke off at this row; the rows before it were read.</summary>
    public string? Broken { get; init; }
    public int? BrokenAt { get; init; }
}

/// <summary>One kind of problem in one column.</summary>
/// <param name="Bit">Its place in the mask of a staged row.</param>
public sealed record ProblemGroup(string Field, string Code, int Bit, int Rows, bool Soft, int FirstRow, string? Example)
{
    public string Key => $"{Field}:{Code}";
}

/// <summary>Rows that look like a stored record or an earlier row for one reason.</summary>
/// <param name="Key"><c>stored:same-name</c>, <c>rows:same-phone-similar-name</c>.</param>
/// <param name="NotMine">Stored records among them that the person may not change.</param>
public sealed record DoubleGroup(string Key, int Rows, int NotMine);
