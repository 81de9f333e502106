using System.Net;
using Kegui.Kernel;
using Kegui.Modules.Customers;
using Kegui.Tests.World;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kegui.Tests.Modules.Customers;

/// <summary>Somebody else's customer: its owner is asked to share it, instead of a double being entered.</summary>
public sealed class AskTests
{
    [Fact]
    public async Task The_warning_of_doubles_leads_to_asking_and_the_owner_is_told_with_a_link_to_share()
    {
        await using var world = await TestWorld.Open();
        var id = await world.Customer();
        using var other = await world.As(Cast.Chengang);
        await other.Open("/customers/alike?q=" + Uri.EscapeDataString(Given.Hongyuan));
        var link = other.Page.QuerySelector("a[href^='customers/ask']")?.GetAttribute("href");
        Assert.NotNull(link);
        var page = await other.Open("/" + link);
        Assert.Contains("李海", page.Text);
        // Nothing else of the customer is told.
        foreach (var word in new[] { "C000001", "鄞州", $"/customers/{id}" }) Assert.DoesNotContain(word, page.Page.Body!.InnerHtml);
        await other.Submit("ask", ("reason", "展会上对方来询价"));
        Assert.Contains("已发给 李海", other.Text);
        using var owner = await world.As(Cast.Lihai);
        var notices = await owner.Open("/notices");
        Assert.Contains("陈刚 申请协作客户“宁波宏远机械有限公司”：展会上对方来询价", notices.Text);
        Assert.Contains($"/share/customer/{id}\"", await (await owner.Api(HttpMethod.Get, "/api/v1/notices")).Content.ReadAsStringAsync());
        Assert.Contains("申请协作", (await owner.Open($"/customers/{id}")).Text);
        Assert.Equal(1, await world.With(s => s.GetRequiredService<AppDb>().Set<AuditEntry>().CountAsync(a => a.Act == "customer.ask" && a.SubjectId == id)));
    }

    [Fact]
    public async Task Own_unowned_unknown_and_repeated_are_refused_by_name_and_a_key_asks_once()
    {
        await using var world = await TestWorld.Open();
        var id = await world.Customer();
        Assert.Equal("ask-visible", (await Ask(world, Cast.Lihai, Given.Hongyuan)).Refusal?.Code);
        Assert.Equal("no-permission", (await Ask(world, Cast.Auditor, Given.Hongyuan)).Refusal?.Code);
        Assert.True((await Ask(world, Cast.Chengang, "没有这家有限公司")).Absent);
        Assert.Equal("reason", Assert.Single((await Ask(world, Cast.Chengang, Given.Hongyuan, reason: " ")).Problems).Field);
        Assert.Equal("李海", (await Ask(world, Cast.Chengang, Given.Hongyuan, key: "k")).Value);
        Assert.True((await Ask(world, Cast.Chengang, Given.Hongyuan, key: "k")).Replayed);
        Assert.Equal("ask-again", (await Ask(world, Cast.Chengang, Given.Hongyuan)).Refusal?.Code);
        world.Clock.Advance(TimeSpan.FromDays(8));
        Assert.True((await Ask(world, Cast.Chengang, Given.Hongyuan)).Done);
        await world.Set(id, c => c.OwnerId = null);
        Assert.Equal("ask-nobody", (await Ask(world, Cast.Chengang, Given.Hongyuan)).Refusal?.Code);
        using var seller = await world.As(Cast.Chengang);
        Assert.Equal(HttpStatusCode.NotFound, (await seller.Api(HttpMethod.Post, "/api/v1/customers/ask", new { name = "没有这家", reason = "x" })).StatusCode);
    }

    private static Task<Outcome<string>> Ask(TestWorld world, string who, string name, string? reason = "展会", string? key = null) => world.With(async s =>
        await s.GetRequiredService<AskActs>().Ask(await world.CallOf(who, key), name, reason, default));
}
