using System.Collections.Concurrent;
using Kegui.Tests.World;
using Microsoft.Data.Sqlite;
using Npgsql;

[assembly: AssemblyFixture(typeof(TestDatabases))]

namespace Kegui.Tests.World;

/// <summary>
/// Fresh databases for tests, on the provider that <c>KEGUI_TEST_DB</c> names: <c>sqlite</c> (when it is not set) or
/// <c>postgres</c>, whose server <c>bin/with-postgres</c> starts. A world that many tests share is planted once per process and
/// copied for each. Everything is dropped when the process ends.
/// </summary>
public sealed class TestDatabases : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<TestDatabase>>> Worlds = new();
    private static readonly string Folder = Directory.CreateTempSubdirectory("kegui-tests-").FullName;
    private static int _count;

    /// <summary>As the program names it: <c>sqlite</c> or <c>postgres</c>.</summary>
    public static string Provider => Environment.GetEnvironmentVariable("KEGUI_TEST_DB") switch
    {
        null or "" or "sqlite" => "sqlite",
        "postgres" => "postgres",
        // bin/test runs the pure part once and without a database: a test that asks for one stands in the wrong place.
        "none" => throw new InvalidOperationException("This test belongs to the pure part but asks for a database. Move it to another namespace or mark its class [Trait(\"Db\", \"both\")]."),
        var other => throw new InvalidOperationException($"KEGUI_TEST_DB is '{other}'; it can be sqlite or postgres."),
    };

    /// <summary>An empty database.</summary>
    public static Task<TestDatabase> Create() => Provider == "sqlite" ? Task.FromResult(NewFile()) : NewOnServer("template1");

    /// <summary>A copy of the world with this key; <paramref name="plant"/> makes it, in an empty database, when nobody has yet.</summary>
    public static async Task<TestDatabase> Plant(string key, Func<string, Task> plant)
    {
        var world = await Worlds.GetOrAdd($"{Provider} {key}", _ => new(() => Grow(plant))).Value;
        return world.Provider == "sqlite" ? CopyFile(world) : await NewOnServer(world.Name);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var world in Worlds.Values.Where(world => world.IsValueCreated && world.Value.IsCompletedSuccessfully))
            await (await world.Value).DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }

    internal static NpgsqlConnectionStringBuilder Server => new(
        Environment.GetEnvironmentVariable("KEGUI_TEST_POSTGRES") ?? throw new InvalidOperationException("KEGUI_TEST_POSTGRES is not set: start the tests through bin/with-postgres."))
    {
        // One test at a time uses a database; hundreds of pools share the server's connections.
        MaxPoolSize = 20,
    };

    internal static async Task OnServer(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Server.ToString()) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 60 };
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<TestDatabase> Grow(Func<string, Task> plant)
    {
        var world = await Create();
        await plant(world.Connection);
        if (world.Provider == "sqlite")
        {
            await using (var connection = new SqliteConnection(world.Connection))
            {
                await connection.OpenAsync();
                await using var command = connection.CreateCommand();
                // What is still in the log would be missing in a copy of the file.
                command.CommandText = "pragma wal_checkpoint(truncate)";
                await command.ExecuteNonQueryAsync();
            }
            SqliteConnection.ClearPool(new(world.Connection));
        }
        else
        {
            // A database with a connection open cannot be copied, and the planter's pool keeps some.
            await OnServer($"alter database {world.Name} with allow_connections false");
            await OnServer($"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{world.Name}'");
        }
        return world;
    }

    private static TestDatabase NewFile()
    {
        var (name, folder) = Place();
        var file = new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "kegui.db"), DefaultTimeout = 30 };
        return new("sqlite", name, file.ToString(), folder);
    }

    private static TestDatabase CopyFile(TestDatabase world)
    {
        var copy = NewFile();
        File.Copy(new SqliteConnectionStringBuilder(world.Connection).DataSource, new SqliteConnectionStringBuilder(copy.Connection).DataSource);
        return copy;
    }

    private static async Task<TestDatabase> NewOnServer(string template)
    {
        var (name, folder) = Place();
        await OnServer($"create database {name} template {template}");
        var connection = Server;
        connection.Database = name;
        return new("postgres", name, connection.ToString(), folder);
    }

    private static (string Name, string Folder) Place()
    {
        // The process is part of the name: two runs may share a server.
        var name = $"kegui_{Environment.ProcessId}_{Interlocked.Increment(ref _count)}";
        return (name, Directory.CreateDirectory(Path.Combine(Folder, name)).FullName);
    }
}
