using System.Data.Common;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Kegui.Bench.Drive;

/// <summary>A statement as it went to the database.</summary>
internal sealed record Heard(string Sql, IReadOnlyList<DbParameter> Parameters)
{
    /// <summary>On a bare connection, where it could be run again.</summary>
    public double? Milliseconds { get; set; }
}

/// <summary>Hears the statements of requests, and not those of jobs that run beside them.</summary>
internal sealed class Ear : DbCommandInterceptor, IStartupFilter
{
    private static readonly AsyncLocal<List<Heard>?> Request = new();

    /// <summary>Those of the last request that ended.</summary>
    public IReadOnlyList<Heard> Last { get; private set; } = [];

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(async (http, rest) =>
        {
            var heard = Request.Value = [];
            // The answer's last byte may reach the asker before this goes on, so the list is handed out while it fills.
            Last = heard;
            await rest(http);
        });
        next(app);
    };

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Hear(command);
        return new(result);
    }

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        Hear(command);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Hear(command);
        return new(result);
    }

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default)
    {
        Hear(command);
        return new(result);
    }

    private static void Hear(DbCommand command)
    {
        if (Request.Value is { } heard) heard.Add(new(command.CommandText, [.. command.Parameters.Cast<DbParameter>().Select(Copy)]));
    }

    private static DbParameter Copy(DbParameter parameter) => parameter switch
    {
        NpgsqlParameter postgres => postgres.Clone(),
        SqliteParameter sqlite => new SqliteParameter(sqlite.ParameterName, sqlite.Value),
        _ => throw new NotSupportedException(parameter.GetType().Name),
    };
}
