using Kegui.Kernel;
using Kegui.Modules.Customers;

namespace Kegui.Modules.Imports;

/// <summary>Reads the rows of one sheet batch by batch, and adds up what is found.</summary>
internal sealed class TrialReading
{
    private const int MostOwners = 100;
    private readonly Staging _staging;
    private readonly SheetRows _sheet;
    private readonly CustomerImport _door;
    private readonly int _width;
    private readonly RowIndex _index;
    private readonly ProblemTally _problems = new();
    private readonly Dictionary<string, (int Rows, int NotMine)> _doubles = [];
    private readonly Dictionary<string, int> _owners = [];
    private readonly Dictionary<int, ImportedCustomer> _batch = [];
    private long _missing;
    private int _rowsWithMissing;

    /// <param name="width">How many columns the headings have.</param>
    public TrialReading(Staging staging, SheetRows sheet, CustomerImport door, int width)
    {
        (_staging, _sheet, _door, _width) = (staging, sheet, door, width);
        _index = new(number => _batch.GetValueOrDefault(number) ?? (_staging.CellsOf(number) is { } cells ? _door.Read(_sheet.Values(cells)) : null));
    }

    public int Rows { get; private set; }
    public TableRefused? Broken { get; set; }

    public TrialSummary Made(DateTime at, long lastId) => new()
    {
        Rows = Rows,
        Missing = _missing,
        RowsWithMissing = _rowsWithMissing,
        Problems = _problems.Groups,
        Doubles = [.. _doubles.Select(d => new DoubleGroup(d.Key, d.Value.Rows, d.Value.NotMine)).OrderByDescending(d => d.Rows)],
        UnknownOwners = _owners.OrderByDescending(o => o.Value).Take(MostOwners).ToDictionary(),
        At = at,
        LastId = lastId,
        Broken = Broken?.Code,
        BrokenAt = Broken?.Args.OfType<int>().LastOrDefault(),
    };

    // Understanding a row is pure: every core takes a part, while the file is read ahead.
    public IReadOnlyList<ImportedCustomer> Read(IReadOnlyList<TableRow> rows) => [.. rows.AsParallel().AsOrdered().Select(r => _door.Read(Values(r)))];

    public void Stage(IReadOnlyList<TableRow> rows, IReadOnlyList<ImportedCustomer> drafts, IReadOnlyList<StoredDouble?> stored)
    {
        _batch.Clear();
        var staged = new StagedRow[rows.Count];
        for (var i = 0; i < rows.Count; i++)
        {
            staged[i] = Row(rows[i], drafts[i], stored[i]);
            _batch[rows[i].Number] = drafts[i];
            _index.Add(rows[i].Number, drafts[i]);
        }
        _staging.Add(staged);
        Rows += rows.Count;
    }

    private StagedRow Row(TableRow row, ImportedCustomer draft, StoredDouble? stored)
    {
        var problems = new List<StagedProblem>();
        long bits = 0;
        foreach (var p in draft.Problems) Add(p.Field, p.Code, p.Value, p.Soft, p.Args);
        foreach (var cut in row.Cut)
            if (_sheet.FieldAt(cut) is { } field) Add(field, "cell-too-long", row.Cells[cut]?[..40], false, TableLimits.Cell);
        if (row.Cells.Length > _width && row.Cells.Skip(_width).Any(c => c is not null)) Add("row", "extra-cells", row.Cells.Skip(_width).First(c => c is not null), false);
        if (draft.Code is { } code && stored?.Reason != "same-code") Add("code", "code-unknown", code, true);
        if (draft.UnknownOwner is { } owner) _owners[owner] = _owners.GetValueOrDefault(owner) + 1;
        _missing += draft.Missing;
        if (draft.Missing > 0) _rowsWithMissing++;
        var earlier = stored is null ? _index.Earlier(draft) : null;
        var group = stored is not null ? "stored:" + stored.Reason : earlier is { } e ? "rows:" + e.Reason : null;
        if (group is not null)
        {
            var (count, notMine) = _doubles.GetValueOrDefault(group);
            _doubles[group] = (count + 1, notMine + (stored is { Editable: false } ? 1 : 0));
        }
        return new()
        {
            Number = row.Number,
            Cells = row.Cells,
            Bits = bits,
            Missing = draft.Missing,
            Title = draft.Name,
            SortKey = draft.SortKey,
            Group = group,
            MatchRow = earlier?.Row,
            MatchId = stored?.Id,
            MatchCode = stored?.Code,
            MatchTitle = stored?.Name,
            Editable = stored?.Editable ?? true,
            Problems = problems,
        };

        void Add(string field, string problem, string? value, bool soft, params object?[] args)
        {
            var found = new StagedProblem(row.Number, field, problem, value?.Length > 200 ? value[..200] : value, StagedProblem.ArgsOf(args));
            problems.Add(found);
            bits |= _problems.Count(found, soft);
        }
    }

    // A cell that was cut is not half a value.
    private string?[] Values(TableRow row)
    {
        if (row.Cut.Count == 0) return _sheet.Values(row.Cells);
        var cells = (string?[])row.Cells.Clone();
        foreach (var cut in row.Cut) cells[cut] = null;
        return _sheet.Values(cells);
    }
}
