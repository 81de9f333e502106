using System.Globalization;
using Kegui.Kernel;
using Kegui.Modules.Customers;
using Kegui.Modules.Imports;
using Kegui.Modules.Pool;
using Kegui.Modules.Staff;
using Kegui.Modules.Trade;
using Kegui.Tests.Modules.Imports;
using Kegui.Tests.World;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kegui.Tests.Modules.Trade;

/// <summary>Whichever door gives a customer to somebody else: documents follow, the history of owners has a row, nobody's customer stays in the pool.</summary>
public sealed class OwnerDoorsTests
{
    public static TheoryData<string> Doors => ["bulk", "handover", "release", "claim", "import", "import-undone", "merge", "unmerge"];

    [Theory]
    [MemberData(nameof(Doors))]
    public async Task Documents_follow_their_customer_through(string door)
    {
        await using var trade = await TradeWorld.Open();
        var world = trade.World;
        var customer = await trade.Customer("宁波宏远机械有限公司");
        await trade.Sale(customer, new(2026, 10, 8), 10);
        var rows = await History(trade, customer);

        await Go(trade, door, customer);

        var now = await trade.Read(db => db.Whole<Customer>(Actor.System).SingleAsync(c => c.Id == customer));
        Assert.Equal(door switch { "release" => null, "import-undone" or "unmerge" => await world.IdOf(Cast.Lihai), _ => await world.IdOf(door == "handover" ? Cast.Chengang : Cast.Zhoumin) }, now.OwnerId);
        var document = Assert.Single((await trade.Documents()).Where(d => d.CustomerId == customer));
        Assert.Equal((now.OwnerId, now.DepartmentId, now.ProvinceCode), (document.OwnerId, document.DepartmentId, document.ProvinceCode));
        Assert.Equal(now.OwnerId is null, now.PooledOn is not null);
        Assert.True(await History(trade, customer) > rows);
        var last = await trade.Read(db => db.Set<CustomerAssignment>().Where(a => a.CustomerId == customer).OrderByDescending(a => a.Id).FirstAsync());
        Assert.Equal(now.OwnerId, last.ToId);
        // Who lost it sees it no more; to whom it went, does.
        var (li, other) = ((await world.CallOf(Cast.Lihai)).Actor, (await world.CallOf(door == "handover" ? Cast.Chengang : Cast.Zhoumin)).Actor);
        Assert.Equal(now.OwnerId == li.PersonId ? 1 : 0, (await trade.Read(db => db.Documents(li, new(), default))).Count(d => d.CustomerId == customer));
        Assert.Equal(now.OwnerId == other.PersonId ? 1 : 0, (await trade.Read(db => db.Documents(other, new(), default))).Count(d => d.CustomerId == customer));
    }

    [Fact]
    public async Task Documents_imported_while_their_customer_changed_hands_are_the_new_owner_s()
    {
        TradeWorld? trade = null;
        var giving = new Giving();
        await using var world = trade = await TradeWorld.Open(services => services.AddSingleton<IActWatch>(giving));
        var customer = await trade.Customer("宁波宏远机械有限公司");
        var code = await trade.Read(db => db.Whole<Customer>(Actor.System).Select(c => c.Code).SingleAsync());
        giving.Give = async () => await Go(trade, "bulk", customer);
        await trade.Bring($"单号,日期,客户编码,货号,数量,单价\nS1,2026-10-01,{code},P1,2,10\n");
        Assert.Equal(await trade.World.IdOf(Cast.Zhoumin), Assert.Single(await trade.Documents()).OwnerId);
    }

    private static async Task Go(TradeWorld trade, string door, long customer)
    {
        var world = trade.World;
        var (zhou, chen) = (await world.IdOf(Cast.Zhoumin), await world.IdOf(Cast.Chengang));
        switch (door)
        {
            case "bulk":
                await Cast.Must(trade.Act<Bulk, Outcome<long>>(Cast.Zhaoning, (bulk, call) => bulk.Run(call, new([customer], "assign", null, zhou.ToString(CultureInfo.InvariantCulture)), default)));
                break;
            case "handover":
                var id = await Cast.Must(trade.Act<HandoverActs, Outcome<long>>(Cast.Wuqiang, async (acts, call) => await acts.Start(call, new(await world.IdOf(Cast.Lihai), [new(chen)]), default)));
                await Cast.Must(trade.Act<HandoverActs, Outcome<int>>(Cast.Wuqiang, (acts, call) => acts.Finish(call, id, default)));
                break;
            case "release":
                await Cast.Must(trade.Act<PoolActs, Outcome<long>>(Cast.Lihai, (acts, call) => acts.Release(call, customer, "x", default)));
                break;
            case "claim":
                await Go(trade, "release", customer);
                await Cast.Must(trade.Act<PoolActs, Outcome<long>>(Cast.Zhoumin, (acts, call) => acts.Claim(call, customer, default)));
                break;
            case "import":
                await Import(world);
                break;
            case "import-undone":
                await world.Undone((await Import(world)).Id);
                break;
            case "merge":
                await Merge(trade, customer);
                break;
            case "unmerge":
                await Merge(trade, customer);
                var merge = await trade.Read(db => db.Set<CustomerMerge>().SingleAsync());
                await Cast.Must(trade.Act<MergeActs, Outcome<long>>(Cast.Marketing, (acts, call) => acts.Undo(call, merge.Id, default)));
                break;
        }
    }

    private static async Task<Import> Import(TestWorld world)
    {
        var id = await world.Tried(ImportWorld.Row("宁波宏远机械有限公司", owner: "周敏"));
        await world.Chosen(id, new(null, null, new Dictionary<string, string> { ["stored:same-name"] = "update" }, null));
        return await world.Ran(id, whole: true);
    }

    private static async Task Merge(TradeWorld trade, long customer)
    {
        var gone = await trade.Customer("苏州嘉禾电器有限公司", Cast.Zhoumin);
        await Cast.Must(trade.Act<MergeActs, Outcome<long>>(Cast.Marketing, async (acts, call) => await acts.Merge(call, new(customer, await Version(trade, customer), gone, await Version(trade, gone), ["OwnerId"]), default)));
    }

    private static Task<int> Version(TradeWorld trade, long id) => trade.Read(db => db.Whole<Customer>(Actor.System).Where(c => c.Id == id).Select(c => c.Version).SingleAsync());

    private static Task<int> History(TradeWorld trade, long customer) => trade.Read(db => db.Set<CustomerAssignment>().CountAsync(a => a.CustomerId == customer));

    /// <summary>Gives the customer away after the documents are written and before the import comes true.</summary>
    private sealed class Giving : IActWatch
    {
        public Func<Task>? Give { get; set; }

        public async Task Before(Act act, CancellationToken cancel)
        {
            if (Give is not { } give || act.Name != "trade.import" || !act.Facts.Any(f => f.Name == "TradeImported")) return;
            Give = null;
            await give();
        }
    }
}
