using Kegui.Kernel;
using Kegui.Modules.Customers;

namespace Kegui.Modules.Imports;

/// <summary>A row that becomes a new record.</summary>
internal sealed record NewRow(StagedRow Row, ImportedCustomer Draft, CustomerBundle Bundle)
{
    public int Number => Row.Number;
}

/// <summary>Writes the slices of one run, and keeps what became of each row.</summary>
internal sealed class RunWriting(WorkTurn turn, Import import, ImportChoices choices, CustomerImport door, SheetRows sheet, IReadOnlyList<SheetColumn> columns, Staging staging, ImportPlan plan)
{
    private const int ShowEvery = 8;
    private const int MadeAtOnce = 1000;
    private readonly Dictionary<long, int> _updated = [];
    private readonly TrialSummary _summary = import.SummaryMade()!;
    private int _slices;

    public required long FirstId { get; init; }
    public required long FirstNumber { get; init; }
    public int Created { get; private set; }
    public int Updated { get; private set; }
    public int Skipped { get; private set; }
    public int LeftOut { get; private set; }
    public int Rows => plan.Rows;

    /// <summary>The new records by name, their codes in the order of the sheet. Runs ahead of <see cref="Write"/> on a thread of its own.</summary>
    public IEnumerable<NewRow> Creates(long stopping, CompanyClock clock)
    {
        using var own = Staging.Open(staging.Path);
        var numbers = own.Rows(stopping).Where(Creates).Select(r => r.Number).ToArray();
        var (made, now) = (0, clock.Now);
        foreach (var rows in own.Rows(stopping).Where(Creates).Chunk(MadeAtOnce))
        {
            var first = made;
            // Pure, so on every core; the order is kept.
            foreach (var row in rows.AsParallel().AsOrdered().Select((row, at) => Make(row, first + at))) yield return row;
            made += rows.Length;
        }

        NewRow Make(StagedRow row, int at)
        {
            var draft = door.Read(sheet.Values(row.Cells));
            return new(row, draft, door.Make(draft, import.Id, row.Number, FirstId + (long)door.IdsEach * at, FirstNumber + Array.BinarySearch(numbers, row.Number), now, Kept(draft)));
        }

        bool Creates(StagedRow row) => (row.Bits & stopping) == 0 && ImportPlan.Action(choices, row) == RowActions.Create;
    }

    public async Task Write(ActRunner run, AppDb db, DutyBulk duties, IReadOnlyList<NewRow> slice, CancellationToken cancel)
    {
        var meanwhile = await Meanwhile(db, slice, cancel);
        var rows = meanwhile.Count == 0 ? slice : [.. slice.Where(r => !meanwhile.ContainsKey(r.Number))];
        var factIds = FirstId + (long)door.IdsEach * plan.Create + 2L * Created;
        await Must(run.Run("import.run", turn.Call, new { import.Id }, async act =>
        {
            await CustomerImport.Write(act, duties, [.. rows.Select(r => r.Bundle)], cancel);
            BulkFacts.Tell(act, [.. rows.Select(r => r.Bundle.Fact)], factIds);
            turn.Keep(act, new { slice[^1].Number }, Created + rows.Count, plan.Create + plan.Update);
            return true;
        }, cancel));
        Created += rows.Count;
        staging.Record([.. rows.Select(r => new RowOutcome(r.Number, "created", r.Bundle.Code)), .. meanwhile.Select(m => new RowOutcome(m.Key, "left-out", m.Value.Code, "double-meanwhile"))]);
        if (++_slices % ShowEvery == 0) await turn.Show(Created, plan.Create + plan.Update);
    }

