using System.Data.Common;
using Kegui.Kernel;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Kegui.Bench.Data;

/// <summary>Writes rows of any entity straight into its table: prepared inserts or binary COPY, columns and conversions from the model.</summary>
internal static class RowWriter
{
    private const int RowsPerTransaction = 200_000;

    /// <returns>How many rows were written.</returns>
    public static long Write<T>(AppDb db, DbConnection connection, IEnumerable<T> rows) where T : class
    {
        var entity = db.Model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} has no table.");
        var columns = entity.GetProperties().Select(p => new Column(p)).ToArray();
        return connection switch
        {
            SqliteConnection sqlite => Insert(sqlite, entity.GetTableName()!, columns, rows),
            NpgsqlConnection postgres => Copy(postgres, entity.GetTableName()!, columns, rows),
            _ => throw new NotSupportedException(connection.GetType().Name),
        };
    }

    private static long Insert<T>(SqliteConnection connection, string table, Column[] columns, IEnumerable<T> rows) where T : class
    {
        var written = 0L;
        foreach (var part in Parts(rows.GetEnumerator()))
        {
            using var transaction = connection.BeginTransaction();
            using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = $"insert into \"{table}\" ({Names(columns)}) values ({string.Join(", ", columns.Select((_, i) => "@p" + i))})";
            var parameters = columns.Select((_, i) => command.Parameters.Add(new SqliteParameter("@p" + i, null))).ToArray();
            command.Prepare();
            foreach (var row in part)
            {
                for (var i = 0; i < columns.Length; i++) parameters[i].Value = columns[i].Of(row) ?? DBNull.Value;
                command.ExecuteNonQuery();
                written++;
            }
            transaction.Commit();
        }
        return written;
    }

    private static IEnumerable<IEnumerable<T>> Parts<T>(IEnumerator<T> rows)
    {
        while (rows.MoveNext()) yield return Part(rows);
    }

    private static IEnumerable<T> Part<T>(IEnumerator<T> rows)
    {
        var left = RowsPerTransaction;
        do yield return rows.Current;
        while (--left > 0 && rows.MoveNext());
    }

    private static long Copy<T>(NpgsqlConnection connection, string table, Column[] columns, IEnumerable<T> rows) where T : class
    {
        using var writer = connection.BeginBinaryImport($"copy \"{table}\" ({Names(columns)}) from stdin (format binary)");
        foreach (var row in rows)
        {
            writer.StartRow();
            foreach (var column in columns) Put(writer, column.Of(row));
        }
        return (long)writer.Complete();
    }

    private static void Put(NpgsqlBinaryImporter writer, object? value)
    {
        switch (value)
        {
            case null: writer.WriteNull(); break;
            case string text: writer.Write(text, NpgsqlDbType.Text); break;
            case long number: writer.Write(number, NpgsqlDbType.Bigint); break;
            case int number: writer.Write(number, NpgsqlDbType.Integer); break;
            case bool yes: writer.Write(yes, NpgsqlDbType.Boolean); break;
            case DateTime at: writer.Write(at, NpgsqlDbType.TimestampTz); break;
            case DateOnly on: writer.Write(on, NpgsqlDbType.Date); break;
            case byte[] bytes: writer.Write(bytes, NpgsqlDbType.Bytea); break;
            default: throw new NotSupportedException(value.GetType().Name);
        }
    }

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
