using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Kegui.Modules.Customers;
using Kegui.Modules.Fields;
using Kegui.Tests.Modules.Customers;
using Kegui.Tests.World;
using Microsoft.Extensions.DependencyInjection;

namespace Kegui.Tests.Modules.Fields;

public sealed class FieldTests
{
    [Fact]
    public async Task A_field_is_defined_filled_in_shown_filtered_and_told_in_words()
    {
        await using var world = await TestWorld.Open();
        var id = await world.Customer();
        var other = await world.Customer(name: "苏州嘉禾电器有限公司");
        var money = await Define(world, new("年采购额", "money", null, null, false, true, 10));
        var choice = await Define(world, new("主打产品", "choice", "螺栓\n轴承", null, false, true, 20));
        var person = await Define(world, new("技术对接", "person", null, null, false, true, 30));
        var browser = await world.As(Cast.Lihai);
        await browser.Open($"/customers/{id}/edit");
        await browser.Submit("customer", ($"f{money}", "12万"), ($"f{choice}", "轴承"), ($"f{person}", (await world.IdOf(Cast.Zhoumin)).ToString(System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        foreach (var word in new[] { "年采购额 未填写 → 120,000.00", "主打产品 未填写 → 轴承", "技术对接 未填写 → 周敏" }) Assert.Contains(word, browser.Text);
        foreach (var (query, expected) in new (string, long[])[]
        {
            ($"f{money}-from=100000", [id]), ($"f{money}-to=100000", []), ($"f{choice}=轴承", [id]), ($"f{choice}=螺栓", []), ($"f{choice}=轴承&f{money}-from=1", [id]),
        })
        {
            var found = await (await browser.Api(HttpMethod.Get, "/api/v1/customers?" + query)).Content.ReadFromJsonAsync<JsonElement>();
            Assert.Equal(expected, found.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetInt64()));
        }
        Assert.Contains("120,000.00", (await browser.Open($"/customers?cols=f{money},f{choice}")).Text);
        Assert.NotEqual(id, other);
    }

    [Theory]
    [InlineData("number", "12.34567", "field-number")]
    [InlineData("money", "abc", "field-money")]
    [InlineData("date", "2026-02-30", "field-date")]
    [InlineData("choice", "没有", "choice")]
    [InlineData("person", "1", "person")]
    public async Task A_value_that_cannot_be_is_refused_beside_its_field(string kind, string typed, string code)
    {
        await using var world = await TestWorld.Open();
        var id = await world.Customer();
        var field = await Define(world, new("某栏", kind, kind == "choice" ? "有" : null, null, false, false, 10));
        await world.With(async services =>
        {
            var outcome = await services.GetRequiredService<CustomerActs>().Edit(await world.CallOf(Cast.Lihai), id, 0, new() { Name = Given.Hongyuan, Fields = new Dictionary<string, string?> { [$"f{field}"] = typed } }, default);
            Assert.Equal(($"f{field}", code), (outcome.Problems[0].Field, outcome.Problems[0].Code));
        });
    }

    [Fact]
    public async Task A_required_field_stops_the_form_and_a_retired_one_is_gone_from_it()
    {
        await using var world = await TestWorld.Open();
        var field = await Define(world, new("合作起始", "date", null, null, true, false, 10));
        var browser = await world.As(Cast.Lihai);
        await browser.Open("/customers/new");
        await browser.Submit("customer", ("name", Given.Hongyuan));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        await world.With(async services => await Cast.Must(services.GetRequiredService<FieldActs>().Retire(await world.CallOf(Cast.Admin), field, 0, true, default)));
        Assert.DoesNotContain("合作起始", (await browser.Open("/customers/new")).Text);
    }

    [Fact]
    public async Task Only_who_keeps_the_form_defines_fields()
    {
        await using var world = await TestWorld.Open();
        Assert.Equal(HttpStatusCode.Forbidden, (await (await world.As(Cast.Lihai)).Open("/settings/fields")).Status);
        await world.With(async services =>
        {
            var acts = services.GetRequiredService<FieldActs>();
            Assert.Equal("no-permission", (await acts.Define(await world.CallOf(Cast.Lihai), "customer", new("某栏", "text", null, null, false, false, 1), default)).Refusal?.Code);
            Assert.Equal("required", Assert.Single((await acts.Define(await world.CallOf(Cast.Admin), "customer", new("某栏", "choice", " \n ", null, false, false, 1), default)).Problems).Code);
        });
    }

    private static Task<long> Define(TestWorld world, FieldInput input) => world.With(async services =>
        await Cast.Must(services.GetRequiredService<FieldActs>().Define(await world.CallOf(Cast.Admin), "customer", input, default)));
}
