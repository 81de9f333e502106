using System.Diagnostics;
using System.Globalization;
using Kegui.Kernel;
using Kegui.Modules.Customers;
using Kegui.Modules.Trade;
using Kegui.Modules.Trade.Import;
using Kegui.Tests.World;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kegui.Tests.Modules.Trade;

/// <summary>The whole year of a wholesaler, by hand: KEGUI_RETAIL names the unpacked file. Prints the accounting and the times.</summary>
[Trait("Db", "both")]
public sealed class RetailFileTests(ITestOutputHelper print)
{
    [Fact(Explicit = true)]
    public async Task Half_a_million_lines_are_accounted_for_to_the_fen()
    {
        var path = Environment.GetEnvironmentVariable("KEGUI_RETAIL");
        Assert.True(path is not null, "KEGUI_RETAIL is not set.");
        await using var world = await TradeWorld.Open();
        var watch = Stopwatch.StartNew();
        var id = await world.Upload(await File.ReadAllBytesAsync(path!, TestContext.Current.CancellationToken));
        Say($"upload {watch.ElapsedMilliseconds} ms");
        watch.Restart();
        await world.Try(id, p => p with { Unknown = UnknownChoices.Create });
        Say($"trial {watch.ElapsedMilliseconds} ms");
        watch.Restart();
        using var stop = new CancellationTokenSource();
        var others = Others(world, stop.Token);
        var result = await world.Run(id);
        Say($"run {watch.ElapsedMilliseconds} ms, peak {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576} MB");
        await stop.CancelAsync();
        var times = await others;
        Say($"others: {times.Count} acts, p50 {times[times.Count / 2]} ms, p95 {times[times.Count * 95 / 100]} ms, worst {times[^1]} ms");
        foreach (var t in result.Tallies) Say($"{t.Group,-9} {t.Code,-20} {t.Lines,8} {t.Exact.ToString(CultureInfo.InvariantCulture),16} {t.Fen,14}");
        Say($"added {result.Added}, customers made {result.NewCustomers}");
        Assert.Equal(result.Lines, result.Tallies.Sum(t => t.Lines));
        var (lines, fen, documents) = await world.Read(async db => (await db.Whole<TradeLine>(Actor.System).CountAsync(), await db.Whole<TradeLine>(Actor.System).SumAsync(l => l.AmountFen), await db.Whole<TradeDocument>(Actor.System).SumAsync(d => d.AmountFen)));
        Assert.Equal((result.Sum(Fates.Imported).Lines, result.Sum(Fates.Imported).Fen, result.Sum(Fates.Imported).Fen), (lines, fen, documents));
        await world.MonthsAreRight();
        watch.Restart();
        var import = await world.Import(id);
        await Cast.Must(world.Act<ImportActs, Outcome<long>>(Cast.Finance, (acts, call) => acts.Undo(call, id, import.Version, default)));
        Say($"undo {watch.ElapsedMilliseconds} ms");
        await world.Work();
        Say($"cleaned {watch.ElapsedMilliseconds} ms");
        Assert.Empty(await world.Documents());
    }

    // Somebody goes on working: a customer every now and then.
    private static Task<List<long>> Others(TradeWorld world, CancellationToken stop) => Task.Run(async () =>
    {
        var times = new List<long>();
        var call = await world.World.CallOf(Cast.Lihai);
        while (!stop.IsCancellationRequested)
        {
            var watch = Stopwatch.StartNew();
            await world.World.With(s => Cast.Must(s.GetRequiredService<CustomerActs>().Create(call, new() { Name = $"甬瑞{times.Count:0000}机械", NotSame = true }, default)));
            times.Add(watch.ElapsedMilliseconds);
        }
        times.Sort();
        return times;
    });

    private void Say(string text)
    {
        print.WriteLine(text);
        Console.Error.WriteLine(text);
    }
}
