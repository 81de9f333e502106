using System.Text;
using Kegui.Kernel;
using Kegui.Modules.Customers;
using Kegui.Modules.Trade;
using Kegui.Modules.Trade.Import;
using Kegui.Tests.World;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kegui.Tests.Modules.Trade;

[Trait("Db", "both")]
public sealed class ImportRunTests
{
    private const string Header = "单号,日期,客户编码,产品编码,数量,单价\n";
    private const string October = Header + "S1,2026-10-01,K1,P1,2,10\nS2,2026-10-05,K2,P1,1,30\nS3,2026-10-09,K1,P2,4,5\n";

    [Fact]
    public async Task Importing_the_same_again_changes_nothing()
    {
        await using var world = await TradeWorld.Open();
        await world.Bring(October);
        var again = await world.Bring(October, ImportModes.Replace);
        Assert.Equal((0, 3, 0, 0), (again.Added.Documents, again.Same.Documents, again.Changed.Documents, again.Vanished.Documents));
        Assert.Equal(3, (await world.Documents()).Count);
        await world.MonthsAreRight();
    }

    [Fact]
    public async Task A_month_again_shows_the_differences_before_it_replaces_by_reversal()
    {
        await using var world = await TradeWorld.Open();
        await world.Bring(October);
        var changed = Header + "S1,2026-10-01,K1,P1,2,10\nS2,2026-10-05,K2,P1,1,31\nS4,2026-10-20,K2,P1,1,7\n";
        var id = await world.Upload(Encoding.UTF8.GetBytes(changed));
        var trial = await world.Try(id, p => p with { Mode = ImportModes.Replace });
        Assert.Equal((new Difference(1, 0, 700), new Difference(1, 3000, 3100), new Difference(1, 2000, 0)), (trial.Added, trial.Changed, trial.Vanished));
        Assert.Equal([("changed", "S2"), ("vanished", "S3")], trial.Differences.Select(d => (d.Kind, d.Number)));
        Assert.Equal(3, (await world.Documents()).Count);
        await world.Run(id);
        var documents = await world.Documents();
        Assert.Equal(7, documents.Count);
        Assert.Equal([("S1", 2000L), ("S2", 3100L), ("S4", 700L)], documents.Where(d => d.Living).Select(d => (d.Number, d.AmountFen)).Order());
        Assert.Equal(2000 + 3100 + 700, (await world.Months()).Sum(m => m.VolumeFen));
        Assert.Equal(3, (await world.Months()).Sum(m => m.Documents));
        Assert.Equal([new DateOnly(2026, 10, 1), new DateOnly(2026, 10, 20)], await LastOrders(world));
        await world.MonthsAreRight();

        var version = (await world.Import(id)).Version;
        await Cast.Must(world.Act<ImportActs, Outcome<long>>(Cast.Finance, (acts, call) => acts.Undo(call, id, version, default)));
        Assert.Equal(["S1", "S2", "S3"], await Seen(world));
        await world.Work();
        Assert.Equal([("S1", 2000L), ("S2", 3000L), ("S3", 2000L)], (await world.Documents()).Where(d => d.Living).Select(d => (d.Number, d.AmountFen)).Order());
        Assert.Equal([new DateOnly(2026, 10, 5), new DateOnly(2026, 10, 9)], await LastOrders(world));
        await world.MonthsAreRight();
    }

    [Fact]
    public async Task Adding_only_leaves_differing_documents_alone_and_says_so()
    {
        await using var world = await TradeWorld.Open();
        await world.Bring(October);
        var result = await world.Bring(Header + "S2,2026-10-05,K2,P1,1,31\nS4,2026-10-20,K2,P1,1,7\n");
        Assert.Equal(1, result.Tallies.Single(t => t.Fate == LineFate.RecordedOtherwise).Lines);
        Assert.Equal(4, (await world.Documents()).Count(d => d.Living));
        Assert.Equal(3000, (await world.Documents()).Single(d => d.Number == "S2").AmountFen);
    }

    [Fact]
    public async Task Only_the_chosen_month_is_compared_and_documents_by_hand_are_left_alone()
    {
        await using var world = await TradeWorld.Open();
        await world.Bring(October + "N1,2026-11-03,K1,P1,1,1\n");
        await world.Sale((await world.Documents())[0].CustomerId, new(2026, 10, 3), 99);
        var id = await world.Upload(Encoding.UTF8.GetBytes(Header + "S1,2026-10-01,K1,P1,2,10\nN9,2026-11-08,K1,P1,1,1\n"));
        var trial = await world.Try(id, p => p with { Mode = ImportModes.Replace, FromMonth = 202610, ToMonth = 202610 });
        Assert.Equal((2, 1), (trial.Vanished.Documents, trial.Tallies.Single(t => t.Fate == LineFate.OutsidePeriod).Lines));
    }

