using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Kegui.Modules.Imports;

/// <summary>
/// One statement for many rows of the staging file. Straight to SQLite: the driver looks each parameter up by its name for each row, which
/// for a million values costs more than the writing.
/// </summary>
internal sealed class StagingWriter : IDisposable
{
    private readonly sqlite3 _db;
    private readonly sqlite3_stmt _statement;

    public StagingWriter(SqliteConnection connection, string sql)
    {
        _db = connection.Handle!;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(_db, sql, out _statement), _db);
    }

    /// <param name="values">Text, whole numbers or none, in the order of the statement's marks.</param>
    public void Write(params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++) SqliteException.ThrowExceptionForRC(Bind(i + 1, values[i]), _db);
        var done = raw.sqlite3_step(_statement);
        if (done != raw.SQLITE_DONE) SqliteException.ThrowExceptionForRC(done, _db);
        raw.sqlite3_reset(_statement);
    }

    private int Bind(int at, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(_statement, at),
        string text => raw.sqlite3_bind_text(_statement, at, text),
        int number => raw.sqlite3_bind_int64(_statement, at, number),
        long number => raw.sqlite3_bind_int64(_statement, at, number),
        _ => throw new NotSupportedException($"{value.GetType().Name} is not staged."),
    };

    public void Dispose() => _statement.Dispose();
}
