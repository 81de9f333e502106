using Microsoft.Data.Sqlite;
using Npgsql;

namespace Kegui.Tests.World;

/// <summary>A database of one test. Dispose drops it, whoever is still connected.</summary>
/// <param name="Provider"><c>sqlite</c> or <c>postgres</c>.</param>
/// <param name="Name">Unique among the databases of this machine.</param>
/// <param name="Connection">A connection string.</param>
/// <param name="Folder">An empty folder for the files of this test; on SQLite the database lies in it.</param>
public sealed record TestDatabase(string Provider, string Name, string Connection, string Folder) : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        if (Provider == "sqlite")
        {
            SqliteConnection.ClearPool(new(Connection));
        }
        else
        {
            NpgsqlConnection.ClearPool(new(Connection));
            await TestDatabases.OnServer($"drop database if exists {Name} with (force)");
        }
        if (Directory.Exists(Folder)) Directory.Delete(Folder, recursive: true);
    }
}
