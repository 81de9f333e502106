using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Kegui.Kernel;
using Kegui.Modules.Customers;
using Kegui.Tests.World;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kegui.Tests.Modules.Customers;

public sealed class CustomerListTests
{
    [Fact]
    public async Task Each_condition_leaves_exactly_what_meets_it()
    {
        await using var world = await TestWorld.Open();
        var a = await world.Customer(with: i => i with { Industry = "紧固件", Source = "展会", ProductNeeds = "高强度螺栓" });
        var b = await world.Customer(name: "苏州嘉禾电器有限公司", with: i => i with { RegionCode = "320583", Stage = "prospect", Industry = "家电" });
        await world.Set(a, c => (c.Grade, c.LastContactOn, c.KeyAccount) = ("A", new DateOnly(2026, 11, 1), true));
        var tag = await world.With(async services => await Cast.Must(services.GetRequiredService<TagActs>().Create(await world.CallOf(Cast.Clerk), "战略", "blue", default)));
        await world.With(async services => await Cast.Must(services.GetRequiredService<TagActs>().Set(await world.CallOf(Cast.Lihai), a, [tag], default)));
        var api = await world.As(Cast.Lihai);
        foreach (var (query, expected) in new (string, long[])[]
        {
            ("grade=A", [a]), ("stage=prospect", [b]), ("industry=紧固件", [a]), ("source=展会", [a]), ("needs=螺栓", [a]), ("region=330000", [a]), ("region=320500", [b]), ("region=320583", [b]),
            ("contactBefore=2026-11-02", [a, b]), ("contactBefore=2026-11-01", [b]), ("mark=key", [a]), ($"tag={tag}", [a]), ("completeBelow=100", [a, b]), ("grade=B", []), ("q=gqd", []), ("q=宏远", [a]),
        })
            Assert.Equal((query, string.Join(',', expected.Order())), (query, string.Join(',', (await Ids(api, query)).Order())));
    }

    [Theory]
    [InlineData("name")]
    [InlineData("-name")]
    [InlineData("created")]
    [InlineData("-created")]
    [InlineData("-updated")]
    [InlineData("contact")]
    [InlineData("-contact")]
    public async Task Pages_go_forward_and_back_without_gaps(string sort)
    {
        await using var world = await TestWorld.Open();
        for (var i = 0; i < 7; i++)
        {
            var id = await world.Customer(name: $"宁波第{i}机械厂");
            if (i % 2 == 0) await world.Set(id, c => c.LastContactOn = new DateOnly(2026, 11, 10 + i));
        }
        await world.With(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            var actor = (await world.CallOf(Cast.Lihai)).Actor;
            var all = (await db.Page(actor, new() { Sort = sort, Take = 100 }, default)).Rows.Select(r => r.Id).ToList();
            var (first, pages) = (await db.Page(actor, new() { Sort = sort, Take = 3 }, default), new List<CustomerPageOf>());
            for (var page = first; ; page = await db.Page(actor, new() { Sort = sort, Take = 3, After = page.After }, default))
            {
                pages.Add(page);
                if (page.After is null) break;
            }
            Assert.Equal(all, pages.SelectMany(p => p.Rows).Select(r => r.Id));
            Assert.Null(pages[0].Before);
            var back = await db.Page(actor, new() { Sort = sort, Take = 3, Before = pages[2].Before }, default);
            Assert.Equal(pages[1].Rows.Select(r => r.Id), back.Rows.Select(r => r.Id));
            var start = await db.Page(actor, new() { Sort = sort, Take = 3, Before = back.Before }, default);
            Assert.Equal(pages[0].Rows.Select(r => r.Id), start.Rows.Select(r => r.Id));
            Assert.Null(start.Before);
        });
    }

    [Fact]
    public async Task Columns_are_chosen_and_a_view_keeps_them()
    {
        await using var world = await TestWorld.Open();
        await world.Customer(with: i => i with { Source = "展会" });
        var browser = await world.As(Cast.Lihai);
        await browser.Open("/customers?cols=source&cols=completeness&sort=name");
        Assert.Contains("展会", browser.Text);
        var response = await browser.Api(HttpMethod.Post, "/api/v1/views", new { list = "customers", name = "展会客户", query = "?source=展会&cols=source&after=1~x", shared = false, @default = true });
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        await browser.Open("/customers");
        Assert.Contains("view=", browser.Address);
        Assert.DoesNotContain("after", browser.Address);
        Assert.Equal("展会客户", browser.Page.QuerySelector(".kg-tabs a[aria-current]")!.TextContent);
        Assert.DoesNotContain("展会客户", (await (await world.As(Cast.Zhoumin)).Open("/customers")).Text);
    }

    [Fact]
    public async Task A_salesperson_may_not_share_a_view_and_nobody_deletes_another_s()
    {
        await using var world = await TestWorld.Open();
        var (own, clerk) = (await world.As(Cast.Lihai), await world.As(Cast.Clerk));
        var body = new { list = "customers", name = "全部 A", query = "grade=A", shared = true, @default = false };
        Assert.Equal(HttpStatusCode.Forbidden, (await own.Api(HttpMethod.Post, "/api/v1/views", body)).StatusCode);
        var id = (await (await clerk.Api(HttpMethod.Post, "/api/v1/views", body)).Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt64();
        Assert.Contains("全部 A", (await own.Open("/customers")).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await own.Api(HttpMethod.Delete, $"/api/v1/views/{id}")).StatusCode);
    }

    [Fact]
    public async Task One_character_is_answered_kindly_on_list_search_and_palette()
    {
        await using var world = await TestWorld.Open();
        await world.Customer();
        var browser = await world.As(Cast.Lihai);
        Assert.Contains("再多输入一个字", (await browser.Open("/customers?q=宏")).Text);
        Assert.Contains("再多输入一个字", (await browser.Open("/search?q=宏")).Text);
        Assert.Contains("再多输入一个字", await (await browser.Api(HttpMethod.Get, "/api/v1/palette?q=宏")).Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task The_search_shows_own_customers_and_masks_others()
    {
        await using var world = await TestWorld.Open();
        var id = await world.Customer(with: i => i with { ContactName = "王小明", ContactPhone = "13912345678" });
        var own = await (await world.As(Cast.Lihai)).Open("/search?q=王小明");
        Assert.Contains("139 1234 5678", own.Text);
        var other = await (await world.As(Cast.Chengang)).Open("/search?q=hyjx");
        Assert.Contains("宁波宏远机械有限公司", other.Text);
        Assert.Contains("业务员 李海", other.Text);
        Assert.DoesNotContain("C000001", other.Text);
        Assert.Null(other.Page.QuerySelector($"a[href='customers/{id}']"));
        var hits = await (await (await world.As(Cast.Chengang)).Api(HttpMethod.Get, "/api/v1/palette?q=hyjx")).Content.ReadAsStringAsync();
        Assert.Contains("不在您的数据范围内", hits);
        Assert.DoesNotContain("13912345678", hits);
        Assert.DoesNotContain($"/customers/{id}", hits);
    }

    private static async Task<long[]> Ids(Browser api, string query)
    {
        var response = await api.Api(HttpMethod.Get, "/api/v1/customers?" + query);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return [.. (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetInt64())];
    }
}
