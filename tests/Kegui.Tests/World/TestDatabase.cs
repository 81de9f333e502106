using System.Collections.Concurrent;
using Kegui.Kernel;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Kegui.Tests.World;

/// <summary>
/// Databases for tests, of the provider named by KEGUI_TEST_DB (sqlite or postgres). A world is planted once per process and copied
/// for each test: a file copy, or <c>create database … template</c>.
/// </summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<TestDatabase>>> Planted = new();
    private static int _number;

    public required DatabaseChoice Choice { get; init; }
    private string? Folder { get; init; }
    private string? Name { get; init; }

    public static bool OnPostgres => Environment.GetEnvironmentVariable("KEGUI_TEST_DB") switch
    {
        "postgres" => true,
        "sqlite" or null or "" => false,
        var other => throw new InvalidOperationException($"KEGUI_TEST_DB is sqlite or postgres, not {other}."),
    };

    /// <summary>A copy of the world <paramref name="key"/>, planted now if this is the first.</summary>
    public static async Task<TestDatabase> CopyOf(string key, Func<DatabaseChoice, Task> plant)
    {
        var original = await Planted.GetOrAdd(key, _ => new(async () =>
        {
            var database = await Empty();
            await plant(database.Choice);
            database.Settle();
            return database;
        })).Value;
        return await original.Copy();
    }

    public static async Task<TestDatabase> Empty()
    {
        if (!OnPostgres)
        {
            var folder = Directory.CreateTempSubdirectory("kegui-test-").FullName;
            return new() { Choice = DatabaseChoice.File(Path.Combine(folder, "kegui.db")), Folder = folder };
        }
        var name = NewName();
        await Server($"create database {name}");
        return new() { Choice = new("postgres", Connection(name)), Name = name };
    }

    private async Task<TestDatabase> Copy()
    {
        if (OnPostgres)
        {
            var name = NewName();
            await Server($"create database {name} template {Name} strategy file_copy");
            return new() { Choice = new("postgres", Connection(name)), Name = name };
        }
        var folder = Directory.CreateTempSubdirectory("kegui-test-").FullName;
        File.Copy(Path.Combine(Folder!, "kegui.db"), Path.Combine(folder, "kegui.db"));
        return new() { Choice = DatabaseChoice.File(Path.Combine(folder, "kegui.db")), Folder = folder };
    }

    // Nobody may be connected to a template, and a file is copied whole only after its log is written back.
    private void Settle()
    {
        if (OnPostgres)
        {
            NpgsqlConnection.ClearAllPools();
            return;
        }
        using var connection = new SqliteConnection(Choice.Connection);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "pragma wal_checkpoint(truncate)";
        command.ExecuteNonQuery();
        connection.Close();
        SqliteConnection.ClearPool(connection);
    }

    public async ValueTask DisposeAsync()
    {
        if (OnPostgres)
        {
            using (var connection = new NpgsqlConnection(Choice.Connection)) NpgsqlConnection.ClearPool(connection);
            await Server($"drop database if exists {Name} with (force)");
            return;
        }
        using (var connection = new SqliteConnection(Choice.Connection)) SqliteConnection.ClearPool(connection);
        Directory.Delete(Folder!, recursive: true);
    }

    private static string NewName() => $"kegui_t{Environment.ProcessId}_{Interlocked.Increment(ref _number)}";

    private static string Connection(string database) => new NpgsqlConnectionStringBuilder(Root) { Database = database, MaxPoolSize = 20 }.ToString();

    private static string Root => Environment.GetEnvironmentVariable("KEGUI_TEST_POSTGRES")
        ?? throw new InvalidOperationException("KEGUI_TEST_POSTGRES is not set: run through bin/with-postgres.");

    private static async Task Server(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Root) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
