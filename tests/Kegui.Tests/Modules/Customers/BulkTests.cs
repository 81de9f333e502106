using System.Globalization;
using System.Net;
using Kegui.Kernel;
using Kegui.Modules.Customers;
using Kegui.Tests.World;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kegui.Tests.Modules.Customers;

public sealed class BulkTests
{
    [Fact]
    public async Task A_manager_previews_gives_customers_to_a_colleague_and_undoes_it()
    {
        await using var world = await TestWorld.Open();
        var (a, b) = (await world.Customer(), await world.Customer(Cast.Zhoumin, "苏州嘉禾电器有限公司"));
        var to = (await world.IdOf(Cast.Zhoumin)).ToString(CultureInfo.InvariantCulture);
        var browser = await world.As(Cast.Zhaoning);
        await browser.Open($"/customers/bulk?act=assign&ids={a}&ids={b}");
        await browser.Submit("bulk", ("value", to), ("step", "preview"));
        Assert.Contains("李海", browser.Page.QuerySelector("table")!.TextContent);
        Assert.Contains("周敏", browser.Page.QuerySelector("table")!.TextContent);
        Assert.Equal(await world.IdOf(Cast.Lihai), (await world.Stored(a)).OwnerId);
        await browser.Submit("bulk", ("value", to), ("step", "run"));
        Assert.Contains("完成 1 家，共 2 家", browser.Text);
        Assert.Equal(await world.IdOf(Cast.Zhoumin), (await world.Stored(a)).OwnerId);
        await browser.Submit("undo");
        Assert.Contains("已撤销", browser.Text);
        Assert.Equal(await world.IdOf(Cast.Lihai), (await world.Stored(a)).OwnerId);
        Assert.Contains("撤销移交", (await browser.Open($"/customers/{a}/changes")).Text);
    }

    [Fact]
    public async Task What_lies_outside_the_reach_stays_and_says_so()
    {
        await using var world = await TestWorld.Open();
        var (own, foreign) = (await world.Customer(), await world.Customer(Cast.Chengang, "广州天河五金有限公司"));
        await world.With(async services =>
        {
            var acts = services.GetRequiredService<Bulk>();
            var done = await Cast.Must(acts.Run(await world.CallOf(Cast.Zhaoning), new([own, foreign], "field", "industry", "紧固件"), default));
            var items = (await services.GetRequiredService<AppDb>().Set<BulkRun>().SingleAsync(r => r.Id == done)).Read();
            Assert.Equal([null, "bulk.absent"], items.Select(i => i.Problem));
            var far = await acts.Run(await world.CallOf(Cast.Zhaoning), new([own], "assign", null, (await world.IdOf(Cast.Chengang)).ToString(CultureInfo.InvariantCulture)), default);
            Assert.Equal("owner-reach", Assert.Single(far.Problems).Code);
            Assert.Equal("no-permission", (await acts.Run(await world.CallOf(Cast.Lihai), new([own], "assign", null, "1"), default)).Refusal?.Code);
        });
        Assert.Null((await world.Stored(foreign)).Industry);
    }

    [Fact]
    public async Task Undo_leaves_alone_what_was_changed_since_and_ends_after_a_day()
    {
        await using var world = await TestWorld.Open();
        var id = await world.Customer(with: i => i with { Industry = "机械" });
        var run = await world.With(async services => await Cast.Must(services.GetRequiredService<Bulk>().Run(await world.CallOf(Cast.Lihai), new([id], "field", "industry", "紧固件"), default)));
        await world.Set(id, c => c.Industry = "轴承");
        await world.With(async services => Assert.True((await services.GetRequiredService<Bulk>().Undo(await world.CallOf(Cast.Lihai), run, default)).Done));
        Assert.Equal("轴承", (await world.Stored(id)).Industry);
        var later = await world.With(async services => await Cast.Must(services.GetRequiredService<Bulk>().Run(await world.CallOf(Cast.Lihai), new([id], "field", "industry", null), default)));
        world.Clock.Advance(TimeSpan.FromHours(25));
        await world.With(async services => Assert.Equal("bulk-old", (await services.GetRequiredService<Bulk>().Undo(await world.CallOf(Cast.Lihai), later, default)).Refusal?.Code));
    }

    [Fact]
    public async Task Export_writes_what_is_shown_harmlessly_and_logs_it()
    {
        await using var world = await TestWorld.Open();
        await world.Customer(with: i => i with { Source = "=1+1" });
        var browser = await world.As(Cast.Clerk);
        await browser.Open("/customers?cols=source");
        var form = browser.Page.QuerySelectorAll("form").First(f => f.GetAttribute("action") == "customers/export");
        var fields = form.QuerySelectorAll("input").ToDictionary(i => i.GetAttribute("name")!, i => i.GetAttribute("value") ?? "");
        fields["as"] = "csv";
        var response = await browser.Post("/customers/export", fields);
        var text = await response.Content.ReadAsStringAsync();
        Assert.Contains("\"'=1+1\"", text);
        Assert.Contains("宁波宏远机械有限公司", text);
        fields["as"] = "xlsx";
        var sheet = await (await browser.Post("/customers/export", fields)).Content.ReadAsByteArrayAsync();
        Assert.Equal("PK"u8.ToArray(), sheet[..2]);
        Assert.Equal(2, await world.With(services => services.GetRequiredService<AppDb>().Set<AuditEntry>().CountAsync(a => a.Act == "customer.export")));
        Assert.Equal(HttpStatusCode.Forbidden, (await (await world.As(Cast.Lihai)).Post("/customers/export", fields)).StatusCode);
    }
}
