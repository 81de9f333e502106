using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Kegui.Kernel;
using Kegui.Tests.World;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kegui.Tests.Modules.Notices;

public sealed class NoticeTests
{
    [Fact]
    public async Task One_fact_is_told_once_and_not_to_who_did_it()
    {
        await using var world = await TestWorld.Open();
        var (li, zhao) = (await world.IdOf(Cast.Lihai), await world.IdOf(Cast.Zhaoning));
        await Tell(world, Cast.Lihai, async (notices, act) =>
        {
            await notices.Tell(act, [li, zhao], NoticeKinds.Change, new("customer", 7, 7), new("notice.work.done", "宏远机械"), default);
            await notices.Tell(act, [zhao, zhao], NoticeKinds.Duty, new("customer", 7, 7), new("notice.work.failed", "宏远机械"), default);
        });
        var told = Assert.Single(await Rows(world));
        Assert.Equal((zhao, NoticeKinds.Change, "李海"), (told.PersonId, told.Kind, told.FromName));
        // A named fact is remembered over acts.
        for (var time = 0; time < 2; time++)
            await Tell(world, Cast.Lihai, (notices, act) => notices.Tell(act, [zhao], NoticeKinds.Duty, new("customer", 7), new("notice.work.done", "x"), default, fact: "duty:1:late:1"));
        Assert.Equal(2, (await Rows(world)).Count);
    }

    [Fact]
    public async Task A_refused_act_tells_nobody()
    {
        await using var world = await TestWorld.Open();
        var zhao = await world.IdOf(Cast.Zhaoning);
        await Tell(world, Cast.Lihai, async (notices, act) =>
        {
            await notices.Tell(act, [zhao], NoticeKinds.Change, new("customer", 7), new("notice.work.done", "x"), default);
            act.Allow(new("no-permission"));
        });
        Assert.Empty(await Rows(world));
    }

    [Fact]
    public async Task The_page_counts_shows_and_marks_read()
    {
        await using var world = await TestWorld.Open();
        var zhao = await world.IdOf(Cast.Zhaoning);
        await Done(world, zhao, "客户名单.xlsx");
        await Done(world, zhao, "订单.xlsx");
        var page = await (await world.As(Cast.Zhaoning)).Open("/notices");
        Assert.Contains("“客户名单.xlsx”已完成", page.Text);
        Assert.Equal("2", page.Page.QuerySelector("a[href=notices] .kg-dot")!.TextContent);
        var first = (await Rows(world))[0];
        await page.Submit($"read-{first.Id}");
        Assert.DoesNotContain("客户名单.xlsx", page.Text);
        Assert.Equal("1", page.Page.QuerySelector("a[href=notices] .kg-dot")!.TextContent);
        await page.Submit("read-all");
        Assert.Contains("没有未读通知", page.Text);
        Assert.Null(page.Page.QuerySelector(".kg-dot"));
        Assert.Contains("客户名单.xlsx", (await page.Open("/notices?view=all")).Text);
    }

    [Fact]
    public async Task What_arrives_while_one_reads_stays_unread_when_all_are_marked()
    {
        await using var world = await TestWorld.Open();
        var zhao = await world.IdOf(Cast.Zhaoning);
        await Done(world, zhao, "一.xlsx");
        var page = await (await world.As(Cast.Zhaoning)).Open("/notices");
        await Done(world, zhao, "二.xlsx");
        await page.Submit("read-all");
        Assert.Contains("二.xlsx", page.Text);
        Assert.DoesNotContain("一.xlsx", page.Text);
    }

    [Fact]
    public async Task Following_a_notice_reads_it_and_leads_to_the_record()
    {
        await using var world = await TestWorld.Open();
        var zhao = await world.IdOf(Cast.Zhaoning);
        await Done(world, zhao, "一.xlsx");
        var notice = Assert.Single(await Rows(world));
        var answer = await (await world.As(Cast.Zhaoning)).Api(HttpMethod.Get, $"/notices/{notice.Id}");
        Assert.Equal("/works/9", answer.Headers.Location!.ToString());
        Assert.NotNull((await Rows(world))[0].ReadAt);
    }

