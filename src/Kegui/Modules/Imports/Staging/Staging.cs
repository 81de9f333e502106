using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Kegui.Modules.Imports;

/// <summary>
/// The rows of one import, set aside in a file of their own, on either database: trial results may be thrown away at any time, and
/// nothing of them weighs on the company's tables, its log or its backups.
/// </summary>
internal sealed class Staging : IDisposable
{
    private const string Schema = """
        pragma journal_mode=delete; pragma synchronous=off; pragma cache_size=-16000;
        create table if not exists Row(N integer primary key, Cells text not null, Bits integer not null, Missing integer not null, Title text not null, Ord text not null,
            Grp text, MatchRow integer, MatchId integer, MatchCode text, MatchTitle text, Editable integer not null, Choice text, Outcome text, OutcomeCode text, OutcomeReason text);
        create table if not exists Problem(N integer not null, Field text not null, Code text not null, Value text, Args text);
        create index if not exists ProblemByRow on Problem(N);
        """;
    private const char Between = '\u001f';
    private readonly SqliteConnection _db;

    private Staging(string path)
    {
        Path = path;
        _db = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 30 }.ToString());
        _db.Open();
        Run(Schema);
    }

    public string Path { get; }

    /// <summary>Begins anew: what an earlier trial found is gone.</summary>
    public static Staging New(string path)
    {
        File.Delete(path);
        return new(path);
    }

    public static Staging Open(string path) => new(path);

    public void Add(IReadOnlyList<StagedRow> rows)
    {
        using var transaction = _db.BeginTransaction();
        using var row = new StagingWriter(_db, "insert into Row(N, Cells, Bits, Missing, Title, Ord, Grp, MatchRow, MatchId, MatchCode, MatchTitle, Editable) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        using var problem = new StagingWriter(_db, "insert into Problem(N, Field, Code, Value, Args) values (?, ?, ?, ?, ?)");
        foreach (var r in rows)
        {
            row.Write(r.Number, string.Join(Between, r.Cells), r.Bits, r.Missing, r.Title, r.SortKey, r.Group, r.MatchRow, r.MatchId, r.MatchCode, r.MatchTitle, r.Editable ? 1 : 0);
            foreach (var p in r.Problems) problem.Write(p.Row, p.Field, p.Code, p.Value, p.Args);
        }
        transaction.Commit();
    }

    public string?[]? CellsOf(int number)
    {
        using var command = Command("select Cells from Row where N = @0", number);
        return command.ExecuteScalar() is string cells ? Split(cells) : null;
    }

    /// <param name="stopping">The problems that leave a row out.</param>
    public IReadOnlyList<RowCount> Counts(long stopping)
    {
        using var command = Command("""
            select r.Grp, r.Choice, r.Editable, (r.Bits & @0) <> 0, coalesce((o.Bits & @0) <> 0, 0), count(*)
            from Row r left join Row o on o.N = r.MatchRow group by 1, 2, 3, 4, 5
            """, stopping);
        using var reader = command.ExecuteReader();
        var found = new List<RowCount>();
        while (reader.Read()) found.Add(new(Text(reader, 0), Text(reader, 1), reader.GetInt64(2) != 0, reader.GetInt64(3) != 0, reader.GetInt64(4) != 0, reader.GetInt32(5)));
        return found;
    }

    /// <summary>The next rows of a list, with their problems, after a row number.</summary>
    public IReadOnlyList<StagedRow> Page(string filter, long stopping, int after, int take, string? group = null)
    {
        var where = filter switch
        {
            RowFilters.Bad => "and ((r.Bits & @0) <> 0 or r.Outcome = 'left-out')",
            RowFilters.Doubles => "and r.Grp is not null",
            RowFilters.Fine => "and (r.Bits & @0) = 0 and r.Grp is null",
            RowFilters.Kept => "and r.Outcome = 'kept'",
            _ => "",
        };
        if (group is not null) where += group.Contains(':', StringComparison.Ordinal) && (group.StartsWith("stored:", StringComparison.Ordinal) || group.StartsWith("rows:", StringComparison.Ordinal))
            ? " and r.Grp = @3"
            : " and exists (select 1 from Problem p where p.N = r.N and p.Field || ':' || p.Code = @3)";
        using var command = Command($"{Columns} where r.N > @1 {where} order by r.N limit @2", stopping, after, take, group);
        var rows = Read(command).ToList();
        if (rows.Count == 0) return rows;
        var problems = ProblemsBetween(rows[0].Number, rows[^1].Number);
        return [.. rows.Select(r => r with { Problems = [.. problems[r.Number]] })];
    }

    /// <summary>All rows in their order, without problems, for the run.</summary>
    public IEnumerable<StagedRow> Rows(long stopping)
    {
        for (var after = 0; ;)
        {
            using var command = Command($"{Columns} where r.N > @1 order by r.N limit @2", stopping, after, 2000);
            var rows = Read(command).ToList();
            if (rows.Count == 0) yield break;
            foreach (var row in rows) yield return row;
            after = rows[^1].Number;
        }
    }

    /// <summary>All rows in the order of their names; <see cref="Finish"/> must have been called.</summary>
    public IEnumerable<StagedRow> RowsByName(long stopping)
    {
        for (var (name, number) = ("", 0); ;)
        {
            using var command = Command($"{Columns} where (r.Ord, r.N) > (@1, @2) order by r.Ord, r.N limit @3", stopping, name, number, 2000);
            var rows = Read(command).ToList();
            if (rows.Count == 0) yield break;
            foreach (var row in rows) yield return row;
            (name, number) = (rows[^1].SortKey, rows[^1].Number);
        }
    }

    /// <summary>After the last row: what the run reads by is sorted once.</summary>
    public void Finish() => Run("create index if not exists RowByName on Row(Ord, N)");

    public ILookup<int, StagedProblem> ProblemsBetween(int first, int last)
    {
        using var command = Command("select N, Field, Code, Value, Args from Problem where N between @0 and @1 order by rowid", first, last);
        using var reader = command.ExecuteReader();
        var found = new List<StagedProblem>();
        while (reader.Read()) found.Add(new(reader.GetInt32(0), reader.GetString(1), reader.GetString(2), Text(reader, 3), Text(reader, 4)));
        return found.ToLookup(p => p.Row);
    }

    /// <summary>False when there is no such row.</summary>
    public bool Choose(int row, string? action)
    {
        using var command = Command("update Row set Choice = @1 where N = @0 and Grp is not null", row, action);
        return command.ExecuteNonQuery() > 0;
    }

    public void Record(IReadOnlyList<RowOutcome> outcomes)
    {
        using var transaction = _db.BeginTransaction();
        using var update = new StagingWriter(_db, "update Row set Outcome = ?, OutcomeCode = coalesce(?, OutcomeCode), OutcomeReason = ? where N = ?");
        foreach (var o in outcomes) update.Write(o.Outcome, o.Code, o.Reason, o.Row);
        transaction.Commit();
    }

    /// <summary>After a run that was taken back: as the trial left it.</summary>
    public void ForgetOutcomes() => Run("update Row set Outcome = null, OutcomeCode = null, OutcomeReason = null where Outcome is not null");

    /// <summary>Marks by the code of the record what an undo did with it.</summary>
    public void Undone(IReadOnlyList<(string Code, string Outcome)> records)
    {
        using var transaction = _db.BeginTransaction();
        using var update = new StagingWriter(_db, "update Row set Outcome = ? where OutcomeCode = ?");
        foreach (var (code, outcome) in records) update.Write(outcome, code);
        transaction.Commit();
    }

    public void IndexOutcomes() => Run("create index if not exists RowByCode on Row(OutcomeCode) where OutcomeCode is not null");

    private const string Columns = """
        select r.N, r.Cells, r.Bits, r.Missing, r.Title, r.Grp, r.MatchRow, r.MatchId, r.MatchCode, r.MatchTitle, r.Editable, r.Choice, r.Outcome, r.OutcomeCode, r.OutcomeReason,
            coalesce((o.Bits & @0) <> 0, 0), r.Ord from Row r left join Row o on o.N = r.MatchRow
        """;

    private static IEnumerable<StagedRow> Read(SqliteCommand command)
    {
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return new()
            {
                Number = reader.GetInt32(0),
                Cells = Split(reader.GetString(1)),
                Bits = reader.GetInt64(2),
                Missing = reader.GetInt32(3),
                Title = reader.GetString(4),
                Group = Text(reader, 5),
                MatchRow = reader.IsDBNull(6) ? null : reader.GetInt32(6),
                MatchId = reader.IsDBNull(7) ? null : reader.GetInt64(7),
                MatchCode = Text(reader, 8),
                MatchTitle = Text(reader, 9),
                Editable = reader.GetInt64(10) != 0,
                Choice = Text(reader, 11),
                Outcome = Text(reader, 12),
                OutcomeCode = Text(reader, 13),
                OutcomeReason = Text(reader, 14),
                OriginalOut = reader.GetInt64(15) != 0,
                SortKey = reader.GetString(16),
            };
        }
    }

    private static string?[] Split(string cells)
    {
        string?[] parts = cells.Split(Between);
        for (var i = 0; i < parts.Length; i++)
            if (parts[i]!.Length == 0) parts[i] = null;
        return parts;
    }

    private static string? Text(SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    private SqliteCommand Command(string sql, params object?[] values)
    {
        var command = _db.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++) command.Parameters.AddWithValue("@" + i.ToString(CultureInfo.InvariantCulture), values[i] ?? DBNull.Value);
        return command;
    }

    private void Run(string sql)
    {
        using var command = _db.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public void Dispose() => _db.Dispose();
}
