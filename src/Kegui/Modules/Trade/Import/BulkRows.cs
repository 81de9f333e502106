using System.Data.Common;
using Kegui.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Kegui.Modules.Trade.Import;

/// <summary>
/// Inserts many rows of an entity within the open transaction: one prepared statement on SQLite, a binary copy on PostgreSQL.
/// Ten times as fast as saving them tracked, and nothing stays in memory. Only for columns without a converter that changes values.
/// </summary>
internal static class BulkRows
{
    public static async Task Insert<T>(AppDb db, IReadOnlyList<T> rows, CancellationToken cancel) where T : class
    {
        if (rows.Count == 0) return;
        var entity = db.Model.FindEntityType(typeof(T))!;
        var columns = entity.GetProperties().ToList();
        var table = $"\"{entity.GetTableName()}\" ({string.Join(", ", columns.Select(c => $"\"{c.GetColumnName()}\""))})";
        if (db.Database.GetDbConnection() is NpgsqlConnection postgres) await Copy(postgres, table, columns, rows, cancel);
        else Prepared(db, table, columns, rows);
    }

    private static void Prepared<T>(AppDb db, string table, List<IProperty> columns, IReadOnlyList<T> rows) where T : class
    {
        using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        command.CommandText = $"insert into {table} values ({string.Join(", ", columns.Select((_, i) => $"@p{i}"))})";
        var parameters = new DbParameter[columns.Count];
        for (var i = 0; i < parameters.Length; i++)
        {
            parameters[i] = command.CreateParameter();
            parameters[i].ParameterName = $"@p{i}";
            command.Parameters.Add(parameters[i]);
        }
        var getters = columns.Select(c => c.GetGetter()).ToArray();
        foreach (var row in rows)
        {
            for (var i = 0; i < parameters.Length; i++) parameters[i].Value = getters[i].GetClrValue(row) ?? DBNull.Value;
            command.ExecuteNonQuery();
        }
    }

    private static async Task Copy<T>(NpgsqlConnection connection, string table, List<IProperty> columns, IReadOnlyList<T> rows, CancellationToken cancel) where T : class
    {
        var getters = columns.Select(c => c.GetGetter()).ToArray();
        await using var writer = await connection.BeginBinaryImportAsync($"copy {table} from stdin (format binary)", cancel);
        foreach (var row in rows)
        {
            await writer.StartRowAsync(cancel);
            foreach (var getter in getters)
            {
                if (getter.GetClrValue(row) is { } value) await writer.WriteAsync(value, cancel);
                else await writer.WriteNullAsync(cancel);
            }
        }
        await writer.CompleteAsync(cancel);
    }
}