    [Fact]
    public async Task Undoing_takes_documents_customers_and_codes_away_and_not_those_in_use()
    {
        await using var world = await TradeWorld.Open();
        await world.Bring(October);
        var used = (await world.Documents()).First(d => d.Number == "S2").CustomerId;
        await world.Sale(used, new(2026, 10, 2), 1);
        var id = (await world.Read(db => db.Whole<TradeImport>(Actor.System).SingleAsync())).Id;
        await Cast.Must(world.Act<ImportActs, Outcome<long>>(Cast.Finance, (acts, call) => acts.Undo(call, id, world.Import(id).Result.Version, default)));
        await world.Work();
        Assert.Equal("T000001", Assert.Single(await world.Documents()).Number);
        Assert.Equal([used], await world.Read(db => CustomerFacts.Named(db).Select(c => c.Id).ToListAsync()));
        Assert.Equal(["K2"], await world.Read(db => db.Whole<ForeignCode>(Actor.System).Select(f => f.Code).ToListAsync()));
        Assert.Equal((ImportStates.Undone, false), ((await world.Import(id)).State, (await world.Import(id)).HasRows));
        Assert.Equal([(DateOnly?)new DateOnly(2026, 10, 2)], await LastOrders(world));
        await world.MonthsAreRight();
    }

    [Fact]
    public async Task What_others_built_upon_is_not_undone()
    {
        await using var world = await TradeWorld.Open();
        await world.Bring(October);
        var first = (await world.Documents())[0];
        await Cast.Must(world.Act<TradeActs, Outcome<long>>(Cast.Finance, (acts, call) => acts.Reverse(call, first.Id, first.Version, "by hand", default)));
        var outcome = await world.Act<ImportActs, Outcome<long>>(Cast.Finance, (acts, call) => acts.Undo(call, first.ImportId!.Value, world.Import(first.ImportId.Value).Result.Version, default));
        Assert.Equal("import-built-upon", outcome.Refusal?.Code);
    }

    [Fact]
    public async Task A_run_that_was_killed_is_hidden_at_once_and_gone_after_the_next_start()
    {
        var death = new Death();
        await using var world = await TradeWorld.Open(services => services.AddSingleton<IActWatch>(death));
        var id = await world.Upload(Encoding.UTF8.GetBytes(October));
        await world.Try(id, p => p with { Unknown = UnknownChoices.Create });
        var version = (await world.Import(id)).Version;
        await Cast.Must(world.Act<ImportActs, Outcome<long>>(Cast.Finance, (acts, call) => acts.Start(call, id, version, default)));
        using var kill = new CancellationTokenSource();
        death.Strike = kill;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => world.World.App.Services.GetRequiredService<ImportRunner>().Step(kill.Token));
        Assert.Equal((ImportStates.Running, true, 3), ((await world.Import(id)).State, (await world.Import(id)).HasRows, (await world.Documents()).Count));
        Assert.Empty(await Seen(world));
        Assert.Empty(await world.Months());

