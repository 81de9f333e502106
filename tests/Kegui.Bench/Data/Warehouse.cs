using Kegui.Bench.Drive;
using Kegui.Kernel;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Kegui.Bench.Data;

/// <summary>Finds a loaded company under the data folder, or loads it. One of an older schema goes, for they are large.</summary>
/// <param name="mark">Before the names of companies that are kept apart.</param>
internal sealed class Warehouse(Arguments arguments, Action<string> say, string mark = "")
{
    public async Task<Company> Have(string provider, int customers)
    {
        var stamp = Cache.Stamp(arguments, Migrations(provider));
        var name = $"{mark}{provider}-{customers}";
        var kept = Path.Combine(arguments.Data, $"{name}-{stamp}.json");
        if (Cache.Find(kept) is { } company)
        {
            // The server has another port each time.
            if (!company.Sqlite) return company with { Connection = Named(new NpgsqlConnectionStringBuilder(company.Connection).Database!) };
            if (File.Exists(company.Connection)) return company;
        }

        Directory.CreateDirectory(arguments.Data);
        foreach (var old in Directory.EnumerateFiles(arguments.Data, $"{name}-*.json")) File.Delete(old);
        var folder = Path.Combine(arguments.Data, name);
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        var place = provider == "sqlite" ? Path.Combine(folder, "kegui.db") : await Database($"bench_{mark.Replace('-', '_')}{customers}");
        say($"  loading {customers:N0} customers into {provider} …");
        var settings = new Dictionary<string, string> { ["KEGUI_DATA"] = folder };
        if (provider == "postgres") settings["KEGUI_DATABASE"] = place;
        await using var program = await InProcess.Open(settings);
        company = await Loader.Load(program.App, provider, place, folder, arguments, customers, say);
        Cache.Keep(kept, company);
        return company;
    }

    private static string Server => Environment.GetEnvironmentVariable("KEGUI_BENCH_POSTGRES")
        ?? throw new InvalidOperationException("KEGUI_BENCH_POSTGRES names a PostgreSQL server; bin/bench starts one.");

    private static async Task<string> Database(string name)
    {
        await using var server = new NpgsqlConnection(Server);
        await server.OpenAsync();
        foreach (var sql in new[] { $"drop database if exists {name} with (force)", $"create database {name}" })
        {
            await using var command = new NpgsqlCommand(sql, server) { CommandTimeout = 0 };
            await command.ExecuteNonQueryAsync();
        }
        return Named(name);
    }

    private static string Named(string database) => new NpgsqlConnectionStringBuilder(Server) { Database = database }.ToString();

    // Their ids carry a hash of the model, so another schema is another stamp.
    private static IEnumerable<string> Migrations(string provider)
    {
        var choice = provider == "sqlite" ? DatabaseChoice.File(":memory:") : new DatabaseChoice("postgres", "Host=127.0.0.1;Database=design");
        using var db = new AppDb((DbContextOptions<AppDb>)Databases.Configure(new DbContextOptionsBuilder<AppDb>(), choice).Options, new ModelParts([]));
        return [.. db.Database.GetMigrations()];
    }
}
