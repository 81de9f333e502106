using System.Net;
using Kegui.Kernel;
using Kegui.Modules.Customers;
using Kegui.Modules.Staff;
using Kegui.Tests.World;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kegui.Tests.Modules.Staff;

/// <summary>Handing a leaver's customers to others.</summary>
public class HandoverTests
{
    [Fact]
    public async Task The_manager_splits_by_province_names_some_and_gives_the_rest()
    {
        await using var world = await TestWorld.Open();
        var ids = await Plant(world, ["330200", "330100", "310100", "310100", null]);
        var (zhou, chen, zhao) = (await world.IdOf(Cast.Zhoumin), await world.IdOf(Cast.Chengang), await world.IdOf(Cast.Zhaoning));
        using var browser = await world.As(Cast.Wuqiang);
        await browser.Open($"/people/{await world.IdOf(Cast.Lihai)}/handover");
        await browser.Submit("preview", ("ids", $"{ids[0]}"), ("chosenTo", $"{zhao}"), ("p:31", $"{chen}"), ("to", $"{zhou}"));
        Assert.Contains("确认移交 5 家", browser.Text);
        await browser.Submit("run");
        Assert.Contains("已移交 5 家客户", browser.Text);
        Assert.Equal([zhao, zhou, chen, chen, zhou], await Owners(world, ids));
    }

    [Fact]
    public async Task Each_customer_keeps_history_timeline_and_audit_and_moves_to_the_new_department()
    {
        await using var world = await TestWorld.Open();
        var ids = await Plant(world, ["330200"]);
        await Run(world, Cast.Wuqiang, [new(await world.IdOf(Cast.Chengang))]);
        await world.With(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            var row = Assert.Single(await db.Set<CustomerAssignment>().Where(a => a.CustomerId == ids[0]).ToListAsync());
            Assert.Equal((await world.IdOf(Cast.Lihai), await world.IdOf(Cast.Chengang), "handover"), (row.FromId, row.ToId, row.Why));
            Assert.True(await db.Set<TimelineEntry>().AnyAsync(t => t.CustomerId == ids[0] && t.Fact == "CustomerAssigned"));
            Assert.True(await db.Set<AuditEntry>().AnyAsync(t => t.CustomerId == ids[0] && t.Fact == "CustomerAssigned"));
            var people = await services.GetRequiredService<PeopleDirectory>().Get(null, default);
            var customer = await db.Whole<Customer>(Actor.System).SingleAsync(c => c.Id == ids[0]);
            Assert.Equal(people.ById[await world.IdOf(Cast.Chengang)].DepartmentId, customer.DepartmentId);
        });
    }

    [Fact]
    public async Task More_than_a_slice_is_done_in_slices_and_a_stopped_one_goes_on()
    {
        await using var world = await TestWorld.Open();
        await world.With(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            var (li, department) = (await world.IdOf(Cast.Lihai), (await world.CallOf(Cast.Lihai)).Actor.DepartmentId);
            for (var n = 0; n < HandoverActs.Slice + 20; n++)
                db.Add(new Customer { Id = 5_000_000 + n, Code = $"T{n}", Name = $"客户{n}", NameKey = "", SortKey = "", SearchText = "", SearchGrams = "", CreatedAt = world.Clock.GetUtcNow().UtcDateTime, CreatedById = li, UpdatedAt = world.Clock.GetUtcNow().UtcDateTime, OwnerId = li, DepartmentId = department });
            await db.SaveChangesAsync();
            var acts = services.GetRequiredService<HandoverActs>();
            var call = await world.CallOf(Cast.Wuqiang);
            // Started and left: as after a killed process.
            var id = await Cast.Must(acts.Start(call, new(li, [new(await world.IdOf(Cast.Zhoumin))]), default));
            Assert.Equal(HandoverActs.Slice + 20, await Cast.Must(acts.Finish(call, id, default)));
            Assert.Equal(HandoverActs.Slice + 20, await Cast.Must(acts.Finish(call, id, default)));
            Assert.False(await db.Whole<Customer>(Actor.System).AnyAsync(c => c.OwnerId == li));
        });
    }

    [Fact]
    public async Task Out_of_reach_is_absent_and_others_may_not()
    {
        await using var world = await TestWorld.Open();
        await Plant(world, ["330200"]);
        var (li, chen) = (await world.IdOf(Cast.Lihai), await world.IdOf(Cast.Chengang));
        using var head = await world.As(Cast.Zhaoning);
        Assert.Equal(HttpStatusCode.OK, (await head.Open($"/people/{li}/handover")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await head.Open($"/people/{chen}/handover")).Status);
        using var colleague = await world.As(Cast.Zhoumin);
        Assert.Equal(HttpStatusCode.Forbidden, (await colleague.Api(HttpMethod.Post, "/api/v1/handovers", new { fromId = li, parts = new[] { new { toId = chen } } })).StatusCode);
    }

    private static Task Run(TestWorld world, string who, IReadOnlyList<HandoverPart> parts) => world.With(async services =>
    {
        var acts = services.GetRequiredService<HandoverActs>();
        var call = await world.CallOf(who);
        await Cast.Must(acts.Finish(call, await Cast.Must(acts.Start(call, new(await world.IdOf(Cast.Lihai), parts), default)), default));
    });

    private static Task<List<long>> Plant(TestWorld world, IReadOnlyList<string?> regions) => world.With(async services =>
    {
        var found = new List<long>();
        foreach (var (region, n) in regions.Select((r, n) => (r, n)))
            found.Add(await Cast.Must(services.GetRequiredService<CustomerActs>().Create(await world.CallOf(Cast.Lihai), new() { Name = $"第{"一二三四五"[n]}机械有限公司", RegionCode = region }, default)));
        return found;
    });

    private static Task<List<long?>> Owners(TestWorld world, List<long> ids) => world.With(services =>
        services.GetRequiredService<AppDb>().Whole<Customer>(Actor.System).Where(c => ids.Contains(c.Id)).OrderBy(c => c.Id).Select(c => c.OwnerId).ToListAsync());
}
