using Kegui.Kernel;
using Kegui.Modules.Trade;
using Kegui.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Tests.Modules.Trade;

[Trait("Db", "both")]
public sealed class MonthsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Whatever_is_done_the_months_are_those_of_the_lines(int seed)
    {
        await using var world = await TradeWorld.Open();
        var customers = new[] { await world.Customer("宁波海天轴承有限公司"), await world.Customer("温州瓯江阀门有限公司") };
        var random = new Random(seed);
        for (var step = 0; step < 40; step++) await Anything(world, customers[random.Next(2)], random);
        await world.MonthsAreRight();
        var (lines, documents) = await world.Read(async db => (await db.Whole<TradeLine>(Actor.System).SumAsync(l => l.AmountFen), await db.Whole<TradeDocument>(Actor.System).SumAsync(d => d.AmountFen)));
        Assert.Equal((lines, lines), (documents, (await world.Months()).Sum(m => m.VolumeFen)));
    }

    private static async Task Anything(TradeWorld world, long customer, Random random)
    {
        var on = world.Today.AddDays(-random.Next(500));
        var documents = (await world.Documents()).Where(d => d.Living).ToList();
        var payments = await world.Read(db => db.Whole<Payment>(Actor.System).Where(p => p.ReversalOfId == null && p.ReversedById == null).ToListAsync());
        switch (random.Next(6))
        {
            case 0 when documents.Count > 0:
                var document = documents[random.Next(documents.Count)];
                await Cast.Must(world.Act<TradeActs, Outcome<long>>(Cast.Finance, (acts, call) => acts.Reverse(call, document.Id, document.Version, "x", default)));
                break;
            case 1 when payments.Exists(p => p.PaidOn is null):
                var owed = payments.First(p => p.PaidOn is null);
                await Cast.Must(world.Act<PaymentActs, Outcome<long>>(Cast.Finance, (acts, call) => acts.Settle(call, owed.Id, owed.Version, new(on, owed.AmountFen - random.Next((int)owed.AmountFen)), default)));
                break;
            case 2 when payments.Count > 0:
                var payment = payments[random.Next(payments.Count)];
                await Cast.Must(world.Act<PaymentActs, Outcome<long>>(Cast.Finance, (acts, call) => acts.Reverse(call, payment.Id, payment.Version, "x", default)));
                break;
            default:
                var sale = random.Next(4) > 0;
                await Cast.Must(world.Record(Cast.Finance, new()
                {
                    CustomerId = customer,
                    Kind = sale ? "sale" : "return",
                    On = on,
                    DueOn = sale && random.Next(2) == 0 ? on.AddDays(random.Next(60)) : null,
                    Lines = [.. Enumerable.Range(0, 1 + random.Next(3)).Select(i => new TradeLineInput($"P{i}", null, 1 + random.Next(9), random.Next(1, 100_000) / 1000m))],
                }));
                break;
        }
    }

    [Fact]
    public async Task Rebuilding_says_how_many_months_were_wrong_and_mends_them()
    {
        await using var world = await TradeWorld.Open();
        var customer = await world.Customer("宁波海天轴承有限公司");
        await world.Sale(customer, new(2026, 9, 1), 10);
        await world.Sale(customer, new(2026, 10, 1), 20);
        Assert.Equal(0, (await Cast.Must(Rebuild(world))).Mended);
        await world.Read(db => db.Whole<CustomerMonth>(Actor.System).Where(m => m.Month == 202610).ExecuteUpdateAsync(set => set.SetProperty(m => m.SalesFen, 1)));
        await Assert.ThrowsAnyAsync<Exception>(world.MonthsAreRight);
        Assert.Equal(new MonthsRebuilt(1, 1), await Cast.Must(Rebuild(world)));
        await world.MonthsAreRight();
    }

    [Fact]
    public async Task Only_the_administrator_rebuilds()
    {
        await using var world = await TradeWorld.Open();
        Assert.Equal("no-permission", (await Rebuild(world, Cast.Finance)).Refusal?.Code);
    }

    private static Task<Outcome<MonthsRebuilt>> Rebuild(TradeWorld world, string who = Cast.Admin) =>
        world.Act<MonthActs, Outcome<MonthsRebuilt>>(who, (acts, call) => acts.Rebuild(call, default));
}
