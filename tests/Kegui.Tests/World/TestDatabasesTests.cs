using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Kegui.Tests.World;

public sealed class TestDatabasesTests
{
    [Fact]
    public async Task A_world_is_planted_once_and_every_test_has_its_own_copy()
    {
        var planted = 0;
        async Task Plant(string connection)
        {
            Interlocked.Increment(ref planted);
            await Run(connection, "create table town (name text); insert into town values ('old')");
        }
        var copies = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => TestDatabases.Plant("once", Plant)));
        Assert.Equal(1, planted);
        await Run(copies[0].Connection, "insert into town values ('new')");
        Assert.Equal<object?>([2L, 1L, 1L, 1L, 1L, 1L], await Task.WhenAll(copies.Select(copy => Run(copy.Connection, "select count(*) from town"))));
        foreach (var copy in copies) await copy.DisposeAsync();
    }

    [Fact]
    public async Task A_dropped_database_is_gone_though_somebody_is_connected()
    {
        var database = await TestDatabases.Create();
        await using var connection = Open(database.Connection);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await database.DisposeAsync();
        Assert.False(Directory.Exists(database.Folder));
        if (database.Provider == "postgres")
            Assert.Equal("3D000", (await Assert.ThrowsAsync<PostgresException>(() => Run(database.Connection, "select 1"))).SqlState);
    }

    [Fact]
    public async Task A_fresh_database_is_empty_and_of_the_provider_asked_for()
    {
        await using var database = await TestDatabases.Create();
        var (version, count) = database.Provider == "sqlite"
            ? ("select 'SQLite ' || sqlite_version()", "select count(*) from sqlite_master")
            : ("select version()", "select count(*) from pg_tables where schemaname = 'public'");
        Assert.StartsWith(database.Provider, (string?)await Run(database.Connection, version), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(0L, await Run(database.Connection, count));
    }

    private static DbConnection Open(string connection) =>
        TestDatabases.Provider == "sqlite" ? new SqliteConnection(connection) : new NpgsqlConnection(connection);

    private static async Task<object?> Run(string connection, string sql)
    {
        await using var open = Open(connection);
        await open.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = open.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }
}
