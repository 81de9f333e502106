using Kegui.Kernel;
using Kegui.Modules.Customers;
using Kegui.Modules.Visits;

namespace Kegui.Demo;

/// <summary>What happens in the demo company on one day: customers are found, visits made and reported.</summary>
internal sealed class DemoStory(IServiceProvider services, MovingClock clock, DemoNames names, DemoPeople people, DemoSize size, DateOnly today)
{
    private readonly List<DemoCustomer> _customers = [];
    private readonly CompanyClock _zone = services.GetRequiredService<CompanyClock>();
    private readonly DemoBusiness _business = new(clock, names, people);
    private readonly DemoRules _rules = new(clock, people, size);
    /// <summary>From here on fewer visits are made and next steps are still open, so that the desks have something on them.</summary>
    private readonly DateOnly _lately = today.AddDays(-21);

    internal sealed class DemoCustomer
    {
        public required long Id { get; init; }
        public required DemoPerson Owner { get; init; }
        /// <summary>1 small to 10 large: how often it is visited and buys.</summary>
        public required int Weight { get; init; }
        public DateOnly Visited { get; set; }
        public string? Grade { get; set; }
    }

    public async Task Live(DateOnly day, CancellationToken cancel)
    {
        if (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) return;
        clock.Hold(_zone.Utc(day, new(8, 40)));
        await using var scope = services.CreateAsyncScope();
        await Find(scope.ServiceProvider, day, cancel);
        foreach (var person in people.Sales) await Visit(scope.ServiceProvider, person, day, cancel);
        await _business.Live(scope.ServiceProvider, day, _customers, cancel);
        await _rules.Live(scope.ServiceProvider, day, _customers, cancel);
    }

    /// <summary>This week's visits, planned this morning.</summary>
    public async Task Plan(CancellationToken cancel)
    {
        clock.Hold(_zone.Utc(today, new(0, 5)));
        await using var scope = services.CreateAsyncScope();
        var acts = scope.ServiceProvider.GetRequiredService<VisitActs>();
        foreach (var person in people.Sales)
            foreach (var (customer, n) in _customers.Where(c => c.Owner == person).OrderByDescending(c => c.Weight).ThenBy(c => c.Id).Take(names.Between(2, 3)).Select((c, n) => (c, n)))
            {
                var on = today.AddDays(n);
                var at = names.Pick(["09:30", "10:00", "14:00", "15:30"]);
                await Demo.Must(acts.Plan(await As(scope.ServiceProvider, person, cancel), new(customer.Id, on, at, VisitKinds.OnSite, names.Pick(["年度用量沟通", "新品试装跟进", "对账与回款", "质量回访"])), cancel));
            }
    }

    // Half of the customers are there from the first weeks, the rest come over the time.
    private async Task Find(IServiceProvider door, DateOnly day, CancellationToken cancel)
    {
        var left = size.Customers - _customers.Count;
        if (left <= 0) return;
        var today = _customers.Count < size.Customers / 2 ? Math.Min(left, Math.Max(2, size.Customers / 24)) : names.Chance(Math.Max(2, size.Customers / size.Months * 4)) ? 1 : 0;
        var acts = door.GetRequiredService<CustomerActs>();
        for (var i = 0; i < today; i++)
        {
            clock.Advance(TimeSpan.FromMinutes(3));
            var owner = names.Pick(people.Sales);
            var (name, region, industry) = names.Company();
            var input = new CustomerInput
            {
                Name = name, RegionCode = region, Industry = industry, Phone = names.Mobile(), Source = names.Pick(["展会", "老客户介绍", "网络推广", "客户主动上门", "行业名录"]),
                ContactName = names.Person(), ContactPhone = names.Mobile(), NotSame = true,
            };
            var id = await Demo.Must(acts.Create(await As(door, owner, cancel), input, cancel));
            _customers.Add(new() { Id = id, Owner = owner, Weight = names.Between(1, 10), Visited = day.AddDays(-names.Between(0, 40)) });
        }
    }

    private async Task Visit(IServiceProvider door, DemoPerson person, DateOnly day, CancellationToken cancel)
    {
        if (!names.Chance(day < _lately ? 35 : 10)) return;
        var next = _customers.Where(c => c.Owner == person).OrderBy(c => c.Visited.AddDays(90 - 6 * c.Weight)).FirstOrDefault();
        if (next is null || next.Visited.AddDays(20) > day) return;
        clock.Hold(_zone.Utc(day, new(names.Between(9, 16), names.Between(0, 59))));
        next.Visited = day;
        var step = names.Chance(50) ? names.Pick(["寄送样品", "更新报价", "安排技术人员上门", "提供检测报告"]) : null;
        var report = new ReportInput
        {
            On = day,
            Kind = names.Chance(75) ? VisitKinds.OnSite : VisitKinds.Phone,
            Needs = names.Pick(["下季度计划新增一条装配线，M8 法兰螺母用量约增加三成。", "希望缩短小批量订单的交期。", "正在评估达克罗表面处理的替代方案。", "出口订单需要提供材质证明和盐雾试验报告。", "需要配套的防松垫圈，月用量约 20 万件。"]),
            Opinions = names.Pick(["对上月到货的包装比较满意。", "反映报价回复偏慢。", "认为质量稳定，愿意增加份额。", "无"]),
            Suggestions = names.Pick(["建议提前一周告知涨价。", "希望每月提供一次库存清单。", "无", "建议外箱加贴批次二维码。"]),
            Difficulties = names.Chance(20) ? names.Pick(["装配时有个别螺纹卡滞，已取样带回。", "自动上料时尺寸一致性要求较高。"]) : null,
            Competition = names.Chance(25) ? "有两家本地供应商在报价，价格低约百分之三。" : null,
            Conveyed = names.Chance(40) ? "介绍了新的防松系列和年度价格政策。" : null,
            NextStep = step,
            NextOn = step is null || day < _lately ? null : today.AddDays(names.Between(0, 6)),
        };
        await Demo.Must(door.GetRequiredService<VisitActs>().Report(await As(door, person, cancel), null, null, next.Id, report, cancel));
    }

    internal static async Task<Call> As(IServiceProvider door, DemoPerson person, CancellationToken cancel) =>
        new((await door.GetRequiredService<Actors>().Of(person.Id, null, "demo", cancel))!);
}
