using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Kegui.Kernel;

/// <summary>Where the data lives: <c>sqlite</c> with a file in the data folder, or <c>postgres</c> with a connection string.</summary>
public sealed record DatabaseChoice(string Provider, string Connection)
{
    public bool Sqlite => Provider == "sqlite";

    public static DatabaseChoice File(string path) => new("sqlite", new SqliteConnectionStringBuilder
    {
        DataSource = path,
        Mode = SqliteOpenMode.ReadWriteCreate,
        Pooling = true,
        DefaultTimeout = 30,
    }.ToString());
}

public static class Databases
{
    public static IServiceCollection AddKeguiData(this IServiceCollection services, DatabaseChoice choice)
    {
        services.AddSingleton(choice);
        services.AddSingleton<IModelPart, KernelModel>();
        services.AddSingleton<ModelParts>();
        services.AddSingleton(provider => new WriterLane(provider.GetRequiredService<DatabaseChoice>().Sqlite));
        services.AddSingleton<Ids>();
        services.AddSingleton<InFlight>();
        services.AddSingleton<StatementCount>();
        // Contexts come from a pool: a request would build one, with its services, for as much as a small page costs.
        services.AddDbContextPool<AppDb>((provider, options) => Configure(options, provider.GetRequiredService<DatabaseChoice>()).AddInterceptors(provider.GetRequiredService<StatementCount>()));
        services.AddScoped<ActRunner>();
        return services;
    }

    public static DbContextOptionsBuilder Configure(DbContextOptionsBuilder options, DatabaseChoice choice)
    {
        if (choice.Sqlite)
            options.UseSqlite(choice.Connection, sqlite => sqlite.MigrationsAssembly("Kegui.Migrations.Sqlite")).AddInterceptors(SqliteSettings.Same);
        else
            options.UseNpgsql(choice.Connection, npgsql => npgsql.MigrationsAssembly("Kegui.Migrations.Postgres"));
        // Tracking doubles the cost of a list; acts ask for it by name.
        return options.UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);
    }

    public static bool IsUniqueViolation(Exception error) => error.GetBaseException() switch
    {
        PostgresException postgres => postgres.SqlState == PostgresErrorCodes.UniqueViolation,
        SqliteException sqlite => sqlite.SqliteExtendedErrorCode is 2067 or 1555,
        _ => false,
    };
}

/// <summary>Durability and references, said once on every connection: a full flush at each commit, foreign keys on, a wait instead of "locked".</summary>
internal sealed class SqliteSettings : DbConnectionInterceptor
{
    private const string Settings = "pragma journal_mode=wal; pragma synchronous=full; pragma foreign_keys=on; pragma busy_timeout=10000; pragma cache_size=-32000; pragma temp_store=memory; pragma mmap_size=268435456;";

    public static readonly SqliteSettings Same = new();

    // A connection from the pool comes back with its settings, on the same handle.
    private readonly ConditionalWeakTable<object, object> _told = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Say((SqliteConnection)connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Say((SqliteConnection)connection);
        return Task.CompletedTask;
    }

    private void Say(SqliteConnection connection)
    {
        if (_told.TryGetValue(connection.Handle!, out _)) return;
        using var command = connection.CreateCommand();
        command.CommandText = Settings;
        command.ExecuteNonQuery();
        _told.AddOrUpdate(connection.Handle!, this);
    }
}

/// <summary>Counts the SQL statements of the current request, so that a page's budget can be asserted.</summary>
public sealed class StatementCount : DbCommandInterceptor
{
    private static readonly AsyncLocal<Counter?> Current = new();

    /// <summary>Begins to count for this flow of control.</summary>
    public static Counter Begin() => Current.Value = new Counter();

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Current.Value?.Add(command.CommandText);
        return new(result);
    }

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        Current.Value?.Add(command.CommandText);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Current.Value?.Add(command.CommandText);
        return new(result);
    }

    public sealed class Counter
    {
        private readonly List<string> _statements = [];
        public int Count => _statements.Count;
        public IReadOnlyList<string> Statements => _statements;
        internal void Add(string sql)
        {
            lock (_statements) _statements.Add(sql);
        }
    }
}
