using Kegui.Kernel;
using Kegui.Modules.Trade;
using Kegui.Tests.World;

namespace Kegui.Tests.Modules.Trade;

[Trait("Db", "both")]
public sealed class MeasuresTests
{
    private static readonly DateOnly AsOf = new(2026, 11, 23);

    [Fact]
    public async Task Measures_read_twelve_complete_months_and_nothing_of_the_current_one()
    {
        await using var world = await TradeWorld.Open();
        var buyer = await world.Customer("宁波海天轴承有限公司");
        var none = await world.Customer("温州瓯江阀门有限公司");
        await world.Sale(buyer, new(2025, 10, 31), 1000);
        await world.Sale(buyer, new(2025, 11, 1), 100);
        await world.Sale(buyer, new(2026, 10, 31), 50);
        await world.Sale(buyer, new(2026, 10, 31), 25);
        await world.Sale(buyer, new(2026, 11, 2), 7);
        await Cast.Must(world.Record(Cast.Finance, new() { CustomerId = buyer, Kind = "return", On = new(2026, 3, 1), Lines = [new("P", null, 1, 5m)] }));

        Assert.Equal((new Money(17_000), Money.Zero), await Pair(new AnnualVolume()));
        Assert.Equal((2, 0), await Pair(new MonthsWithOrders()));
        Assert.Equal((3m, 0m), await Pair(new PurchaseFrequency()));
        Assert.Equal((364m, (decimal?)null), await Maybe(new OrderInterval()));
        Assert.Equal((1.0m, (decimal?)null), await Maybe(new CooperationYears()));
        Assert.Equal((null, (decimal?)null), await Maybe(new OnTimePaymentRate()));

        async Task<(T, T)> Pair<T>(IMeasure<T> measure) where T : struct
        {
            var values = await world.Read(db => measure.Load(db, [buyer, none], AsOf, default));
            return (values[buyer], values[none]);
        }

        async Task<(decimal?, decimal?)> Maybe(IMeasure<decimal> measure)
        {
            var values = await world.Read(db => measure.Load(db, [buyer, none], AsOf, default));
            return (values.TryGetValue(buyer, out var a) ? a : null, values.TryGetValue(none, out var b) ? b : null);
        }
    }

    [Fact]
    public async Task Overdue_begins_the_day_after_and_late_payment_lowers_the_rate()
    {
        await using var world = await TradeWorld.Open();
        var customer = await world.Customer("宁波海天轴承有限公司");
        await Pay(new(2026, 9, 1), new(2026, 9, 1), 600);
        await Pay(new(2026, 9, 1), new(2026, 9, 2), 300);
        await Pay(new(2026, 10, 1), null, 100);
        await Pay(AsOf, null, 50);
        Assert.Equal(60m, (await world.Read(db => new OnTimePaymentRate().Load(db, [customer], AsOf, default)))[customer]);
        Assert.Equal(new Money(10_000), (await world.Read(db => new OverdueAmount().Load(db, [customer], AsOf, default)))[customer]);
        Assert.Equal(new Money(15_000), (await world.Read(db => new OverdueAmount().Load(db, [customer], AsOf.AddDays(1), default)))[customer]);
        Assert.Equal(Money.Zero, (await world.Read(db => new OverdueAmount().Load(db, [customer], new(2026, 9, 1), default)))[customer]);

        Task<long> Pay(DateOnly due, DateOnly? paid, long yuan) => Cast.Must(world.Act<PaymentActs, Outcome<long>>(Cast.Finance, (acts, call) =>
            acts.Record(call, new() { CustomerId = customer, AmountFen = yuan * 100, DueOn = due, PaidOn = paid }, default)));
    }
}
