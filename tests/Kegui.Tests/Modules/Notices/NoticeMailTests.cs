using System.Globalization;
using Kegui.Kernel;
using Kegui.Tests.Modules.Outbox;
using Kegui.Tests.World;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Kegui.Tests.Modules.Notices;

public sealed class NoticeMailTests
{
    [Theory]
    [InlineData("2026-11-23 00:00", "2026-11-23 00:00")] // 08:00 in Shanghai
    [InlineData("2026-11-23 11:59", "2026-11-23 11:59")] // 19:59
    [InlineData("2026-11-23 12:00", "2026-11-24 00:00")] // 20:00
    [InlineData("2026-11-23 18:00", "2026-11-24 00:00")] // 02:00 of the 24th
    [InlineData("2026-11-23 23:59", "2026-11-24 00:00")] // 07:59 of the 24th
    public void In_the_quiet_hours_it_waits_for_the_morning(string now, string goes) =>
        Assert.Equal(Utc(goes), QuietHours.Pass(Utc(now), new CompanyClock(new FakeTimeProvider())));

    [Fact]
    public async Task An_approval_is_mailed_at_once_by_day_and_in_the_morning_by_night()
    {
        await using var sink = new SmtpSink();
        await using var world = await Open(sink);
        await Ask(world, NoticeKinds.Approval, urgent: true);
        Assert.Equal(1, await Mailing.Send(world));
        var mail = sink.Mails[0];
        Assert.Equal("【客规】审批：“报价单 Q-1”已完成", mail.Subject);
        Assert.Contains("赵宁，您好：", mail.TextBody);
        Assert.Contains("李海，11月23日 09:00：", mail.TextBody);
        Assert.Contains("https://crm.example.com/notices/", mail.TextBody);
        Assert.Contains("href=\"https://crm.example.com/notices/", mail.HtmlBody);

        world.Clock.Advance(TimeSpan.FromHours(12));
        await Ask(world, NoticeKinds.Approval, urgent: true);
        Assert.Equal(0, await Mailing.Send(world));
        Assert.Equal(Utc("2026-11-24 00:00"), (await Mailing.Rows(world))[1].NextAt);
    }

    [Fact]
    public async Task What_may_wait_waits_for_the_digest_even_if_somebody_calls_it_urgent()
    {
        await using var sink = new SmtpSink();
        await using var world = await Open(sink);
        await Ask(world, NoticeKinds.Change, urgent: true);
        await Ask(world, NoticeKinds.Approval, urgent: false);
        Assert.Empty(await Mailing.Rows(world));
    }

    [Fact]
    public async Task The_digest_comes_once_on_the_next_working_morning_with_what_is_unread()
    {
        await using var sink = new SmtpSink();
        await using var world = await Open(sink);
        await Ring(world);
        // Friday evening; the weekend passes without mail.
        world.Clock.Advance(TimeSpan.FromDays(4) + TimeSpan.FromHours(9));
        await Ring(world);
        await Ask(world, NoticeKinds.Work, urgent: false, "客户名单.xlsx");
        await Ask(world, NoticeKinds.Approval, urgent: false, "报价单 <Q-1>");
        await Ask(world, NoticeKinds.Duty, urgent: false, "已看过");
        await world.With(s => s.GetRequiredService<AppDb>().Set<Notice>().Where(n => n.Kind == NoticeKinds.Duty).ExecuteUpdateAsync(set => set.SetProperty(n => n.ReadAt, n => n.At)));
        world.Clock.Advance(TimeSpan.FromDays(2));
        await Ring(world);
        Assert.Empty(await Mailing.Rows(world));
        world.Clock.SetUtcNow(new(2026, 11, 30, 0, 30, 0, TimeSpan.Zero));
        await Ring(world);
        await Ring(world);
        Assert.Equal(1, await Mailing.Send(world));
        var mail = Assert.Single(sink.Mails);
        Assert.Equal("【客规】11月30日通知汇总：2 条未读", mail.Subject);
        Assert.Equal(
            """
            赵宁，您好：

            截至11月30日 08:30，您有 2 条未读通知。

            审批（1 条）
            · “报价单 <Q-1>”已完成（11月27日 18:00）
            """, mail.TextBody!.ReplaceLineEndings("\n").Split("\n  https")[0]);
        Assert.Contains("“报价单 &lt;Q-1&gt;”已完成", mail.HtmlBody);
        Assert.DoesNotContain("已看过", mail.TextBody);

        world.Clock.Advance(TimeSpan.FromDays(1));
        await Ring(world);
        Assert.Equal(0, await Mailing.Send(world));
    }

    [Fact]
    public async Task Who_wants_no_mail_of_a_kind_gets_none()
    {
        await using var sink = new SmtpSink();
        await using var world = await Open(sink);
        var call = await world.CallOf(Cast.Zhaoning);
        await world.With(s => s.GetRequiredService<Inbox>().Choose(call.Actor, "mail", new Dictionary<string, string> { [NoticeKinds.Work] = NoticeWays.Off, [NoticeKinds.Approval] = NoticeWays.Digest }, default));
        await Ring(world);
        await Ask(world, NoticeKinds.Work, urgent: false);
        await Ask(world, NoticeKinds.Approval, urgent: true, "报价单");
        Assert.Empty(await Mailing.Rows(world));
        world.Clock.Advance(TimeSpan.FromDays(1));
        await Ring(world);
        await Mailing.Send(world);
        Assert.Equal("【客规】11月24日通知汇总：1 条未读", Assert.Single(sink.Mails).Subject);
    }

    private static async Task<TestWorld> Open(SmtpSink sink)
    {
        var world = await Mailing.Open(sink.Port);
        await Mailing.GiveAddress(world, Cast.Zhaoning);
        return world;
    }

    private static async Task Ask(TestWorld world, string kind, bool urgent, string about = "报价单 Q-1")
    {
        var zhao = await world.IdOf(Cast.Zhaoning);
        await NoticeTests.Tell(world, Cast.Lihai, (notices, act) => notices.Tell(act, [zhao], kind, new("work", 9), new("notice.work.done", about), default, urgent));
    }

    private static Task Ring(TestWorld world) => world.App.Services.GetRequiredService<JobRunner>().RunDue(default);

    private static DateTime Utc(string text) => DateTime.SpecifyKind(DateTime.ParseExact(text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), DateTimeKind.Utc);
}
