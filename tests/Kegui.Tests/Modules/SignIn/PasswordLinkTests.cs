using System.Net;
using Kegui.Kernel;
using Kegui.Tests.World;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kegui.Tests.Modules.SignIn;

/// <summary>Invitation, reset and the own change of a password.</summary>
public class PasswordLinkTests
{
    private const string New = "another good 口令";

    [Fact]
    public async Task An_invited_person_chooses_a_password_by_a_link_that_works_once()
    {
        await using var world = await TestWorld.Open();
        var link = await Link(world, Cast.Lihai, "invite");
        using var browser = world.Anonymous();
        await browser.Open(link);
        await browser.Submit("password", ("password", "short"), ("again", "short"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        await browser.Submit("password", ("password", New), ("again", New));
        await SignIn(browser, Cast.Lihai, New);
        Assert.Equal(HttpStatusCode.OK, (await browser.Open("/me")).Status);

        using var second = world.Anonymous();
        Assert.Contains("已失效", (await second.Open(link)).Text);
    }

    [Fact]
    public async Task A_newer_link_voids_the_older_and_links_expire()
    {
        await using var world = await TestWorld.Open();
        var older = await Link(world, Cast.Lihai, "invite");
        var newer = await Link(world, Cast.Lihai, "invite");
        using var browser = world.Anonymous();
        Assert.Contains("已失效", (await browser.Open(older)).Text);
        Assert.DoesNotContain("已失效", (await browser.Open(newer)).Text);
        world.Clock.Advance(TimeSpan.FromDays(7.1));
        Assert.Contains("已失效", (await browser.Open(newer)).Text);
    }

    [Fact]
    public async Task The_link_of_somebody_who_left_is_dead()
    {
        await using var world = await TestWorld.Open();
        var link = await Link(world, Cast.Lihai, "invite");
        using var admin = await world.As(Cast.Admin);
        await admin.Open($"/people/{await world.IdOf(Cast.Lihai)}/access");
        await admin.Submit("deactivate");
        using var browser = world.Anonymous();
        Assert.Contains("已失效", (await browser.Open(link)).Text);
    }

    [Fact]
    public async Task Changing_ones_own_asks_for_the_old_one_and_the_new_one_stands_nowhere()
    {
        await using var world = await TestWorld.Open();
        using var self = await world.As(Cast.Admin);
        await self.Open("/me/password");
        await self.Submit("password", ("old", "not the old one"), ("password", New), ("again", New));
        Assert.Contains("当前密码不正确", self.Text);
        await self.Submit("password", ("old", Cast.Password), ("password", New), ("again", New));
        Assert.Equal("/me", self.Address);
        var kept = await world.With(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            return string.Join(' ', (await db.Set<AuditEntry>().ToListAsync()).Select(a => a.Changes).Concat((await db.Set<DoneRequest>().ToListAsync()).Select(d => d.Result)));
        });
        Assert.DoesNotContain(New, kept);
        using var again = world.Anonymous();
        await SignIn(again, Cast.Admin, Cast.Password);
        Assert.Contains("不正确", again.Text);
    }

    [Fact]
    public async Task Changing_the_password_ends_the_other_sessions_and_keeps_this_one()
    {
        await using var world = await TestWorld.Open();
        using var desk = await world.As(Cast.Admin);
        using var phone = await world.As(Cast.Admin);
        await desk.Open("/me/password");
        await desk.Submit("password", ("old", Cast.Password), ("password", New), ("again", New));
        Assert.Equal(HttpStatusCode.OK, (await desk.Open("/me")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await phone.Api(HttpMethod.Get, "/me")).StatusCode);
    }

    private static async Task<string> Link(TestWorld world, string who, string form)
    {
        using var admin = await world.As(Cast.Admin);
        await admin.Open($"/people/{await world.IdOf(who)}/access");
        await admin.Submit(form);
        return new Uri(admin.Page.QuerySelector(".kg-link code")!.TextContent).PathAndQuery;
    }

    private static async Task SignIn(Browser browser, string name, string password)
    {
        await browser.Open("/sign-in");
        await browser.Submit("sign-in", ("name", name), ("password", password));
    }
}
