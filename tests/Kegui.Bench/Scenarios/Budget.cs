namespace Kegui.Bench.Scenarios;

/// <summary>What design.md, section 9, allows. What is not said is only shown.</summary>
internal sealed record Budget
{
    public static readonly Budget None = new();
    public static readonly Budget List = new() { Alone = 4, P99 = 30, Statements = 3, Ratio = 1.5 };

    /// <summary>Milliseconds, median, one request at a time.</summary>
    public double? Alone { get; init; }
    /// <summary>Milliseconds from the intended start.</summary>
    public double? P99 { get; init; }
    public int? Statements { get; init; }
    /// <summary>Cost at the large company to cost at the small one.</summary>
    public double? Ratio { get; init; }
    public double? PerSecondSqlite { get; init; }
    public double? PerSecondPostgres { get; init; }

    public double? PerSecond(string provider) => provider == "sqlite" ? PerSecondSqlite : PerSecondPostgres;
}
