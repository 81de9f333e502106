using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Kegui.Kernel;
using Kegui.Modules.Customers;
using Kegui.Tests.World;
using Microsoft.Extensions.DependencyInjection;

namespace Kegui.Tests.Modules.Audit;

public sealed class AuditPageTests
{
    [Fact]
    public async Task The_auditor_reads_words_and_no_codes()
    {
        await using var world = await TestWorld.Open();
        var id = await Customer(world, "宏远机械");
        await Edit(world, id, "宏远机械有限公司");
        var page = await (await world.As(Cast.Auditor)).Open("/audit");
        Assert.Contains("修改了客户资料", page.Text);
        Assert.Contains("客户名称宏远机械 → 宏远机械有限公司", page.Text.Replace(" 客户名称 ", "客户名称"));
        Assert.Contains("部门名称华东区", page.Text);
        Assert.Contains("系统管理员、", page.Text);
        foreach (var code in new[] { "customer.edit", "CustomerChanged", "CustomerCreated", "PersonCreated", "salesperson", "system-admin" })
            Assert.DoesNotContain(code, page.Text);
        Assert.Contains(page.Page.QuerySelectorAll("td a"), a => a.GetAttribute("href") == $"customers/{id}" && a.TextContent == "宏远机械有限公司");
    }

    [Fact]
    public async Task It_is_found_by_person_act_record_and_period()
    {
        await using var world = await TestWorld.Open();
        var first = await Customer(world, "宏远机械");
        await Customer(world, "大成电机");
        var li = await world.IdOf(Cast.Lihai);
        var zhou = await world.IdOf(Cast.Zhoumin);
        Assert.Equal(2, await Count(world, $"/api/v1/audit?person={li}"));
        Assert.Equal(0, await Count(world, $"/api/v1/audit?person={zhou}"));
        Assert.Equal(2, await Count(world, "/api/v1/audit?act=customer.create"));
        Assert.Equal(1, await Count(world, $"/api/v1/audit?kind=customer&record={first}"));
        Assert.Equal(2, await Count(world, "/api/v1/audit?act=customer.create&from=2026-11-23&to=2026-11-23"));
        Assert.Equal(0, await Count(world, "/api/v1/audit?act=customer.create&to=2026-11-22"));
        Assert.Equal(0, await Count(world, "/api/v1/audit?act=customer.create&from=2026-11-24"));
    }

    [Fact]
    public async Task Pages_follow_each_other_without_gap_or_double()
    {
        await using var world = await TestWorld.Open();
        for (var n = 0; n < 5; n++) await Customer(world, $"客户{n}号机械");
        var auditor = await world.As(Cast.Auditor);
        var (seen, cursor) = (new List<long>(), (string?)null);
        do
        {
            var page = await (await auditor.Api(HttpMethod.Get, $"/api/v1/audit?take=3{(cursor is null ? "" : "&cursor=" + cursor)}")).Content.ReadFromJsonAsync<JsonElement>();
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetInt64()));
            cursor = page.TryGetProperty("next", out var next) ? next.GetString() : null;
        }
        while (cursor is not null);
        Assert.Equal(await world.With(async s => await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.CountAsync(s.GetRequiredService<AppDb>().Set<AuditEntry>())), seen.Count);
        Assert.Equal(seen.Count, seen.Distinct().Count());
    }

    [Fact]
    public async Task Others_do_not_read_the_log()
    {
        await using var world = await TestWorld.Open();
        foreach (var who in new[] { Cast.Lihai, Cast.Wuqiang, Cast.Admin })
        {
            var browser = await world.As(who);
            Assert.Equal(HttpStatusCode.Forbidden, (await browser.Open("/audit")).Status);
            Assert.Equal(HttpStatusCode.Forbidden, (await browser.Api(HttpMethod.Get, "/api/v1/audit")).StatusCode);
        }
    }

    private static async Task<int> Count(TestWorld world, string path)
    {
        var json = await (await (await world.As(Cast.Auditor)).Api(HttpMethod.Get, path)).Content.ReadFromJsonAsync<JsonElement>();
        return json.GetProperty("items").GetArrayLength();
    }

    private static async Task<long> Customer(TestWorld world, string name)
    {
        var call = await world.CallOf(Cast.Lihai);
        return await Cast.Must(world.With(s => s.GetRequiredService<CustomerActs>().Create(call, new CustomerInput { Name = name }, default)));
    }

    private static async Task Edit(TestWorld world, long id, string name)
    {
        var call = await world.CallOf(Cast.Lihai);
        await Cast.Must(world.With(s => s.GetRequiredService<CustomerActs>().Edit(call, id, 0, new CustomerInput { Name = name }, default)));
    }
}
