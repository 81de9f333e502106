using System.Data.Common;
using Kegui.Kernel;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Kegui.Tests.World;

/// <summary>
/// Asks the database how it would answer each statement, and notes those that read a large table from end to end or sort it. The
/// tables of a test are small, so PostgreSQL is told not to scan and not to sort where it can help it: what remains, it cannot help.
/// </summary>
internal sealed class PlanWatch : DbCommandInterceptor
{
    private readonly List<string> _found = [];
    private string[] _tables = [];

    public IReadOnlyList<string> Found => _found;

    public void Begin(params string[] tables)
    {
        _tables = tables;
        _found.Clear();
    }

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (_tables.Any(t => command.CommandText.Contains($"\"{t}\"", StringComparison.Ordinal)) && command.CommandText.StartsWith("SELECT", StringComparison.Ordinal))
            foreach (var line in await Explain(command, cancellationToken))
                if (_tables.Any(t => Bad(line, t, command.CommandText))) _found.Add($"{line.Trim()}\n{command.CommandText}");
        return result;
    }

    private static async Task<List<string>> Explain(DbCommand command, CancellationToken cancel)
    {
        var before = command.CommandText;
        var lines = new List<string>();
        if (TestDatabases.Provider == "postgres") await Say(command, "set enable_seqscan = off; set enable_sort = off; set enable_bitmapscan = off");
        command.CommandText = (TestDatabases.Provider == "postgres" ? "explain " : "explain query plan ") + before;
        await using (var reader = await command.ExecuteReaderAsync(cancel))
            while (await reader.ReadAsync(cancel)) lines.Add(reader.GetString(reader.FieldCount - 1));
        command.CommandText = before;
        if (TestDatabases.Provider == "postgres") await Say(command, "reset enable_seqscan; reset enable_sort; reset enable_bitmapscan");
        return lines;
    }

    private static async Task Say(DbCommand command, string sql)
    {
        await using var other = command.Connection!.CreateCommand();
        other.CommandText = sql;
        await other.ExecuteNonQueryAsync();
    }

    // SQLite names a table by its alias; the alias is its first letter unless taken.
    private static bool Bad(string line, string table, string sql)
    {
        // What a search found by its own index is few and may be sorted.
        var searched = sql.Contains("SearchGrams\", ' ')", StringComparison.Ordinal) || sql.Contains("\"CustomerFts\" match", StringComparison.Ordinal);
        if (searched && (line.Contains("ORDER BY", StringComparison.Ordinal) || line.Contains("Sort", StringComparison.Ordinal))) return false;
        if (TestDatabases.Provider == "postgres") return line.Contains($"Seq Scan on \"{table}\"", StringComparison.Ordinal) || line.TrimStart(' ', '-', '>').StartsWith("Sort ", StringComparison.Ordinal);
        if (line.Contains("USE TEMP B-TREE FOR ORDER BY", StringComparison.Ordinal)) return true;
        if (!line.StartsWith("SCAN ", StringComparison.Ordinal) || line.Contains(" USING ", StringComparison.Ordinal)) return false;
        var alias = line.Split(' ')[1];
        // In the order of the ids the table itself is the index, and the page's limit ends it.
        if (sql.Contains($"ORDER BY \"{alias}\".\"Id\"", StringComparison.Ordinal) && sql.Contains("LIMIT", StringComparison.Ordinal) && !sql.Contains("WHERE", StringComparison.Ordinal)) return false;
        return sql.Contains($"\"{table}\" AS \"{alias}\"", StringComparison.Ordinal) || alias == table;
    }
}