    public async Task Update(ActRunner run, IReadOnlyList<StagedRow> slice, CancellationToken cancel)
    {
        // A second row for the same record is told and left: which of the two is right, nobody knows.
        var again = slice.Where(r => !_updated.TryAdd(r.MatchId!.Value, r.Number)).ToList();
        var rows = slice.Except(again).Select(r => (Row: r, Draft: door.Read(sheet.Values(r.Cells)))).ToList();
        IReadOnlyList<RowOutcome> outcomes = [];
        await Must(run.Run("import.run", turn.Call, new { import.Id }, async act =>
        {
            var changed = await door.Update(act, [.. rows.Select(r => new RowForStored(r.Row.Number, r.Draft, r.Row.MatchId!.Value, Kept(r.Draft)))], import.Id, cancel);
            foreach (var change in changed.Values.SelectMany(c => c)) act.Db.Add(Remembered(change, await act.NewId(cancel)));
            outcomes = [.. rows.Select(r => r.Row).Select(r => !changed.TryGetValue(r.MatchId!.Value, out var news) ? new RowOutcome(r.Number, "left-out", r.MatchCode, "record-gone")
                : new RowOutcome(r.Number, news.Count > 0 ? "updated" : "unchanged", r.MatchCode))];
            turn.Keep(act, new { slice[^1].Number }, Created + Updated, plan.Create + plan.Update);
            return true;
        }, cancel));
        if (choices.Whole && outcomes.Any(o => o.Outcome == "left-out")) throw new WorkRefused("import-record-gone");
        Updated += outcomes.Count(o => o.Outcome == "updated");
        staging.Record([.. outcomes, .. again.Select(r => new RowOutcome(r.Number, "skipped", r.MatchCode, $"row-before:{_updated[r.MatchId!.Value]}"))]);
        if (++_slices % ShowEvery == 0) await turn.Show(Created + Updated, plan.Create + plan.Update);
    }

    private ImportChange Remembered(ChangedRecord change, long id) => new()
    {
        Id = id,
        ImportId = import.Id,
        RecordKind = change.Kind,
        RecordId = change.Id,
        CustomerId = change.CustomerId,
        Before = change.Before,
        VersionAfter = change.Version,
    };

    /// <summary>Gives every row that was neither created nor updated its reason, and counts them.</summary>
    public void Rest(IEnumerable<StagedRow> rows, long stopping)
    {
        foreach (var chunk in rows.Chunk(2000))
        {
            var rest = chunk.Where(r => r.Outcome is null).Select(r => (r.Bits & stopping) != 0 ? new RowOutcome(r.Number, "left-out") : new RowOutcome(r.Number, "skipped", r.MatchCode)).ToList();
            staging.Record(rest);
            LeftOut += rest.Count(o => o.Outcome == "left-out") + chunk.Count(r => r.Outcome == "left-out");
            Skipped += rest.Count(o => o.Outcome == "skipped") + chunk.Count(r => r.Outcome is "skipped" or "unchanged");
        }
        staging.IndexOutcomes();
    }

    // Somebody may have entered the same party by hand since the trial run.
    private async Task<IReadOnlyDictionary<int, StoredDouble>> Meanwhile(AppDb db, IReadOnlyList<NewRow> slice, CancellationToken cancel)
    {
        var found = new Dictionary<int, StoredDouble>();
        if (!await CustomerImport.AnySince(db, _summary.At, _summary.LastId, FirstId, FirstId + (door.IdsEach + 2L) * plan.Create, cancel)) return found;
        var stored = await CustomerImport.Stored(db, turn.Actor, [.. slice.Select(r => r.Draft)], import.Id, cancel);
        for (var i = 0; i < slice.Count; i++)
            if (stored[i] is { Reason: "same-credit-code" or "same-name" } same && same.CreatedAt >= _summary.At && same.Id != slice[i].Row.MatchId) found[slice[i].Number] = same;
        if (choices.Whole && found.Count > 0) throw new WorkRefused("import-doubles-meanwhile");
        return found;
    }

    // What no field can take goes into the note under its heading: an import loses nothing.
    private string? Kept(ImportedCustomer draft)
    {
        var kept = draft.Problems.Where(p => !string.IsNullOrWhiteSpace(p.Value) && p.Field != "name").ToList();
        return kept.Count == 0 ? null : string.Join('\n', kept.Select(p => $"{columns[sheet.ColumnOf(p.Field)].Name}: {p.Value}"));
    }

    private static async Task Must(Task<Outcome<bool>> act)
    {
        var outcome = await act;
        if (outcome.Done) return;
        throw new WorkRefused(outcome.Refusal is not null ? "import-no-permission" : "import-conflict");
    }
}
