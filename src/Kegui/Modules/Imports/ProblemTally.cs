namespace Kegui.Modules.Imports;

/// <summary>Counts problems by column and kind, and gives each kind its bit in the mask of a row.</summary>
internal sealed class ProblemTally
{
    // The last bit is shared by whatever comes after the 62nd kind.
    private const int Last = 62;
    private readonly Dictionary<(string Field, string Code), Seen> _groups = [];

    /// <summary>Counts the problem and returns its bit, as a mask.</summary>
    public long Count(StagedProblem problem, bool soft)
    {
        if (!_groups.TryGetValue((problem.Field, problem.Code), out var group))
            _groups[(problem.Field, problem.Code)] = group = new(Math.Min(_groups.Count, Last), soft, problem.Row, problem.Value);
        if (group.LastRow != problem.Row) group.Rows++;
        group.LastRow = problem.Row;
        return 1L << group.Bit;
    }

    public IReadOnlyList<ProblemGroup> Groups =>
        [.. _groups.Select(g => new ProblemGroup(g.Key.Field, g.Key.Code, g.Value.Bit, g.Value.Rows, g.Value.Soft, g.Value.First, g.Value.Example)).OrderBy(g => g.Soft).ThenByDescending(g => g.Rows)];

    private sealed class Seen(int bit, bool soft, int first, string? example)
    {
        public int Bit { get; } = bit;
        public bool Soft { get; } = soft;
        public int First { get; } = first;
        public string? Example { get; } = example;
        public int Rows { get; set; }
        public int LastRow { get; set; }
    }
}
