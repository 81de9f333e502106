using System.Net;
using Kegui.Kernel;
using Kegui.Modules.Customers;
using Kegui.Tests.World;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kegui.Tests.Modules.Customers;

public sealed class ContactTests
{
    [Fact]
    public async Task A_contact_is_added_found_by_its_number_and_leaves()
    {
        await using var world = await TestWorld.Open();
        var id = await world.Customer();
        var browser = await world.As(Cast.Lihai);
        await browser.Open($"/customers/{id}/contacts/new");
        await browser.Submit("contact", ("name", "王小明"), ("title", "采购经理"), ("phone", "139 1234 5678"), ("key", "true"), ("decides", "decides"));
        Assert.Contains("139 1234 5678", browser.Text);
        Assert.Contains("拍板", browser.Text);
        Assert.Contains("宏远", (await browser.Open("/customers?q=13912345678")).Text);
        var contact = await world.With(services => services.GetRequiredService<AppDb>().Whole<Contact>(Actor.System).SingleAsync());
        await browser.Open($"/customers/{id}/contacts/{contact.Id}");
        await browser.Submit("contact", ("gone", "true"));
        Assert.Contains("已离职 1 人", browser.Text);
        Assert.DoesNotContain("宏远", (await browser.Open("/customers?q=13912345678")).Page.QuerySelector("main table")?.TextContent ?? "");
        Assert.Equal(["CustomerCreated", "ContactAdded", "ContactGone"], await world.Facts(id));
    }

    [Fact]
    public async Task Bad_numbers_and_mails_are_refused_and_strangers_see_nothing()
    {
        await using var world = await TestWorld.Open();
        var id = await world.Customer();
        await world.With(async services =>
        {
            var acts = services.GetRequiredService<ContactActs>();
            var bad = await acts.Create(await world.CallOf(Cast.Lihai), id, new() { Name = "王小明", Phone = "12", Email = "nobody" }, default);
            Assert.Equal(["phone", "email"], bad.Problems.Select(p => p.Code));
            Assert.True((await acts.Create(await world.CallOf(Cast.Chengang), id, new() { Name = "王小明" }, default)).Absent);
            Assert.Equal("no-permission", (await acts.Create(await world.CallOf(Cast.Finance), id, new() { Name = "王小明" }, default)).Refusal?.Code);
        });
        Assert.Equal(HttpStatusCode.NotFound, (await (await world.As(Cast.Chengang)).Open($"/customers/{id}/contacts/new")).Status);
    }
}
