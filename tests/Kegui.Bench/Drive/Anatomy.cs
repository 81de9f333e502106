using System.Data.Common;
using System.Diagnostics;
using Kegui.Bench.Data;
using Kegui.Bench.Scenarios;
using Kegui.Kernel;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Kegui.Bench.Drive;

/// <summary>What a request asks of the database.</summary>
/// <param name="Statements">The most that one request sent.</param>
/// <param name="Bare">Milliseconds that its reading statements take on a bare connection, prepared and read to the end: the floor.</param>
internal sealed record Dissected(int Statements, double? Bare, IReadOnlyList<Heard> Last);

internal static class Anatomy
{
    private const int Requests = 5, Times = 7;

    public static async Task<Dissected> Of(InProcess program, Company company, Scenario scenario)
    {
        using var wire = new Wire(program.EndPoint);
        var random = new Random(3);
        await wire.Send(scenario.Next(random, 0));
        await using var connection = await Open(company);
        var (most, bare, last) = (0, 0.0, (IReadOnlyList<Heard>)[]);
        for (var i = 0; i < Requests; i++)
        {
            var answer = await wire.Send(scenario.Next(random, 0));
            if (answer.Status != scenario.Expected) throw new InvalidOperationException($"{scenario.Name}: {answer.Text ?? answer.Status.ToString(System.Globalization.CultureInfo.InvariantCulture)}");
            last = [.. program.Ear.Last];
            most = Math.Max(most, last.Count);
            if (scenario.Reads) bare += last.Sum(heard => (heard.Milliseconds = Time(connection, heard)).Value);
        }
        return new(most, scenario.Reads ? bare / Requests : null, last);
    }

    private static double Time(DbConnection connection, Heard heard)
    {
        using var command = connection.CreateCommand();
        command.CommandText = heard.Sql;
        foreach (var parameter in heard.Parameters) command.Parameters.Add(parameter is ICloneable cloneable ? cloneable.Clone() : new SqliteParameter(parameter.ParameterName, parameter.Value));
        command.Prepare();
        var times = new double[Times];
        for (var i = 0; i < Times; i++)
        {
            var watch = Stopwatch.StartNew();
            using var reader = command.ExecuteReader();
            while (reader.Read()) { }
            times[i] = watch.Elapsed.TotalMilliseconds;
        }
        Array.Sort(times);
        return times[Times / 2];
    }

    private static async Task<DbConnection> Open(Company company)
    {
        DbConnection connection = company.Sqlite ? new SqliteConnection(company.Choice.Connection) : new NpgsqlConnection(company.Choice.Connection);
        await connection.OpenAsync();
        if (!company.Sqlite) return connection;
        await using var command = connection.CreateCommand();
        command.CommandText = "pragma cache_size=-32000; pragma mmap_size=268435456; pragma temp_store=memory;";
        await command.ExecuteNonQueryAsync();
        return connection;
    }
}
