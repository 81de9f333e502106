using System.Data.Common;
using System.Diagnostics;
using Kegui.Kernel;
using Kegui.Modules.Customers;
using Kegui.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Kegui.Bench.Data;

/// <summary>Makes a company in the real schema: the product sets itself up, then the rows go straight into its tables.</summary>
internal sealed class Loader(AppDb db, Ids ids, DbConnection connection, Action<string> say)
{
    /// <summary>Increase it when other rows are loaded, so that kept companies are made anew.</summary>
    public const int Edition = 4;

    private readonly List<Loaded> _loaded = [];

    public static async Task<Company> Load(WebApplication app, string provider, string place, string folder, Arguments arguments, int customers, Action<string> say)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var setup = scope.ServiceProvider.GetRequiredService<Setup>();
        var first = await setup.Run(new("测试公司", "管理员", "admin", Tokens.New()), null, default);
        if (!first.Done) throw new InvalidOperationException("The new company refuses its set-up.");
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        await using var connection = Open(db);
        var loader = new Loader(db, scope.ServiceProvider.GetRequiredService<Ids>(), connection, say);
        return await loader.All(provider, place, folder, arguments, customers);
    }

    private async Task<Company> All(string provider, string place, string folder, Arguments arguments, int customers)
    {
        var staff = new Staff(await ids.Take("id", Staff.Ids, default));
        var books = new Books(staff, customers, arguments.History, TimeProvider.System.GetUtcNow().UtcDateTime);
        Write(staff.Departments);
        Write(staff.People);
        Write(staff.Roles);
        await Touch();

        var (customer, contact) = (await ids.Take("id", customers, default), await ids.Take("id", customers, default));
        Write(books.Customers(customer, contact, await ids.Take("customer", customers, default)));
        Write(books.Contacts(customer, contact));
        var visit = await ids.Take("id", customers, default);
        Write(books.Visits(visit, customer));
        Write(books.Timeline(await ids.Take("id", customers * arguments.History, default), customer, visit));
        var document = await ids.Take("id", books.Documents, default);
        Write(books.TradeDocuments(document, customer));
        Write(books.TradeLines(await ids.Take("id", customers * arguments.History, default), document));
        Write(books.Months());
        var bytes = Settle(provider, place);
        return new()
        {
            Provider = provider,
            Customers = customers,
            Connection = place,
            Folder = folder,
            FirstCustomer = customer,
            Salesperson = staff.Salespeople[0].Id,
            Salespeople = [.. staff.Salespeople.Select(p => p.Id)],
            Clerk = staff.Clerk.Id,
            RegionalManager = staff.Manager.Id,
            Leader = staff.Leader.Id,
            Tables = _loaded,
            Bytes = bytes,
        };
    }

    private void Write<T>(IEnumerable<T> rows) where T : class
    {
        var watch = Stopwatch.StartNew();
        var table = db.Model.FindEntityType(typeof(T))!.GetTableName()!;
        var indexes = Indexes(table);
        foreach (var (name, _) in indexes) Do($"drop index \"{name}\"");
        var written = RowWriter.Write(db, connection, rows);
        foreach (var (_, sql) in indexes) Do(sql);
        if (written < 1000) return;
        _loaded.Add(new(table, written, watch.Elapsed.TotalSeconds));
        say($"    {table}: {written:N0} rows in {watch.Elapsed.TotalSeconds:0.0} s");
    }

    /// <summary>An index is built quicker from all rows than kept while they come.</summary>
    private List<(string Name, string Sql)> Indexes(string table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = connection is SqliteConnection
            ? $"select name, sql from sqlite_master where type = 'index' and tbl_name = '{table}' and sql is not null"
            : $"select i.indexname, i.indexdef from pg_indexes i where i.tablename = '{table}' and not exists (select 1 from pg_constraint c where c.conname = i.indexname)";
        using var reader = command.ExecuteReader();
        var found = new List<(string, string)>();
        while (reader.Read()) found.Add((reader.GetString(0), reader.GetString(1)));
        return found;
    }

    private async Task Touch()
    {
        var stamp = Guid.NewGuid().ToString("N");
        await db.Set<Setting>().Where(s => s.Key == PeopleDirectory.StampKey).ExecuteUpdateAsync(set => set.SetProperty(s => s.Value, stamp));
    }

    // As autovacuum does on PostgreSQL within the minute; SQLite gets no statistics, because the product makes none.
    private long Settle(string provider, string place)
    {
        if (provider == "postgres")
        {
            Do("vacuum analyze");
            using var command = connection.CreateCommand();
            command.CommandText = "select pg_database_size(current_database())";
            return (long)command.ExecuteScalar()!;
        }
        Do("pragma journal_mode=wal; pragma wal_checkpoint(truncate);");
        return new FileInfo(place).Length;
    }

    private void Do(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        command.ExecuteNonQuery();
    }

    private static DbConnection Open(AppDb db)
    {
        var text = db.Database.GetConnectionString()!;
        DbConnection connection = db.OnSqlite ? new SqliteConnection(new SqliteConnectionStringBuilder(text) { Pooling = false }.ToString()) : new NpgsqlConnection(text);
        connection.Open();
        using var command = connection.CreateCommand();
        // No flush and no journal while loading: whoever kills it gets no company, because it is not kept before the end.
        command.CommandText = db.OnSqlite
            ? "pragma synchronous=off; pragma cache_size=-1000000; pragma temp_store=memory; pragma threads=2;"
            : "set synchronous_commit = off; set maintenance_work_mem = '512MB';";
        command.ExecuteNonQuery();
        return connection;
    }
}