        death.Strike = null;
        world.World.Clock.Advance(TimeSpan.FromMinutes(5));
        var next = ActivatorUtilities.CreateInstance<ImportRunner>(world.World.App.Services);
        while (await next.Step(default)) { }
        Assert.Empty(await world.Documents());
        Assert.Empty(await world.Read(db => CustomerFacts.Named(db).ToListAsync()));
        Assert.Equal((ImportStates.Undone, "import-interrupted", false), ((await world.Import(id)).State, (await world.Import(id)).Error, (await world.Import(id)).HasRows));
    }

    [Fact]
    public async Task Cancelling_before_and_during_the_run_leaves_nothing()
    {
        await using var world = await TradeWorld.Open();
        var id = await world.Upload(Encoding.UTF8.GetBytes(October));
        await world.Try(id, p => p with { Unknown = UnknownChoices.Create });
        var version = (await world.Import(id)).Version;
        await Cast.Must(world.Act<ImportActs, Outcome<long>>(Cast.Finance, (acts, call) => acts.Start(call, id, version, default)));
        await world.Read(db => db.Whole<TradeImport>(Actor.System).ExecuteUpdateAsync(set => set.SetProperty(i => i.CancelAsked, true)));
        await world.Work();
        Assert.Equal((ImportStates.Undone, "import-cancelled"), ((await world.Import(id)).State, (await world.Import(id)).Error));
        Assert.Empty(await world.Documents());
        var second = await world.Upload(Encoding.UTF8.GetBytes(October));
        await Cast.Must(world.Act<ImportActs, Outcome<long>>(Cast.Finance, (acts, call) => acts.Cancel(call, second, default)));
        Assert.Equal(ImportStates.Undone, (await world.Import(second)).State);
        Assert.Equal("import-over", (await world.Act<ImportActs, Outcome<long>>(Cast.Finance, (acts, call) => acts.Cancel(call, second, default))).Refusal?.Code);
    }

    [Fact]
    public async Task Codes_are_mapped_by_hand_and_found_the_next_time()
    {
        await using var world = await TradeWorld.Open();
        var customer = await world.Customer("宁波海天轴承有限公司");
        var ours = await world.Read(db => CustomerFacts.Named(db).Where(c => c.Id == customer).Select(c => c.Code).SingleAsync());
        var id = await world.Upload(Encoding.UTF8.GetBytes(October));
        var trial = await world.Try(id);
        Assert.Equal((2, 3), (trial.UnknownCustomers, trial.Tallies.Single(t => t.Fate == LineFate.UnknownCustomer).Lines));
        Assert.Equal([("K1", 2, 4000L), ("K2", 1, 3000L)], trial.Unknown.Select(u => (u.Code, u.Lines, u.Fen)));
        var version = (await world.Import(id)).Version;
        await Cast.Must(world.Act<ImportActs, Outcome<long>>(Cast.Finance, (acts, call) => acts.Decide(call, id, version, UnknownChoices.Skip, new Dictionary<string, string> { ["K1"] = ours }, default)));
        await world.Work();
        var result = await world.Run(id);
        Assert.Equal((2, 1), (result.Sum(Fates.Imported).Lines, result.Sum(Fates.Skipped).Lines));
        Assert.All(await world.Documents(), d => Assert.Equal(customer, d.CustomerId));
    }

    [Fact]
    public async Task A_clerk_imports_for_the_department_and_sees_no_import_of_another()
    {
        await using var world = await TradeWorld.Open();
        var theirs = await world.Customer("广州珠江包装有限公司", Cast.Chengang);
        var ours = await world.Read(db => CustomerFacts.Named(db).Where(c => c.Id == theirs).Select(c => c.Code).SingleAsync());
        var id = await world.Upload(Encoding.UTF8.GetBytes($"{Header}S1,2026-10-01,{ours},P1,2,10\n"), Cast.Clerk);
        Assert.Equal(1, (await world.Try(id, who: Cast.Clerk)).UnknownCustomers);
        Assert.Equal(0, (await world.Try(await world.Upload(Encoding.UTF8.GetBytes($"{Header}S1,2026-10-01,{ours},P1,2,10\n")))).UnknownCustomers);
        using var clerk = await world.World.As(Cast.Clerk);
        Assert.Equal(1, (await clerk.Open("/trade/imports")).Page.QuerySelectorAll("tbody tr").Length);
        using var seller = await world.World.As(Cast.Lihai);
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await seller.Open("/trade/imports")).Status);
    }

    [Fact]
    public async Task Slices_are_bounded_by_documents_and_by_lines()
    {
        var many = Enumerable.Range(0, 1200).Select(i => new Writing(new(i, 0, default, new int[i == 600 ? 9000 : 2]), null, 1, null)).ToList();
        var slices = ImportWriter.Slices(many).ToList();
        Assert.Equal(1200, slices.Sum(s => s.Count));
        Assert.All(slices, s => Assert.True(s.Count <= 500 && (s.Count == 1 || s.Sum(w => w.Staged.Lines.Count) <= 2500)));
        await Task.CompletedTask;
    }

    private static async Task<IReadOnlyList<string>> Seen(TradeWorld world)
    {
        var call = await world.World.CallOf(Cast.Finance);
        return [.. (await world.Read(db => db.Documents(call.Actor, new(), default))).Where(d => !d.Reversal && !d.Reversed).Select(d => d.Number).Order(StringComparer.Ordinal)];
    }

    private static async Task<List<DateOnly?>> LastOrders(TradeWorld world) =>
        [.. (await world.Read(db => db.Whole<Customer>(Actor.System).Select(c => c.LastOrderOn).ToListAsync())).Order()];

    /// <summary>Ends the process in the middle: after the documents are in, before the import comes true.</summary>
    private sealed class Death : IActWatch
    {
        public CancellationTokenSource? Strike { get; set; }

        public async Task Before(Act act, CancellationToken cancel)
        {
            if (Strike is null || act.Name != "trade.import" || !act.Facts.Any(f => f.Name == "TradeImported")) return;
            await Strike.CancelAsync();
            cancel.ThrowIfCancellationRequested();
        }
    }
}
