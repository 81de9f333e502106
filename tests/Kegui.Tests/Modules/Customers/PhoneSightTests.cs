using System.Net;
using Kegui.Kernel;
using Kegui.Modules.Customers;
using Kegui.Tests.World;
using Microsoft.Extensions.DependencyInjection;

namespace Kegui.Tests.Modules.Customers;

/// <summary>Without the right to phones nobody learns a number: not from a page, a list, an export, the API or a search.</summary>
public class PhoneSightTests
{
    private const string Number = "13905747788";
    private const string Tail = "7788";

    [Theory]
    [InlineData("8613905747788", "139****7788")]
    [InlineData("8657487654321", "574****4321")]
    [InlineData("12345", "****45")]
    [InlineData(null, null)]
    public void A_masked_number_tells_whom_but_not_how_to_call(string? digits, string? shown) => Assert.Equal(shown, PhoneSight.Masked(digits));

    [Fact]
    public async Task Finance_reads_the_customer_without_its_phones()
    {
        await using var world = await TestWorld.Open();
        var id = await Planted(world);
        using var finance = await world.As(Cast.Finance);
        foreach (var path in new[] { $"/customers/{id}", "/customers?all=1&cols=phone,region", $"/customers/{id}/changes", "/search?q=甬波" })
        {
            await finance.Open(path);
            Assert.Equal(HttpStatusCode.OK, finance.Status);
            Assert.Contains("甬波", finance.Text, StringComparison.Ordinal);
            var page = await finance.Response.Content.ReadAsStringAsync();
            Assert.DoesNotContain(Number, page.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }
        await finance.Open($"/customers/{id}");
        Assert.Contains("139****" + Tail, finance.Text, StringComparison.Ordinal);
        Assert.Empty(finance.Page.QuerySelectorAll("a[href^='tel:']"));
        foreach (var path in new[] { $"/api/v1/customers/{id}", $"/api/v1/customers/{id}/file", "/api/v1/customers?q=甬波" })
        {
            var json = await (await finance.Api(HttpMethod.Get, path)).Content.ReadAsStringAsync();
            Assert.Contains("139****" + Tail, json, StringComparison.Ordinal);
            Assert.DoesNotContain(Number, json, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_search_by_digits_answers_only_those_who_may_read_them()
    {
        await using var world = await TestWorld.Open();
        await Planted(world);
        using var sales = await world.As(Cast.Lihai);
        Assert.Contains("甬波", await (await sales.Api(HttpMethod.Get, "/api/v1/customers?q=" + Tail)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var finance = await world.As(Cast.Finance);
        foreach (var typed in new[] { Tail, Number, "甬波 " + Tail, "139-0574", "+86139" })
            foreach (var path in new[] { "/api/v1/customers?q=", "/api/v1/palette?q=", "/customers/choices?q=", "/search?q=" })
            {
                var answer = await (await finance.Api(HttpMethod.Get, path + Uri.EscapeDataString(typed))).Content.ReadAsStringAsync();
                Assert.DoesNotContain("甬波机械", answer, StringComparison.Ordinal);
            }
    }

    [Fact]
    public async Task The_export_is_masked_as_the_list_is()
    {
        await using var world = await TestWorld.Open();
        await Planted(world);
        var text = await world.With(async services =>
        {
            var call = await NoPhones(world, Cast.Zhaoning);
            var outcome = await services.GetRequiredService<CustomerExport>().Run(call, Kegui.Ui.Form.Of(new { cols = "phone" }), csv: true, default);
            return System.Text.Encoding.UTF8.GetString((await Cast.Must(Task.FromResult(outcome))).Content);
        });
        Assert.Contains("139****" + Tail, text, StringComparison.Ordinal);
        Assert.DoesNotContain(Number, text.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_edits_without_seeing_the_phone_does_not_change_it()
    {
        await using var world = await TestWorld.Open();
        var id = await Planted(world);
        await world.With(async services =>
        {
            var call = await NoPhones(world, Cast.Lihai);
            var acts = services.GetRequiredService<CustomerActs>();
            var customer = (await services.GetRequiredService<AppDb>().One(call.Actor, id, default))!;
            await Cast.Must(acts.Edit(call, id, customer.Version, new() { Name = customer.Name, Phone = "139****7788", Industry = "通用设备", NotSame = true }, default));
            Assert.Equal("86" + Number, (await services.GetRequiredService<AppDb>().One((await world.CallOf(Cast.Lihai)).Actor, id, default))!.Phone);
        });
    }

    private static Task<long> Planted(TestWorld world) => world.With(async services => await Cast.Must(services.GetRequiredService<CustomerActs>().Create(
        await world.CallOf(Cast.Lihai), new() { Name = "宁波甬波机械有限公司", Phone = Number, ContactName = "周工", ContactPhone = Number, NotSame = true }, default)));

    // A person's rights but that one, as a token may have them.
    private static Task<Call> NoPhones(TestWorld world, string who) => world.With(async services =>
    {
        var actor = (await NextActor(world, who)).Actor;
        var only = actor.Grants.Keys.Where(g => g != PhoneSight.Right).ToHashSet();
        return new Call((await services.GetRequiredService<Actors>().Of(actor.PersonId, null, "page", default, freshAt: services.GetRequiredService<CompanyClock>().Now, only: only))!);
    });

    private static Task<Call> NextActor(TestWorld world, string who) => world.CallOf(who);
}
