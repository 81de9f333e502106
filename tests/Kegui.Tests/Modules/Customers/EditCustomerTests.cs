using System.Net;
using Kegui.Kernel;
using Kegui.Modules.Customers;
using Kegui.Tests.World;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kegui.Tests.Modules.Customers;

public sealed class EditCustomerTests
{
    [Fact]
    public async Task The_whole_file_is_edited_and_the_history_says_it_in_words()
    {
        await using var world = await TestWorld.Open();
        var id = await world.Customer();
        var browser = await world.As(Cast.Lihai);
        await browser.Open($"/customers/{id}/edit");
        await browser.Submit("customer", ("industry", "紧固件"), ("stage", "prospect"), ("operation", "年产值 2 亿"), ("people", "320 人"), ("invoiceTitle", "宁波宏远机械有限公司"), ("taxNumber", "91510104FU7CH3J70B"), ("regionCode", "330200"));
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        foreach (var word in new[] { "行业 未填写 → 紧固件", "阶段 正式客户 → 潜在客户", "所在地区 浙江 宁波 鄞州 → 浙江 宁波", "年产值 2 亿", "开票抬头" })
            Assert.Contains(word, browser.Text);
        Assert.DoesNotContain("prospect", browser.Page.QuerySelector("#story")!.TextContent);
        var stored = await world.Stored(id);
        Assert.Equal(("紧固件", "prospect", "330200"), (stored.Industry, stored.Stage, stored.RegionCode));
        Assert.True(stored.Completeness > 20);
    }

    [Fact]
    public async Task A_district_is_found_by_its_name_where_no_script_runs()
    {
        await using var world = await TestWorld.Open();
        var id = await world.Customer();
        var browser = await world.As(Cast.Lihai);
        await browser.Open($"/customers/{id}/edit");
        await browser.Submit("customer", ("regionCode", "320500"), ("regionText", "昆山"));
        Assert.Equal("320583", (await world.Stored(id)).RegionCode);
        await browser.Open($"/customers/{id}/edit");
        await browser.Submit("customer", ("regionCode", "320500"), ("regionText", "某某区"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
    }

    [Fact]
    public async Task Two_people_edit_one_customer_and_the_loser_sees_both_versions_and_can_apply_his()
    {
        await using var world = await TestWorld.Open();
        var id = await world.Customer(with: i => i with { Industry = "机械" });
        var (first, second) = (await world.As(Cast.Lihai), await world.As(Cast.Zhaoning));
        await first.Open($"/customers/{id}/edit");
        await second.Open($"/customers/{id}/edit");
        await first.Submit("customer", ("industry", "紧固件"));
        await second.Submit("customer", ("industry", "轴承"));
        Assert.Equal(HttpStatusCode.Conflict, second.Status);
        Assert.Contains("李海", second.Text);
        foreach (var value in new[] { "机械", "紧固件", "轴承" }) Assert.Contains(value, second.Page.QuerySelector(".kg-conflict")!.TextContent);
        Assert.Equal("紧固件", (await world.Stored(id)).Industry);
        await second.Submit("customer");
        Assert.Equal(HttpStatusCode.OK, second.Status);
        Assert.Equal("轴承", (await world.Stored(id)).Industry);
    }

    [Fact]
    public async Task A_note_made_meanwhile_is_no_conflict()
    {
        await using var world = await TestWorld.Open();
        var id = await world.Customer();
        var (first, second) = (await world.As(Cast.Lihai), await world.As(Cast.Zhaoning));
        await first.Open($"/customers/{id}/edit");
        await second.Open($"/customers/{id}");
        await second.Submit("note-form", ("text", "电话里谈了交期"), ("kind", "call"));
        await first.Submit("customer", ("industry", "紧固件"));
        Assert.Equal(HttpStatusCode.OK, first.Status);
        var stored = await world.Stored(id);
        Assert.Equal(("紧固件", new DateOnly(2026, 11, 23)), (stored.Industry, stored.LastContactOn));
    }

    [Fact]
    public async Task Who_may_not_edit_or_see_it_is_refused_by_page_and_api()
    {
        await using var world = await TestWorld.Open();
        var id = await world.Customer();
        Assert.Equal(HttpStatusCode.NotFound, (await (await world.As(Cast.Chengang)).Open($"/customers/{id}/edit")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await world.As(Cast.Finance)).Open($"/customers/{id}/edit")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await world.As(Cast.Chengang)).Api(HttpMethod.Get, $"/api/v1/customers/{id}/file")).StatusCode);
    }

    [Fact]
    public async Task A_group_has_one_parent_and_no_circle()
    {
        await using var world = await TestWorld.Open();
        var parent = await world.Customer(name: "宏远控股集团有限公司");
        var child = await world.Customer(with: i => i with { ParentId = parent });
        var page = await (await world.As(Cast.Lihai)).Open($"/customers/{parent}");
        Assert.Contains("宁波宏远机械有限公司", page.Text);
        await world.With(async services =>
        {
            var outcome = await services.GetRequiredService<CustomerActs>().Edit(await world.CallOf(Cast.Lihai), parent, 0, new() { Name = "宏远控股集团有限公司", ParentId = child }, default);
            Assert.Equal("parent-circle", Assert.Single(outcome.Problems).Code);
        });
    }
}
