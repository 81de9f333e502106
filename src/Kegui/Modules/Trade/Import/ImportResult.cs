using System.Text.Json;
using Kegui.Kernel;

namespace Kegui.Modules.Trade.Import;

/// <summary>What a trial or a run found. Lists are cut at <see cref="Most"/> rows; counts and sums are whole.</summary>
internal sealed record ImportResult
{
    public const int Most = 200;

    public required int Lines { get; init; }
    public required IReadOnlyList<Tally> Tallies { get; init; }
    public DateOnly? First { get; init; }
    public DateOnly? Last { get; init; }
    public required int Customers { get; init; }
    public required int UnknownCustomers { get; init; }
    public required int NewCustomers { get; init; }
    public required IReadOnlyList<UnknownCode> Unknown { get; init; }
    public required Difference Added { get; init; }
    public required Difference Same { get; init; }
    public required Difference Changed { get; init; }
    public required Difference Vanished { get; init; }
    public required IReadOnlyList<DocumentDifference> Differences { get; init; }
    /// <summary>Cells that stopped their row, the first of them in the order of the file.</summary>
    public IReadOnlyList<BadCell> Cells { get; init; } = [];
    /// <summary>Whole milliseconds of reading and deciding, or of the whole run.</summary>
    public long Milliseconds { get; init; }

    public Tally Sum(string? group) => Tallies.Where(t => group is null || t.Group == group).Aggregate(new Tally(LineFate.None, 0, 0, 0), (sum, t) => sum with { Lines = sum.Lines + t.Lines, Exact = sum.Exact + t.Exact, Fen = sum.Fen + t.Fen });

    public string ToJson() => JsonSerializer.Serialize(this, Json.Plain);

    public static ImportResult FromJson(string json) => JsonSerializer.Deserialize<ImportResult>(json, Json.Plain)!;
}

/// <param name="Row">As a spreadsheet counts, the header being 1.</param>
/// <param name="Column">Its name in the first row; none where the whole row is to blame.</param>
internal sealed record BadCell(int Row, string? Column, LineFate Fate, string? Value);

internal sealed record UnknownCode(string Code, string? Name, int Lines, long Fen);

/// <summary>Documents that differ in one way: how many, what they came to before, what they come to now.</summary>
internal sealed record Difference(int Documents, long BeforeFen, long AfterFen);

/// <param name="Kind">changed or vanished; added ones stand in the file and need no list.</param>
internal sealed record DocumentDifference(string Kind, string Number, DateOnly On, long? CustomerId, long BeforeFen, long AfterFen);
