using System.Globalization;
using System.Text;
using Kegui.Kernel;
using Kegui.Modules.Imports;
using Kegui.Modules.Trade.Import;
using Kegui.Tests.Kernel.Text;
using Kegui.Tests.Modules.Trade;
using Kegui.Tests.World;
using ImportActs = Kegui.Modules.Trade.Import.ImportActs;
using static Kegui.Tests.Modules.Imports.ImportWorld;

namespace Kegui.Tests.Modules.Imports;

/// <summary>The program itself, killed in the middle of an import: what it wrote is hidden, and gone after the next start.</summary>
public sealed class KillTests
{
    // A lease keeps another node from taking over what is alive; two minutes need not be waited for.
    private const string Past = "2020-01-01 00:00:00";

    [Fact]
    public async Task Customers_of_a_killed_import_are_hidden_and_gone_after_the_next_start()
    {
        await using var world = await TestWorld.Open();
        var made = new MadeUpCustomers(11);
        var rows = Enumerable.Range(0, 6000).Select(_ => made.Next()).DistinctBy(r => r.Name);
        var id = await world.Tried([.. rows.Select(r => Row(r.Name, r.CreditCode, r.Phone, r.Contact))]);
        await world.Chosen(id, new(null, null, (await world.Import(id)).SummaryMade()!.Doubles.ToDictionary(d => d.Key, _ => "create"), null));
        await Cast.Must(world.Begin(id, whole: false));
        await using var child = await Child.Of(world);
        var mine = $"select count(*) from \"Customer\" where \"ImportId\" = {id}";

        child.Start();
        await child.Until(mine, n => n > 0);
        await child.Kill();

        Assert.InRange(await child.Number(mine), 1, 5999);
        Assert.Equal(1, await Open(child, id));
        await child.Do($"update \"Work\" set \"LeasedUntil\" = '{Past}' where \"FinishedAt\" is null");
        child.Start();
        await child.Until("select count(*) from \"Work\" where \"FinishedAt\" is null", n => n == 0);
        Assert.Equal(0, await child.Number(mine));
        Assert.Equal(0, await Open(child, id));
        Assert.Equal(0, await child.Number("select count(*) from \"Contact\""));
        Assert.Equal(1, await child.Number($"select count(*) from \"Import\" where \"Id\" = {id} and \"State\" = 'tried' and \"Problem\" = 'run-stopped'"));
    }

    [Fact]
    public async Task Trade_of_a_killed_import_is_hidden_and_gone_after_the_next_start()
    {
        await using var world = await TradeWorld.Open();
        var csv = new StringBuilder("单号,日期,客户编码,货号,数量,单价\n");
        for (var i = 0; i < 24_000; i++) csv.Append(CultureInfo.InvariantCulture, $"S{i / 2},2026-10-{1 + i % 28 / 2},K{i / 2 % 300},P{i % 50},2,10\n");
        var id = await world.Upload(Encoding.UTF8.GetBytes(csv.ToString()));
        await world.Try(id, p => p with { Unknown = UnknownChoices.Create, Source = "erp" });
        var version = (await world.Import(id)).Version;
        await Cast.Must(world.Act<ImportActs, Outcome<long>>(Cast.Finance, (acts, call) => acts.Start(call, id, version, default)));
        await using var child = await Child.Of(world.World);

        child.Start();
        await child.Until("select count(*) from \"TradeDocument\"", n => n > 0);
        await child.Kill();

        Assert.InRange(await child.Number("select count(*) from \"TradeDocument\""), 1, 11_999);
        Assert.Equal(300, await child.Number("select count(*) from \"Customer\""));
        Assert.Equal(1, await Open(child, id));
        await child.Do($"update \"TradeImport\" set \"LeaseUntil\" = '{Past}'");
        child.Start();
        await child.Until("select count(*) from \"TradeImport\" where \"State\" = 'undone' and not \"HasRows\"", n => n == 1);
        foreach (var table in new[] { "TradeDocument", "TradeLine", "CustomerMonth", "Customer", "ForeignCode" })
            Assert.Equal(0, await child.Number($"select count(*) from \"{table}\""));
        Assert.Equal(0, await Open(child, id));
    }

    [Fact]
    public async Task Customers_that_a_running_trade_import_makes_are_there_for_nobody()
    {
        await using var world = await TradeWorld.Open();
        var id = await world.Upload("单号,日期,客户编码,货号,数量,单价\nS1,2026-10-01,K1,P1,2,10\n"u8.ToArray());
        await world.Try(id, p => p with { Unknown = UnknownChoices.Create });
        var version = (await world.Import(id)).Version;
        await Cast.Must(world.Act<ImportActs, Outcome<long>>(Cast.Finance, (acts, call) => acts.Start(call, id, version, default)));
        Assert.Contains(id, (await world.World.CallOf(Cast.Wuqiang)).Actor.OpenImports);
        await world.Work();
        Assert.Empty((await world.World.CallOf(Cast.Wuqiang)).Actor.OpenImports);
    }

    private static Task<long> Open(Child child, long id) => child.Number($"select count(*) from \"Setting\" where \"Key\" = 'imports.open' and \"Value\" like '%{id}%'");
}
