using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Kegui.Tests.World;

/// <summary>The built program as a process of its own on a copy of a world, so that it can be killed as the power cut kills it.</summary>
internal sealed class Child : IAsyncDisposable
{
    private readonly string _connection;
    private readonly bool _sqlite;
    private readonly List<Process> _processes = [];
    private readonly ConcurrentQueue<string> _said = new();

    private Child(string data, string connection, bool sqlite) => (Data, _connection, _sqlite) = (data, connection, sqlite);

    public string Data { get; }

    /// <summary>On the embedded database a copy of it, since a second process may not share the folder; on a server the same database.</summary>
    public static async Task<Child> Of(TestWorld world)
    {
        var data = Directory.CreateTempSubdirectory("kegui-child-").FullName;
        foreach (var file in Directory.EnumerateFiles(world.Data, "*", SearchOption.AllDirectories).Where(f => !Path.GetFileName(f).StartsWith("kegui.", StringComparison.Ordinal)))
        {
            var to = Path.Combine(data, Path.GetRelativePath(world.Data, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
        if (world.Database!.Provider != "sqlite") return new(data, world.Database.Connection, false);
        var path = Path.Combine(data, "kegui.db");
        await using var source = new SqliteConnection(world.Database.Connection);
        await source.OpenAsync();
        await using var copy = source.CreateCommand();
        copy.CommandText = $"vacuum into '{path}'";
        await copy.ExecuteNonQueryAsync();
        var child = new Child(data, new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 30 }.ToString(), true);
        // As the program keeps it; changing the mode while somebody looks would be refused.
        await child.Do("pragma journal_mode = wal");
        return child;
    }

    public void Start()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "kegui.dll")]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["KEGUI_DATA"] = Data;
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment.Remove("KEGUI_DATABASE");
        if (!_sqlite) start.Environment["KEGUI_DATABASE"] = _connection;
        var process = Process.Start(start)!;
        // Unread, a full pipe would stop it.
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) => _said.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        _processes.Add(process);
    }

    /// <summary><c>kill -9</c>.</summary>
    public async Task Kill()
    {
        foreach (var process in _processes.Where(p => !p.HasExited))
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    /// <summary>Looks until the number is as wanted; fails after two minutes.</summary>
    public async Task Until(string sql, Func<long, bool> wanted)
    {
        using var most = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await using var connection = await Connection();
        while (!wanted(await Number(connection, sql)))
        {
            Assert.False(_processes[^1].HasExited, string.Join('\n', _said));
            Assert.False(most.IsCancellationRequested, $"Waited in vain: {sql}");
        }
    }

    public async Task<long> Number(string sql)
    {
        await using var connection = await Connection();
        return await Number(connection, sql);
    }

    public async Task Do(string sql)
    {
        await using var connection = await Connection();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Kill();
        foreach (var process in _processes) process.Dispose();
        Directory.Delete(Data, recursive: true);
    }

    private async Task<DbConnection> Connection()
    {
        DbConnection connection = _sqlite ? new SqliteConnection(_connection) : new NpgsqlConnection(_connection);
        await connection.OpenAsync();
        return connection;
    }

    private static async Task<long> Number(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }
}
