using Kegui.Kernel;
using Kegui.Modules.Trade;
using Kegui.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Tests.Modules.Trade;

[Trait("Db", "both")]
public sealed class PaymentActsTests
{
    private static readonly DateOnly Due = new(2026, 10, 10);

    [Fact]
    public async Task A_part_paid_on_time_leaves_the_rest_owed_until_the_same_day()
    {
        await using var world = await TradeWorld.Open();
        var customer = await world.Customer("宁波海天轴承有限公司");
        var id = await Cast.Must(Record(world, new() { CustomerId = customer, AmountFen = 10_000, DueOn = Due }));
        await Cast.Must(Settle(world, id, 0, new(Due, 4_000)));
        var rows = await Payments(world);
        Assert.Equal([(4_000L, (DateOnly?)Due, Due), (6_000L, null, Due)], rows.Select(p => (p.AmountFen, p.PaidOn, p.DueOn)).Order());
        Assert.Equal(new(0, 0, 10_000, 4_000, 4_000, 0), world.SumsOf(await world.Months(), 202610));
        var rest = rows.Single(p => p.PaidOn is null);
        await Cast.Must(Settle(world, rest.Id, rest.Version, new(Due.AddDays(25), null)));
        Assert.Equal(new(0, 0, 10_000, 4_000, 4_000, 0), world.SumsOf(await world.Months(), 202610));
        Assert.Equal(new(0, 0, 0, 6_000, 0, 0), world.SumsOf(await world.Months(), 202611));
        await world.MonthsAreRight();
        Assert.Equal("payment-paid-already", (await Settle(world, rest.Id, rest.Version + 1, new(Due, null))).Refusal?.Code);
    }

    [Fact]
    public async Task More_than_is_owed_or_a_day_to_come_is_not_taken()
    {
        await using var world = await TradeWorld.Open();
        var customer = await world.Customer("宁波海天轴承有限公司");
        var id = await Cast.Must(Record(world, new() { CustomerId = customer, AmountFen = 10_000, DueOn = Due }));
        Assert.Equal("amount", Assert.Single((await Settle(world, id, 0, new(Due, 10_001))).Problems).Field);
        Assert.Equal("paidOn", Assert.Single((await Settle(world, id, 0, new(world.Today.AddDays(1), null))).Problems).Field);
        Assert.True((await Settle(world, id, 3, new(Due, null))).Conflict);
    }

    [Fact]
    public async Task A_payment_reversed_leaves_no_trace_in_the_months()
    {
        await using var world = await TradeWorld.Open();
        var customer = await world.Customer("宁波海天轴承有限公司");
        var id = await Cast.Must(Record(world, new() { CustomerId = customer, AmountFen = 5_000, PaidOn = Due }));
        await Cast.Must(world.Act<PaymentActs, Outcome<long>>(Cast.Finance, (acts, call) => acts.Reverse(call, id, 0, "wrong customer", default)));
        Assert.Equal(new MonthSums(), world.SumsOf(await world.Months(), 202610));
        Assert.Equal(2, (await Payments(world)).Count);
        Assert.Equal("trade-reversed-already", (await world.Act<PaymentActs, Outcome<long>>(Cast.Finance, (acts, call) => acts.Reverse(call, id, 1, "again", default))).Refusal?.Code);
    }

    [Fact]
    public async Task Salespeople_see_payments_and_do_not_book_them()
    {
        await using var world = await TradeWorld.Open();
        var customer = await world.Customer("宁波海天轴承有限公司");
        Assert.Equal("no-permission", (await Record(world, new() { CustomerId = customer, AmountFen = 1, DueOn = Due }, Cast.Lihai)).Refusal?.Code);
        using var browser = await world.World.As(Cast.Lihai);
        await browser.Open($"/customers/{customer}/trade");
        Assert.DoesNotContain("登记应收或回款", browser.Text, StringComparison.Ordinal);
    }

    private static Task<Outcome<long>> Record(TradeWorld world, PaymentInput input, string who = Cast.Finance) =>
        world.Act<PaymentActs, Outcome<long>>(who, (acts, call) => acts.Record(call, input, default));

    private static Task<Outcome<long>> Settle(TradeWorld world, long id, int version, SettleInput input) =>
        world.Act<PaymentActs, Outcome<long>>(Cast.Finance, (acts, call) => acts.Settle(call, id, version, input, default));

    private static Task<List<Payment>> Payments(TradeWorld world) => world.Read(db => db.Whole<Payment>(Actor.System).OrderBy(p => p.Id).ToListAsync());
}
