using System.Net;
using Kegui.Tests.World;

namespace Kegui.Tests.Modules.Customers;

public sealed class DoubleWhileTypingTests
{
    [Theory]
    [InlineData("宏远机械（宁波）有限公司")]
    [InlineData("宁波市宏远机械股份")]
    [InlineData("宏远机械")]
    public async Task Similar_customers_show_while_a_name_is_typed(string typed)
    {
        await using var world = await TestWorld.Open();
        await world.Customer();
        var own = await (await world.As(Cast.Lihai)).Api(HttpMethod.Get, "/customers/alike?q=" + Uri.EscapeDataString(typed));
        var text = await own.Content.ReadAsStringAsync();
        Assert.Contains("宁波宏远机械有限公司", text);
        Assert.Contains("C000001", text);
        Assert.Contains("name=\"notSame\"", text);
    }

    [Fact]
    public async Task Others_customers_show_name_and_owner_only()
    {
        await using var world = await TestWorld.Open();
        var id = await world.Customer();
        var text = await (await (await world.As(Cast.Chengang)).Api(HttpMethod.Get, "/customers/alike?q=" + Uri.EscapeDataString("宏远机械"))).Content.ReadAsStringAsync();
        Assert.Contains("宁波宏远机械有限公司", text);
        Assert.Contains("李海", text);
        Assert.DoesNotContain("C000001", text);
        Assert.DoesNotContain($"customers/{id}", text);
    }

    [Fact]
    public async Task Nothing_similar_is_no_content_and_readers_without_the_right_are_refused()
    {
        await using var world = await TestWorld.Open();
        await world.Customer();
        Assert.Equal(HttpStatusCode.NoContent, (await (await world.As(Cast.Lihai)).Api(HttpMethod.Get, "/customers/alike?q=" + Uri.EscapeDataString("苏州嘉禾"))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await world.As(Cast.Finance)).Api(HttpMethod.Get, "/customers/alike?q=x")).StatusCode);
    }

    [Fact]
    public async Task A_pasted_invoice_heading_fills_the_form_without_a_script()
    {
        await using var world = await TestWorld.Open();
        var browser = await world.As(Cast.Lihai);
        await browser.Open("/customers/new");
        await browser.Submit("customer", ("paste", "名称：宁波宏远机械有限公司\n税号：91510104FU7CH3J70B\n地址：浙江省宁波市鄞州区示范路88号\n电话：0574-87654321\n开户行：中国银行宁波分行\n账号：6222020000001"), ("read", "paste"));
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        Assert.Equal("宁波宏远机械有限公司", browser.Page.QuerySelector("[name=name]")!.GetAttribute("value"));
        Assert.Equal("6222020000001", browser.Page.QuerySelector("[name=bankAccount]")!.GetAttribute("value"));
        await browser.Submit("customer", ("read", ""));
        Assert.Contains("浙江 宁波 鄞州", browser.Text);
        Assert.Contains("中国银行宁波分行", browser.Text);
    }
}
