using System.Diagnostics;
using Kegui.Bench.Data;
using Kegui.Bench.Drive;
using Kegui.Bench.Errands;
using Kegui.Bench.Report;
using Kegui.Bench.Scenarios;

namespace Kegui.Bench;

/// <summary>Measures all scenarios on one database: the large company, and in turns with it the small one.</summary>
internal sealed class Course(Arguments arguments, Table table, Company large, Company small)
{
    private readonly TimeSpan _alone = TimeSpan.FromSeconds(arguments.Short ? 0.2 : 1);
    private readonly TimeSpan _warm = TimeSpan.FromSeconds(arguments.Warm);
    private readonly TimeSpan _crowd = TimeSpan.FromSeconds(arguments.Seconds);
    private const int Rounds = 2, RoundsOfDoubt = 8;

    public async Task Run()
    {
        var (scenarios, anatomy) = await Dissect(large);
        var (others, _) = await Dissect(small, only: true);
        if (scenarios.Count > 0) await Ask(scenarios, others, anatomy);
        if (!arguments.Short) await Errands();
    }

    private async Task Ask(IReadOnlyList<Scenario> scenarios, IReadOnlyList<Scenario> others, IReadOnlyList<Dissected?> anatomy)
    {
        await using var atLarge = await Start(large, scenarios[0]);
        await using var atSmall = await Start(small, others[0]);
        table.Start(large.Provider, atLarge.ColdStart, atLarge.Memory);
        await Task.WhenAll(WarmUp(atLarge, scenarios), WarmUp(atSmall, [.. others.Where(o => o.Compared)]));
        for (var i = 0; i < scenarios.Count; i++)
            table.Add(scenarios[i].Connections == 1 ? await Alone(scenarios[i], others[i], atLarge, atSmall, anatomy[i]) : await Crowd(scenarios[i], atLarge, anatomy[i]));
    }

    // Once the server has left the data folder.
    private async Task Errands()
    {
        foreach (var errand in Errand.All.Where(e => arguments.Wants(e.Name)))
        {
            var done = await errand.Run(large, arguments);
            table.Errand(errand.Name, large.Provider, done.Milliseconds, done.Said, errand.Budget);
        }
    }

    /// <summary>What each scenario asks of the database, with the time of each statement on a bare connection.</summary>
    public async Task Show(TextWriter screen)
    {
        var (scenarios, anatomy) = await Dissect(large);
        foreach (var (scenario, found) in scenarios.Zip(anatomy))
        {
            screen.WriteLine($"\n== {scenario.Name} ({large.Provider})");
            foreach (var heard in found!.Last)
                screen.WriteLine($"-- {heard.Milliseconds:0.00} ms; {string.Join(", ", heard.Parameters.Select(p => $"{p.ParameterName}={p.Value}"))}\n{heard.Sql}");
        }
    }

    private async Task<(IReadOnlyList<Scenario>, IReadOnlyList<Dissected?>)> Dissect(Company company, bool only = false)
    {
        await using var program = await InProcess.Open(company.Settings);
        await program.App.StartAsync();
        var known = await Known.Of(company, program.Services);
        var scenarios = Scenario.All(known).Where(s => arguments.Wants(s.Name) && (!arguments.Short || s.Compared && s.Budget.Ratio is not null)).ToList();
        var found = new List<Dissected?>();
        foreach (var scenario in scenarios) found.Add(only ? null : await Anatomy.Of(program, company, scenario));
        return (scenarios, found);
    }

    // The third one counts: the first reads the program from the disk.
    private async Task<Server> Start(Company company, Scenario scenario)
    {
        for (var tries = arguments.Short ? 0 : 2; ; tries--)
        {
            var server = await Server.Start(company, scenario.Next(new Random(1), 0));
            if (tries == 0) return server;
            await server.DisposeAsync();
        }
    }

    // The runtime compiles in steps while it serves, each page some dozens of times before its code is final; only then is it what people
    // meet all day.
    private async Task WarmUp(Server server, IReadOnlyList<Scenario> scenarios)
    {
        if (scenarios.Count == 0) return;
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < _warm;)
            foreach (var scenario in scenarios)
                await Driver.Closed(server, scenario, TimeSpan.FromSeconds(0.3));
    }

    private async Task<Row> Alone(Scenario scenario, Scenario other, Server atLarge, Server atSmall, Dissected? anatomy)
    {
        var (best, least) = ((Measured?)null, double.MaxValue);
        // The least counts; one that seems too dear is measured some more, for a busy neighbour may have struck one side only.
        for (var round = 0; round < Rounds || round < RoundsOfDoubt && best!.Cpu / least > scenario.Budget.Ratio; round++)
        {
            // In turns, so that a busy neighbour troubles both.
            var here = await Driver.Closed(atLarge, scenario, _alone);
            if (best is null || here.Cpu < best.Cpu) best = here;
            if (scenario.Compared && await Driver.Closed(atSmall, other, _alone) is { Cpu: > 0 } there) least = Math.Min(least, there.Cpu);
        }
        var steady = arguments.Short ? best! : await Driver.Open(atLarge, scenario, _alone * 2, Math.Min(200, 250 / best!.P50));
        return Make(scenario, best!, steady, anatomy, scenario.Compared && least < double.MaxValue ? best!.Cpu / least : null);
    }

    private async Task<Row> Crowd(Scenario scenario, Server atLarge, Dissected? anatomy)
    {
        var full = await Driver.Closed(atLarge, scenario, _crowd);
        var steady = await Driver.Open(atLarge, scenario, _crowd, full.PerSecond * 0.7);
        return Make(scenario, full, steady, anatomy, null);
    }

    private Row Make(Scenario scenario, Measured full, Measured steady, Dissected? anatomy, double? ratio) =>
        new() { Name = scenario.Name, Provider = large.Provider, Budget = scenario.Budget, Connections = scenario.Connections, Full = full, Steady = steady, Anatomy = anatomy, Ratio = ratio };
}
