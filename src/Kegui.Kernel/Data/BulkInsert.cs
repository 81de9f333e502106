using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;

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
        else Insert((SqliteTransaction)transaction, entity.GetTableName()!, columns, rows, cancel);
    }

    // SQLite works in this process: an await per row would only cost.
    private static void Insert<T>(SqliteTransaction transaction, string table, Column[] columns, IReadOnlyCollection<T> rows, CancellationToken cancel) where T : class
    {
        using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"insert into \"{table}\" ({Names(columns)}) values ({string.Join(", ", columns.Select((_, i) => "@p" + i))})";
        var parameters = columns.Select((_, i) => command.Parameters.Add(new SqliteParameter("@p" + i, null))).ToArray();
        command.Prepare();
        foreach (var row in rows)
        {
            cancel.ThrowIfCancellationRequested();
            for (var i = 0; i < columns.Length; i++) parameters[i].Value = columns[i].Of(row) ?? DBNull.Value;
            command.ExecuteNonQuery();
        }
    }

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
