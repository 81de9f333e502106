using System.Net;
using Kegui.Kernel;
using Kegui.Modules.Customers;
using Kegui.Modules.Visits;
using Kegui.Tests.World;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kegui.Tests.Modules.Customers;

public sealed class MergeTests
{
    [Fact]
    public async Task Two_records_of_one_party_become_one_with_everything_and_come_apart_again()
    {
        await using var world = await TestWorld.Open();
        var kept = await world.Customer(with: i => i with { ContactName = "王小明", ContactPhone = "13912345678" });
        var gone = await world.Customer(name: "宁波宏远机械集团", with: i => i with { NotSame = true, Industry = "紧固件", ContactName = "李大同" });
        var visit = await world.With(async services => await Cast.Must(services.GetRequiredService<VisitActs>().Plan(await world.CallOf(Cast.Lihai), new(gone, new(2026, 11, 25), null, "on-site", null), default)));
        var browser = await world.As(Cast.Zhaoning);
        await browser.Open($"/customers/{kept}/merge?with={gone}");
        Assert.Contains("紧固件", browser.Text);
        await browser.Submit("merge");
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        Assert.Contains("王小明", browser.Text);
        Assert.Contains("李大同", browser.Text);
        Assert.Contains("紧固件", browser.Text);
        Assert.EndsWith($"/customers/{kept}", (await browser.Open($"/customers/{gone}")).Address);
        Assert.Contains("宁波宏远机械有限公司", (await browser.Open("/customers?q=C000002")).Text);
        Assert.Equal(kept, await VisitOf(world, visit));

        await world.With(async services =>
        {
            var merge = await services.GetRequiredService<AppDb>().Set<CustomerMerge>().SingleAsync();
            Assert.True((await services.GetRequiredService<MergeActs>().Undo(await world.CallOf(Cast.Zhaoning), merge.Id, default)).Done);
        });
        Assert.Equal(gone, await VisitOf(world, visit));
        var (a, b) = (await world.Stored(kept), await world.Stored(gone));
        Assert.Equal((null, "紧固件", null), (a.Industry, b.Industry, a.FormerCodes));
        Assert.DoesNotContain("李大同", (await browser.Open($"/customers/{kept}")).Page.QuerySelector("#contacts")!.TextContent);
        Assert.Contains("李大同", (await browser.Open($"/customers/{gone}")).Page.QuerySelector("#contacts")!.TextContent);
    }

    [Fact]
    public async Task Different_credit_codes_a_blacklisted_loser_and_a_late_undo_are_refused_by_name()
    {
        await using var world = await TestWorld.Open();
        var (a, b) = (await world.Customer(), await world.Customer(name: "宁波宏远机械集团", with: i => i with { NotSame = true }));
        Customer One(long id, string? code = null, bool black = false) => new() { Id = id, Code = "C", Name = "x", NameKey = "", SortKey = "", SearchText = "", SearchGrams = "", CreatedAt = default, CreatedById = 0, UpdatedAt = default, CreditCode = code, Blacklisted = black };
        Assert.Equal("merge-self", MergeActs.Refuses(One(1), One(1))?.Code);
        Assert.Equal("merge-codes", MergeActs.Refuses(One(1, "A"), One(2, "B"))?.Code);
        Assert.Equal("merge-blacklisted", MergeActs.Refuses(One(1), One(2, black: true))?.Code);
        Assert.Null(MergeActs.Refuses(One(1, "A"), One(2)));
        await world.With(async services =>
        {
            var acts = services.GetRequiredService<MergeActs>();
            Assert.Equal("no-permission", (await acts.Merge(await world.CallOf(Cast.Lihai), new(a, 0, b, 0, []), default)).Refusal?.Code);
            Assert.True((await acts.Merge(await world.CallOf(Cast.Zhaoning), new(a, 7, b, 0, []), default)).Conflict);
            await Cast.Must(acts.Merge(await world.CallOf(Cast.Zhaoning), new(a, 0, b, 0, ["Name"]), default));
        });
        Assert.Equal(("宁波宏远机械集团", "宁波宏远机械有限公司"), ((await world.Stored(a)).Name, (await world.Stored(a)).FormerNames));
        world.Clock.Advance(TimeSpan.FromDays(31));
        await world.With(async services =>
        {
            var merge = await services.GetRequiredService<AppDb>().Set<CustomerMerge>().SingleAsync();
            Assert.Equal("merge-old", (await services.GetRequiredService<MergeActs>().Undo(await world.CallOf(Cast.Zhaoning), merge.Id, default)).Refusal?.Code);
        });
    }

    private static Task<long> VisitOf(TestWorld world, long visit) => world.With(services => services.GetRequiredService<AppDb>().Whole<Visit>(Actor.System).Where(v => v.Id == visit).Select(v => v.CustomerId).SingleAsync());
}
