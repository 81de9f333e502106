using Kegui.Kernel;
using Kegui.Modules.Trade;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Demo;

/// <summary>Orders delivered and money received: the larger a customer, the more often it buys; most pay in time.</summary>
internal sealed class DemoBusiness(MovingClock clock, DemoNames names, DemoPeople people)
{
    private static readonly (string Code, string Name, decimal Price)[] Goods =
        [("FN-M8", "六角法兰螺母 M8", 0.185m), ("LB-M10", "防松螺栓 M10×40", 0.62m), ("SW-12", "弹簧垫圈 12", 0.043m), ("TS-M6", "三角牙自攻螺钉 M6", 0.128m), ("HB-M16", "高强度螺栓 M16×60", 2.35m), ("CP-8", "冷镦异形件 8 号", 1.46m)];

    public async Task Live(IServiceProvider door, DateOnly day, IReadOnlyList<DemoStory.DemoCustomer> customers, CancellationToken cancel)
    {
        clock.Advance(TimeSpan.FromMinutes(5));
        var finance = await DemoStory.As(door, people.One("finance"), cancel);
        var trade = door.GetRequiredService<TradeActs>();
        foreach (var customer in customers.Where(c => names.Chance(c.Weight > 7 ? 8 : c.Weight > 3 ? 4 : 1)))
        {
            var lines = Enumerable.Range(0, names.Between(1, 3)).Select(_ => names.Pick(Goods))
                .Select(g => new TradeLineInput(g.Code, g.Name, names.Between(2, 30) * 1000m * customer.Weight, g.Price)).ToList();
            await Demo.Must(trade.Record(finance, new() { CustomerId = customer.Id, Kind = "sale", On = day, DueOn = day.AddDays(names.Pick([30, 45, 60])), Lines = lines }, cancel));
        }
        await Collect(door, day, cancel);
    }

    private async Task Collect(IServiceProvider door, DateOnly day, CancellationToken cancel)
    {
        var db = door.GetRequiredService<AppDb>();
        var due = await db.Whole<Payment>(Actor.System).Where(p => p.PaidOn == null && p.DueOn <= day && p.ReversedById == null).OrderBy(p => p.Id).Take(200).ToListAsync(cancel);
        if (due.Count == 0) return;
        var finance = await DemoStory.As(door, people.One("finance"), cancel);
        var payments = door.GetRequiredService<PaymentActs>();
        // Six of seven pay on the day; the rest let it wait and are asked again each day.
        foreach (var payment in due.Where(p => names.Chance(p.DueOn == day ? 86 : 6)))
            await Demo.Must(payments.Settle(finance, payment.Id, payment.Version, new(day, payment.AmountFen), cancel));
    }
}
