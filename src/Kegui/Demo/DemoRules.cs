using Kegui.Kernel;
using Kegui.Modules.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Demo;

/// <summary>
/// The rulebook comes into the company: halfway the customers are graded and the visits of 《客户管理制度》 adopted, first on trial for a
/// month, then for real; near the end the company schedules a shorter interval. The sweep runs every morning.
/// </summary>
internal sealed class DemoRules(MovingClock clock, DemoPeople people, DemoSize size)
{
    private const string Regulation = "CGM";
    private const string Visits = "7";
    private DateOnly? _first;
    private bool _tried;
    private bool _real;

    public async Task Live(IServiceProvider door, DateOnly day, IReadOnlyList<DemoStory.DemoCustomer> customers, CancellationToken cancel)
    {
        _first ??= day;
        var adoptOn = _first.Value.AddMonths(size.Months / 2);
        if (day < adoptOn) return;
        var acts = door.GetRequiredService<RegulationActs>();
        if (!_tried)
        {
            await Grade(door, customers, cancel);
            await Demo.Must(acts.Adopt(await Owner(door, cancel), new(Regulation, Visits), cancel));
            _tried = true;
        }
        else if (!_real && day >= adoptOn.AddDays(30))
        {
            await Demo.Must(acts.Adopt(await Owner(door, cancel), new(Regulation, Visits, Level: RuleLevel.Enforce), cancel));
            _real = true;
        }
        await GradeNew(door, customers, cancel);
        clock.Advance(TimeSpan.FromMinutes(1));
        await door.GetRequiredService<Replan>().Run(cancel);
        await door.GetRequiredService<DutySweep>().Run(door.GetRequiredService<CompanyClock>().Now, cancel);
    }

    private async Task Grade(IServiceProvider door, IReadOnlyList<DemoStory.DemoCustomer> customers, CancellationToken cancel)
    {
        foreach (var customer in customers) await GradeOne(door, customer, cancel);
    }

    private async Task GradeNew(IServiceProvider door, IReadOnlyList<DemoStory.DemoCustomer> customers, CancellationToken cancel)
    {
        foreach (var customer in customers.Where(c => c.Grade is null)) await GradeOne(door, customer, cancel);
    }

    private async Task GradeOne(IServiceProvider door, DemoStory.DemoCustomer customer, CancellationToken cancel)
    {
        customer.Grade = customer.Weight switch { > 9 => "A", > 6 => "B", > 3 => "C", _ => "D" };
        var head = await DemoStory.As(door, people.One("head-of-marketing"), cancel);
        var version = await door.GetRequiredService<AppDb>().Whole<Customer>(Actor.System).Where(c => c.Id == customer.Id).Select(c => c.Version).SingleAsync(cancel);
        await Demo.Must(door.GetRequiredService<GradeActs>().Grade(head, customer.Id, version, new(customer.Grade, "按近期业务量与合作情况评定"), cancel));
    }

    private Task<Call> Owner(IServiceProvider door, CancellationToken cancel) => DemoStory.As(door, people.One("rule-admin"), cancel);
}