    [Fact]
    public async Task Through_the_api_one_has_the_own_ones_only()
    {
        await using var world = await TestWorld.Open();
        await Done(world, await world.IdOf(Cast.Zhaoning), "一.xlsx");
        var id = (await Rows(world))[0].Id;
        var other = await world.As(Cast.Lihai);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Api(HttpMethod.Post, $"/api/v1/notices/{id}/read")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Api(HttpMethod.Get, $"/notices/{id}")).StatusCode);
        var hers = await world.As(Cast.Zhaoning);
        var list = await (await hers.Api(HttpMethod.Get, "/api/v1/notices?unread=true")).Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("“一.xlsx”已完成", list.GetProperty("items")[0].GetProperty("text").GetString());
        Assert.Equal(HttpStatusCode.NoContent, (await hers.Api(HttpMethod.Post, $"/api/v1/notices/{id}/read")).StatusCode);
        var count = await (await hers.Api(HttpMethod.Get, "/api/v1/notices/unread-count")).Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(0, count.GetProperty("unread").GetInt32());
    }

    [Fact]
    public async Task One_chooses_which_kinds_are_mailed()
    {
        await using var world = await TestWorld.Open();
        var page = await (await world.As(Cast.Zhaoning)).Open("/notices/settings");
        await page.Submit("ways", (NoticeKinds.Approval, NoticeWays.Digest), (NoticeKinds.Work, NoticeWays.Off));
        Assert.Contains("通知设置已保存", page.Text);
        var call = await world.CallOf(Cast.Zhaoning);
        var ways = await world.With(s => s.GetRequiredService<Inbox>().Ways(call.Actor, "mail", default));
        Assert.Equal((NoticeWays.Digest, NoticeWays.Off, NoticeWays.AtOnce), (ways[NoticeKinds.Approval], ways[NoticeKinds.Work], ways[NoticeKinds.Complaint]));
        await page.Submit("ways", (NoticeKinds.Work, NoticeWays.AtOnce));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
    }

    [Fact]
    public async Task The_end_of_long_work_is_told()
    {
        await using var world = await TestWorld.Open(services => services.AddSingleton(new Jobs.Stamps()).AddWork<Jobs.StampWork>());
        var call = await world.CallOf(Cast.Lihai);
        var id = await Cast.Must(world.With(s => s.GetRequiredService<ActRunner>().Run("customer.create", call, 1,
            act => Works.Begin(act, "test.stamp", "客户名单.xlsx", new Jobs.StampInput(2), default), default)));
        await world.App.Services.GetRequiredService<WorkRunner>().RunDue(default);
        var notice = Assert.Single(await Rows(world));
        Assert.Equal((call.Actor.PersonId, id, "notice.work.done"), (notice.PersonId, notice.SubjectId, notice.TextKey));
    }

    internal static Task Done(TestWorld world, long person, string title) => Tell(world, Cast.Lihai,
        (notices, act) => notices.Tell(act, [person], NoticeKinds.Work, new("work", 9), new("notice.work.done", title), default));

    /// <summary>Runs an act of this person that creates a customer's fact and tells what the test says.</summary>
    internal static async Task Tell(TestWorld world, string by, Func<Kegui.Kernel.Notices, Act, Task> tell)
    {
        var call = await world.CallOf(by);
        await world.With(s => s.GetRequiredService<ActRunner>().Run("customer.create", call, 0, async act =>
        {
            await act.Tell(new("CustomerCreated", "customer", await act.NewId(default)), null, default);
            await tell(s.GetRequiredService<Kegui.Kernel.Notices>(), act);
            return true;
        }, default));
    }

    internal static Task<List<Notice>> Rows(TestWorld world) => world.With(s => s.GetRequiredService<AppDb>().Set<Notice>().OrderBy(n => n.Id).ToListAsync());
}
