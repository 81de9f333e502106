using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;
using SQLitePCL;

namespace Kegui.Kernel;

/// <summary>
/// Writes many new rows of one table without the change tracker: one prepared statement on SQLite, binary COPY on PostgreSQL. Columns,
/// names and conversions come from the model; triggers and indexes work as for any insert.
/// </summary>
public static class BulkInsert
{
    /// <summary>Inserts the rows within the transaction that the caller has begun.</summary>
    /// <exception cref="InvalidOperationException">There is no transaction: a half-written slice could not be taken back.</exception>
    public static async Task Write<T>(AppDb db, IReadOnlyCollection<T> rows, CancellationToken cancel) where T : class
    {
        if (rows.Count == 0) return;
        var transaction = db.Database.CurrentTransaction?.GetDbTransaction() ?? throw new InvalidOperationException("Bulk rows are written within a transaction.");
        var entity = db.Model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} has no table.");
        var columns = entity.GetProperties().Select(p => new Column(p)).ToArray();
        if (transaction.Connection is NpgsqlConnection postgres) await Copy(postgres, entity.GetTableName()!, columns, rows, cancel);
        else Insert((SqliteConnection)transaction.Connection!, entity.GetTableName()!, columns, rows, cancel);
    }

    // The driver looks every parameter up by its name, row by row; for forty columns that costs more than SQLite itself.
    private static void Insert<T>(SqliteConnection connection, string table, Column[] columns, IReadOnlyCollection<T> rows, CancellationToken cancel) where T : class
    {
        var db = connection.Handle!;
        var sql = $"insert into \"{table}\" ({Names(columns)}) values ({string.Join(", ", columns.Select(_ => "?"))})";
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(db, sql, out var statement), db);
        using (statement)
        {
            foreach (var row in rows)
            {
                cancel.ThrowIfCancellationRequested();
                for (var i = 0; i < columns.Length; i++) SqliteException.ThrowExceptionForRC(Bind(statement, i + 1, columns[i].Of(row)), db);
                var done = raw.sqlite3_step(statement);
                if (done != raw.SQLITE_DONE) SqliteException.ThrowExceptionForRC(done, db);
                raw.sqlite3_reset(statement);
            }
        }
    }

    // As the driver writes them: a row must be the same whichever way it came in (a test compares the two).
    private static int Bind(sqlite3_stmt statement, int at, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(statement, at),
        string text => raw.sqlite3_bind_text(statement, at, text),
        long number => raw.sqlite3_bind_int64(statement, at, number),
        int number => raw.sqlite3_bind_int64(statement, at, number),
        bool yes => raw.sqlite3_bind_int64(statement, at, yes ? 1 : 0),
        DateTime moment => raw.sqlite3_bind_text(statement, at, moment.ToString(@"yyyy\-MM\-dd HH\:mm\:ss.FFFFFFF", CultureInfo.InvariantCulture)),
        DateOnly day => raw.sqlite3_bind_text(statement, at, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        byte[] bytes => raw.sqlite3_bind_blob(statement, at, bytes),
        decimal number => raw.sqlite3_bind_text(statement, at, number.ToString("0.0###########################", CultureInfo.InvariantCulture)),
        _ => throw new NotSupportedException($"{value.GetType().Name} is not written in bulk yet."),
    };

    private static async Task Copy<T>(NpgsqlConnection connection, string table, Column[] columns, IReadOnlyCollection<T> rows, CancellationToken cancel) where T : class
    {
        await using var writer = await connection.BeginBinaryImportAsync($"copy \"{table}\" ({Names(columns)}) from stdin (format binary)", cancel);
        foreach (var row in rows)
        {
            await writer.StartRowAsync(cancel);
            foreach (var column in columns) await Put(writer, column.Of(row), cancel);
        }
        await writer.CompleteAsync(cancel);
    }

    private static Task Put(NpgsqlBinaryImporter writer, object? value, CancellationToken cancel) => value switch
    {
        null => writer.WriteNullAsync(cancel),
        string text => writer.WriteAsync(text, NpgsqlDbType.Text, cancel),
        long number => writer.WriteAsync(number, NpgsqlDbType.Bigint, cancel),
        int number => writer.WriteAsync(number, NpgsqlDbType.Integer, cancel),
        bool yes => writer.WriteAsync(yes, NpgsqlDbType.Boolean, cancel),
        DateTime at => writer.WriteAsync(at, NpgsqlDbType.TimestampTz, cancel),
        DateOnly on => writer.WriteAsync(on, NpgsqlDbType.Date, cancel),
        decimal number => writer.WriteAsync(number, NpgsqlDbType.Numeric, cancel),
        byte[] bytes => writer.WriteAsync(bytes, NpgsqlDbType.Bytea, cancel),
        _ => throw new NotSupportedException($"{value.GetType().Name} is not written in bulk yet."),
    };

    private static string Names(Column[] columns) => string.Join(", ", columns.Select(c => $"\"{c.Name}\""));

    private sealed class Column(IProperty property)
    {
        private readonly IClrPropertyGetter _getter = property.GetGetter();
        private readonly Func<object?, object?>? _convert = property.GetTypeMapping().Converter?.ConvertToProvider;

        public string Name { get; } = property.GetColumnName();

        public object? Of(object row)
        {
            var value = _getter.GetClrValue(row);
            return value is null || _convert is null ? value : _convert(value);
        }
    }
}
