using Kegui.Bench.Data;
using Kegui.Bench.Drive;
using Kegui.Bench.Scenarios;

namespace Kegui.Bench;

/// <summary>
/// Two published programs in turns over two copies of a company: shows on a busy machine too whether a change was worth it.
/// </summary>
internal sealed class Duel(Arguments arguments, Company ours, Company theirs)
{
    private const int Rounds = 7;

    public async Task Run(TextWriter screen)
    {
        var (mine, other) = (await Scenarios(ours), await Scenarios(theirs));
        await using var us = await Server.Start(ours, mine[0].Next(new(1), 0));
        await using var them = await Server.Start(theirs, other[0].Next(new(1), 0), arguments.Rival);
        for (var i = 0; i < 12; i++)
            for (var s = 0; s < mine.Count; s++)
                await Task.WhenAll(Driver.Closed(us, mine[s], TimeSpan.FromSeconds(0.4)), Driver.Closed(them, other[s], TimeSpan.FromSeconds(0.4)));
        for (var s = 0; s < mine.Count; s++)
        {
            var (left, right) = (new List<Measured>(), new List<Measured>());
            for (var round = 0; round < Rounds; round++)
            {
                left.Add(await Driver.Closed(us, mine[s], TimeSpan.FromSeconds(1)));
                right.Add(await Driver.Closed(them, other[s], TimeSpan.FromSeconds(1)));
            }
            screen.WriteLine($"{mine[s].Name}: CPU {Median(left, m => m.Cpu):0.00} ms, theirs {Median(right, m => m.Cpu):0.00}; {Median(left, m => m.PerSecond):0}/s, theirs {Median(right, m => m.PerSecond):0}; p50 {Median(left, m => m.P50):0.0} ms, theirs {Median(right, m => m.P50):0.0}");
        }
    }

    private async Task<IReadOnlyList<Scenario>> Scenarios(Company company)
    {
        await using var program = await InProcess.Open(company.Settings);
        return [.. Scenario.All(await Known.Of(company, program.Services)).Where(s => arguments.Wants(s.Name))];
    }

    private static double Median(IEnumerable<Measured> runs, Func<Measured, double> figure) => runs.Select(figure).Order().ElementAt(Rounds / 2);
}
