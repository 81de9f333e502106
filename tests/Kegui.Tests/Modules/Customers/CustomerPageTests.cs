using System.Net;
using Kegui.Kernel;
using Kegui.Modules.Customers;
using Kegui.Modules.Fields;
using Kegui.Modules.Trade;
using Kegui.Tests.Kernel.Duties;
using Kegui.Tests.World;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Kegui.Tests.Modules.Customers;

public sealed class CustomerPageTests
{
    private const int MostForPage = 8;
    private const int MostForList = 3;

    [Fact]
    public async Task The_page_tells_grade_marks_owner_region_and_what_is_missing()
    {
        await using var world = await TestWorld.Open();
        var id = await world.Customer();
        await world.Set(id, c => (c.Grade, c.KeyAccount, c.OldCustomer) = ("A", true, true));
        var page = await (await world.As(Cast.Lihai)).Open($"/customers/{id}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        foreach (var word in new[] { "宁波宏远机械有限公司", "重点客户", "老客户", "业务员 李海", "浙江 宁波 鄞州", "完整度", "缺：", "跟进动态", "联系人", "档案资料", "变更记录" })
            Assert.Contains(word, page.Text);
        Assert.NotNull(page.Page.QuerySelector(".kg-head .kg-grade-a"));
    }

    [Fact]
    public async Task Sections_of_other_modules_stand_in_their_order_and_those_without_data_do_not_exist()
    {
        await using var world = await TestWorld.Open(services => services
            .AddSingleton<ICustomerSection>(new Section(CustomerSections.Property, "客户财产在此"))
            .AddSingleton<ICustomerSection>(new Section(CustomerSections.ToDo, "要做的事在此"))
            .AddSingleton<ICustomerSection>(new Section(CustomerSections.Service, null)));
        var id = await world.Customer();
        var page = await (await world.As(Cast.Lihai)).Open($"/customers/{id}");
        Assert.True(page.Text.IndexOf("要做的事在此", StringComparison.Ordinal) < page.Text.IndexOf("跟进动态", StringComparison.Ordinal));
        Assert.True(page.Text.IndexOf("档案资料", StringComparison.Ordinal) < page.Text.IndexOf("客户财产在此", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_and_list_keep_within_their_budget_of_statements()
    {
        await using var world = await TestWorld.Open();
        world.App.GetTestServer().PreserveExecutionContext = true;
        var id = await world.Customer(with: i => i with { ContactName = "王小明", ContactPhone = "13912345678" });
        var browser = await world.As(Cast.Lihai);
        await browser.Open($"/customers/{id}");
        Assert.InRange(await Statements(browser, $"/customers/{id}"), 3, MostForPage);
        Assert.InRange(await Statements(browser, "/customers?grade=A&sort=name"), 2, MostForList);
        // A word that nobody has looked for in the last minutes is counted first.
        Assert.InRange(await Statements(browser, "/customers?q=宏远"), 2, MostForList + 2);
        Assert.InRange(await Statements(browser, "/customers?q=宏远"), 2, MostForList);
    }

    [Fact]
    public async Task A_page_with_everything_on_one_scroll_keeps_within_its_budget()
    {
        await using var rules = await RuleWorld.Open();
        var world = rules.World;
        world.App.GetTestServer().PreserveExecutionContext = true;
        await rules.Adopt();
        var field = await world.With(async s => await Cast.Must(s.GetRequiredService<FieldActs>().Define(await world.CallOf(Cast.Marketing), "customer", new("装机台数", FieldKinds.Number, null, null, false, false, 0), default)));
        var id = await world.Customer(with: i => i with { ContactName = "王小明", ContactPhone = "13912345678", Fields = new Dictionary<string, string?> { [$"f{field}"] = "12" } });
        await rules.Change(id, c => c.Grade = "A");
        await rules.Visit(id, "2026-11-20");
        await world.With(async s =>
        {
            var finance = await world.CallOf(Cast.Finance);
            await Cast.Must(s.GetRequiredService<TradeActs>().Record(finance, new() { CustomerId = id, Kind = "sale", On = new(2026, 9, 1), DueOn = new(2026, 10, 1), Lines = [new("P1", null, 2, 15000)] }, default));
            await Cast.Must(s.GetRequiredService<TradeActs>().Record(finance, new() { CustomerId = id, Kind = "sale", On = new(2026, 11, 3), DueOn = new(2026, 12, 31), Lines = [new("P1", null, 1, 5000)] }, default));
        });
        var browser = await world.As(Cast.Lihai);
        var page = await browser.Open($"/customers/{id}");
        // In the order of the scroll: what to do, the story, contacts, visits, trade, archive, files, changes.
        var at = new[] { "要做的事", "跟进动态", "王小明", "交易与回款", "档案资料", "装机台数", "变更记录" }.Select(word => page.Page.QuerySelector("main")!.TextContent.IndexOf(word, StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, at);
        foreach (var word in new[] { "3 万元", "3.5 万元", "逾期 3 万元", "2026-11-20", "T000002 · 2026-11-03" }) Assert.Contains(word, page.Text);
        Assert.NotNull(page.Page.QuerySelector($"a[href='share/customer/{id}']"));
        Assert.NotNull(page.Page.QuerySelector("#files"));
        Assert.InRange(await Statements(browser, $"/customers/{id}"), 6, MostForPage);
    }

    private static async Task<int> Statements(Browser browser, string path)
    {
        var counter = StatementCount.Begin();
        await browser.Open(path);
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        return counter.Count;
    }

    private sealed class Section(int order, string? data) : ICustomerSection
    {
        public int Order => order;
        public Type Component => typeof(SectionText);
        public Task<object?> Load(CustomerBrief customer, Actor actor, AppDb db, CancellationToken cancel) => Task.FromResult<object?>(data);
    }
}

/// <summary>A section that says its data.</summary>
public sealed class SectionText : Microsoft.AspNetCore.Components.ComponentBase
{
    [Microsoft.AspNetCore.Components.Parameter] public CustomerBrief? Customer { get; set; }
    [Microsoft.AspNetCore.Components.Parameter] public object? Data { get; set; }

    protected override void BuildRenderTree(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder) => builder.AddContent(0, Data);
}
