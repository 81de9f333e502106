using System.Net;
using Kegui.Kernel;
using Kegui.Modules.Customers;
using Kegui.Tests.World;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kegui.Tests.Modules.Lists;

/// <summary>No list, in no scope, reads a large table from end to end: at a million records that is the difference between 1 ms and 1 s.</summary>
public sealed class ListPlanTests
{
    private static readonly string[] Large = ["Customer", "Contact", "Visit", "TimelineEntry", "AuditEntry"];
    private static readonly string[] Readers = [Cast.Lihai, Cast.Clerk, Cast.Zhaoning, Cast.Office];

    private static readonly string[] Lists =
    [
        "/customers", "/customers?sort=name", "/customers?sort=created", "/customers?q=%E5%AE%8F%E8%BF%9C", "/customers?after=1~638000000000000000",
        "/customers?sort=name&after=1~abc", "/customers?sort=-name", "/customers?sort=-created", "/customers?sort=contact", "/customers?sort=-contact&after=5~739000", "/customers?before=1~638000000000000000", "/customers?contactBefore=2026-10-01&sort=contact", "/search?q=%E5%AE%8F%E8%BF%9C", "/api/v1/palette?q=hyjx", "/pool", "/visits", "/visits?after=2026-11-20~5", "/", "/api/v1/customers", "/api/v1/customers?sort=name", "/api/v1/visits",
    ];

    [Fact]
    public async Task No_list_scans_or_sorts_a_large_table_in_any_scope()
    {
        var watch = new PlanWatch();
        await using var world = await Watched(watch);
        var found = new List<string>();
        foreach (var reader in Readers)
        {
            var browser = await world.As(reader);
            foreach (var list in Lists)
            {
                watch.Begin(Large);
                Assert.Equal(HttpStatusCode.OK, (await browser.Open(list)).Status);
                found.AddRange(watch.Found.Select(f => $"{reader} {list}: {f}"));
            }
        }
        Assert.Empty(found);
    }

    [Fact]
    public async Task Canary_a_scan_is_found()
    {
        var watch = new PlanWatch();
        await using var world = await Watched(watch);
        await world.With(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            watch.Begin(Large);
            await db.Whole<Customer>(Actor.System).Where(c => c.Industry == "x").ToListAsync();
            Assert.NotEmpty(watch.Found);
            watch.Begin(Large);
            await db.Whole<Customer>(Actor.System).OrderBy(c => c.Address).Take(5).ToListAsync();
            Assert.NotEmpty(watch.Found);
        });
    }

    private static async Task<TestWorld> Watched(PlanWatch watch)
    {
        var world = await TestWorld.Open(services => services.ConfigureDbContext<AppDb>(options => options.AddInterceptors(watch)));
        await world.With(async services => await Cast.Must(services.GetRequiredService<CustomerActs>()
            .Create(await world.CallOf(Cast.Lihai), new CustomerInput { Name = "宁波宏远机械有限公司" }, default)));
        return world;
    }
}
