using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Kegui.Kernel;

/// <summary>The database cannot be used by this build; the message says what to do. The process ends with code 78.</summary>
public sealed class DatabaseRefused(string message) : Exception(message);

/// <summary>
/// Brings the schema up to date at start, under a lock of our own: EF Core's lock row outlives a killed process on SQLite, and the
/// next start would wait for it for ever.
/// </summary>
public sealed class Migrator(IServiceScopeFactory scopes, DatabaseChoice choice)
{
    private const long AdvisoryLock = 0x4B45475549;

    public async Task Run(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        if (choice.Sqlite) await OnSqlite(db, cancel);
        else await OnPostgres(db, cancel);
    }

    // What the model cannot say (full-text tables, triggers, indexes on expressions) stands in SQL files beside the migrations. Each
    // statement is harmless to repeat, so a start after a kill in the middle completes them.
    private async Task Scripts(AppDb db, CancellationToken cancel)
    {
        var assembly = System.Reflection.Assembly.Load(choice.Sqlite ? "Kegui.Migrations.Sqlite" : "Kegui.Migrations.Postgres");
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.EndsWith(".sql", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            await db.Database.ExecuteSqlRawAsync((await reader.ReadToEndAsync(cancel)).Replace("{", "{{").Replace("}", "}}"), cancel);
        }
    }

    private async Task OnSqlite(AppDb db, CancellationToken cancel)
    {
        var path = new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(choice.Connection).DataSource;
        // The node lock already keeps a second process out, so a lock row found here was left by a killed one.
        var known = await Known(db, cancel);
        if (known.Applied.Count > 0)
        {
            await db.Database.ExecuteSqlRawAsync("delete from \"__EFMigrationsLock\" where exists (select 1 from sqlite_master where name = '__EFMigrationsLock')", cancel)
                .ContinueWith(_ => { }, cancel, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
        if (known.Pending.Count > 0 && known.Applied.Count > 0)
        {
            var backup = $"{path}.before-{known.Pending[^1]}";
            if (!System.IO.File.Exists(backup)) await db.Database.ExecuteSqlAsync($"vacuum into {backup}", cancel);
        }
        if (known.Pending.Count > 0) await db.Database.MigrateAsync(cancel);
        await Scripts(db, cancel);
    }

    private async Task OnPostgres(AppDb db, CancellationToken cancel)
    {
        await using var guard = new NpgsqlConnection(choice.Connection);
        await guard.OpenAsync(cancel);
        await Locked(guard, "select pg_advisory_lock(@key)", cancel);
        try
        {
            if ((await Known(db, cancel)).Pending.Count > 0) await db.Database.MigrateAsync(cancel);
            await Scripts(db, cancel);
        }
        finally
        {
            await Locked(guard, "select pg_advisory_unlock(@key)", CancellationToken.None);
        }
    }

    private static async Task Locked(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddWithValue("key", AdvisoryLock);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static async Task<(IReadOnlyList<string> Applied, IReadOnlyList<string> Pending)> Known(AppDb db, CancellationToken cancel)
    {
        var ours = db.Database.GetMigrations().ToList();
        var applied = (await db.Database.GetAppliedMigrationsAsync(cancel)).ToList();
        if (applied.Except(ours).Any())
        {
            throw new DatabaseRefused(
                $"This database was written by another build of Kegui ({applied[^1]}); this build knows {ours[^1]}. " +
                "Nothing was changed. Start the build that wrote it, or choose another data folder (KEGUI_DATA) or database.");
        }
        return (applied, [.. ours.Except(applied)]);
    }
}
