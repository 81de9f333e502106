using Kegui.Kernel;
using Kegui.Modules.Customers;
using Kegui.Tests.World;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kegui.Tests.Modules.Customers;

/// <summary>Refusals around merging, each with the way round it.</summary>
public sealed class CustomerRefusalTests
{
    [Fact]
    public async Task A_grandparent_does_not_go_into_its_grandchild_but_the_other_way()
    {
        await using var world = await TestWorld.Open();
        var (top, middle, low) = (await world.Customer(name: "宁波宏远集团有限公司"), await world.Customer(name: "苏州嘉禾电器有限公司"), await world.Customer(name: "无锡锐成五金有限公司"));
        await world.Set(middle, c => c.ParentId = top);
        await world.Set(low, c => c.ParentId = middle);
        Assert.Equal("merge-group", (await Merge(world, low, top)).Refusal?.Code);
        Assert.True((await Merge(world, top, low)).Done);
    }

    [Fact]
    public async Task Merges_into_one_record_are_undone_from_the_last_one_on()
    {
        await using var world = await TestWorld.Open();
        var (kept, first, second) = (await world.Customer(name: "宁波宏远机械有限公司"), await world.Customer(name: "苏州嘉禾电器有限公司"), await world.Customer(name: "无锡锐成五金有限公司"));
        Assert.True((await Merge(world, kept, first)).Done);
        Assert.True((await Merge(world, kept, second)).Done);
        var merges = await world.With(s => s.GetRequiredService<AppDb>().Set<CustomerMerge>().OrderBy(m => m.Id).Select(m => m.Id).ToListAsync());
        Assert.Equal("merge-later", (await Undo(world, merges[0])).Refusal?.Code);
        Assert.True((await Undo(world, merges[1])).Done);
        Assert.True((await Undo(world, merges[0])).Done);
    }

    [Fact]
    public async Task The_rows_of_a_day_are_limited_until_the_next_day()
    {
        await using var world = await TestWorld.Open();
        await world.Customer();
        var head = await world.CallOf(Cast.Zhaoning);
        await world.With(s => Cast.Must(s.GetRequiredService<ActRunner>().Run("customer.export", new Call(head.Actor), 1, async act =>
        {
            await act.Tell(new("CustomerExported", "customer-list", head.Actor.PersonId, null, new Dictionary<string, object?> { ["rows"] = CustomerExport.MostPerDay }), null, default);
            return true;
        }, default)));
        Assert.Equal("export-limit", (await Export(world, head)).Refusal?.Code);
        world.Clock.Advance(TimeSpan.FromDays(1));
        Assert.True((await Export(world, head)).Done);
    }

    private static Task<Outcome<ExportedFile>> Export(TestWorld world, Call call) => world.With(s => s.GetRequiredService<CustomerExport>().Run(call, new Kegui.Ui.Form(), csv: true, default));

    private static async Task<Outcome<long>> Merge(TestWorld world, long kept, long gone)
    {
        var call = await world.CallOf(Cast.Zhaoning);
        var (k, g) = (await world.Stored(kept), await world.Stored(gone));
        return await world.With(s => s.GetRequiredService<MergeActs>().Merge(call, new(kept, k.Version, gone, g.Version, []), default));
    }

    private static async Task<Outcome<long>> Undo(TestWorld world, long merge)
    {
        var call = await world.CallOf(Cast.Zhaoning);
        return await world.With(s => s.GetRequiredService<MergeActs>().Undo(call, merge, default));
    }
}
