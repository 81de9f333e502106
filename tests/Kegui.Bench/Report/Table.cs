using System.Globalization;
using System.Text;
using Kegui.Bench.Data;

namespace Kegui.Bench.Report;

/// <summary>Writes what was measured as Markdown, which reads well on a screen too.</summary>
internal sealed class Table(Arguments arguments, TextWriter screen)
{
    private const string Head = """
        | scenario | database | per second | p50 ms | p99 ms | CPU ms | SQL | bare SQL ms | cost, large to small | budget | holds |
        |---|---|---:|---:|---:|---:|---:|---:|---:|---|---|
        """;

    private readonly StringBuilder _text = new();
    private readonly List<Row> _rows = [];
    private readonly List<string> _over = [];

    public IReadOnlyList<Row> Rows => _rows;
    public IReadOnlyList<string> Over => _over;

    public void Begin()
    {
        Line(string.Create(CultureInfo.InvariantCulture, $"""
            {arguments.Customers:N0} customers with {arguments.History} timeline entries and {arguments.History} order lines each, beside {arguments.Small:N0}; {Environment.ProcessorCount} cores shared by
            server, database and driver; load average {Load()} at the start (1 per core is a full machine); .NET {Environment.Version}; {TimeProvider.System.GetUtcNow():yyyy-MM-dd HH:mm} UTC.

            - per second and p50: as fast as the connections go. p99: at a steady pace of 70 % of that (25 % for one connection), counted
              from the instant at which the request should have gone out.
            - CPU: of the server (and + of the PostgreSQL processes), per request. SQL: statements of one request, the session included.
            - bare SQL: the same statements, prepared, on a bare connection. Cost is CPU of server and database.
            """));
        Line("");
        foreach (var line in Head.Split('\n')) Line(line.TrimEnd('\r'));
    }

    public void Loaded(Company company) => screen.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {company.Provider}, {company.Customers:N0} customers: {company.Bytes / 1e9:0.00} GB, loaded in {company.Tables.Sum(t => t.Seconds):0} s ({string.Join(", ", company.Tables.Select(t => $"{t.Table} {t.Rows:N0}: {t.Seconds:0.0} s"))})"));

    public void Add(Row row)
    {
        _rows.Add(row);
        var over = row.Over().ToList();
        _over.AddRange(over.Select(o => $"{row.Name} ({row.Provider}): {o}"));
        Line(string.Create(CultureInfo.InvariantCulture,
            $"| {row.Name} | {row.Provider} | {row.Full.PerSecond:0} | {row.Full.P50:0.00} | {row.Steady.P99:0.0} | {row.Full.ServerCpu:0.00}{(row.Provider == "sqlite" ? "" : $"+{row.Full.DatabaseCpu:0.00}")} | {row.Anatomy?.Statements} | {row.Anatomy?.Bare:0.00} | {row.Ratio:0.00} | {row.Allowed} | {(row.Allowed.Length == 0 && over.Count == 0 ? "" : over.Count == 0 ? "ok" : "**over**: " + string.Join("; ", over))} |"));
        if (row.Full.FirstRefusal is { } refusal) screen.WriteLine($"    refused: {refusal}");
    }

    public void Start(string provider, double coldMs, double megabytes)
    {
        var over = new List<string>();
        if (coldMs > 1500) over.Add($"{coldMs:0} > 1500 ms");
        if (megabytes > 150) over.Add($"{megabytes:0} > 150 MB");
        _over.AddRange(over.Select(o => $"start ({provider}): {o}"));
        Line(string.Create(CultureInfo.InvariantCulture, $"| start: first page after {coldMs:0} ms, then {megabytes:0} MB | {provider} | | | | | | | | ≤ 1500 ms, ≤ 150 MB | {(over.Count == 0 ? "ok" : "**over**: " + string.Join("; ", over))} |"));
    }

    /// <summary>A line for work that is done once over everything.</summary>
    public void Errand(string name, string provider, double milliseconds, string said, double budget)
    {
        var over = milliseconds > budget;
        if (over) _over.Add(string.Create(CultureInfo.InvariantCulture, $"{name} ({provider}): {milliseconds:0} > {budget} ms"));
        Line(string.Create(CultureInfo.InvariantCulture, $"| {name}: {said} | {provider} | | {milliseconds:0} | | | | | | ≤ {budget} ms | {(over ? "**over**" : "ok")} |"));
    }

    public void End()
    {
        Line("");
        Line($"Load average at the end: {Load()}.");
        Line(_over.Count == 0 ? "All budgets hold." : $"{_over.Count} over budget.");
        if (arguments.Markdown is { } file) File.WriteAllText(file, _text.ToString());
    }

    private void Line(string text)
    {
        _text.Append(text).Append('\n');
        screen.WriteLine(text);
    }

    private static string Load() => File.ReadAllText("/proc/loadavg").Split(' ')[0];
}
