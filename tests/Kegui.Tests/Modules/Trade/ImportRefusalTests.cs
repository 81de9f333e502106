using System.Text;
using Kegui.Kernel;
using Kegui.Modules.Trade.Import;
using Kegui.Tests.World;

namespace Kegui.Tests.Modules.Trade;

/// <summary>An import of trade is run when it was tried, and undone when it is done; before that it says so.</summary>
[Trait("Db", "both")]
public sealed class ImportRefusalTests
{
    [Fact]
    public async Task A_step_that_does_not_fit_is_refused_and_goes_in_its_time()
    {
        await using var world = await TradeWorld.Open();
        await world.Customer("宏远机械");
        var id = await world.Upload(Encoding.UTF8.GetBytes("单号,日期,客户编码,产品编码,数量,单价\nS1,2026-10-01,K1,P1,2,10\n"));
        Assert.Equal("import-busy", (await Step(world, id, (acts, call, version) => acts.Start(call, id, version, default))).Refusal?.Code);
        Assert.Equal("import-not-done", (await Step(world, id, (acts, call, version) => acts.Undo(call, id, version, default))).Refusal?.Code);
        await world.Try(id);
        await world.Run(id);
        Assert.True((await Step(world, id, (acts, call, version) => acts.Undo(call, id, version, default))).Done);
    }

    private static async Task<Outcome<long>> Step(TradeWorld world, long id, Func<ImportActs, Call, int, Task<Outcome<long>>> step)
    {
        var version = (await world.Import(id)).Version;
        return await world.Act<ImportActs, Outcome<long>>(Cast.Finance, (acts, call) => step(acts, call, version));
    }
}
