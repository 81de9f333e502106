using Kegui.Kernel;
using Kegui.Tests.World;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kegui.Tests.Modules.Outbox;

public sealed class MailTests
{
    [Fact]
    public async Task The_test_mail_arrives_in_chinese_with_an_id_of_its_own()
    {
        await using var sink = new SmtpSink();
        await using var world = await Mailing.Open(sink.Port);
        await Mailing.GiveAddress(world, Cast.Admin);
        var page = await (await world.As(Cast.Admin)).Open("/messages");
        await page.Submit("test");
        Assert.Contains("测试邮件已排队", page.Text);
        Assert.Equal(1, await Mailing.Send(world));
        var mail = Assert.Single(sink.Mails);
        var row = Assert.Single(await Mailing.Rows(world));
        Assert.Equal(("【客规】测试邮件", "shenjie@example.com"), (mail.Subject, mail.To.Mailboxes.Single().Address));
        Assert.Equal(row.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), mail.Headers["X-Kegui-Event-Id"]);
        Assert.Contains("设置正确", mail.TextBody);
        Assert.Contains("<p>", mail.HtmlBody);
        Assert.Equal(OutboxStates.Sent, row.State);
    }

    [Fact]
    public async Task A_message_sent_again_after_a_kill_keeps_its_id()
    {
        await using var sink = new SmtpSink();
        await using var world = await Mailing.Open(sink.Port);
        await Mailing.Queue(world, new Outgoing("mail", "a@example.com", "test"));
        await Mailing.Send(world);
        // As a process leaves it that died between the server's answer and its own note.
        var then = world.Clock.GetUtcNow().UtcDateTime;
        await world.With(s => s.GetRequiredService<AppDb>().Set<OutboxMessage>().ExecuteUpdateAsync(set => set.SetProperty(m => m.State, OutboxStates.Waiting).SetProperty(m => m.LeasedUntil, then.AddMinutes(5))));
        Assert.Equal(0, await Mailing.Send(world));
        world.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(1, await Mailing.Send(world));
        Assert.Equal(2, sink.Mails.Count);
        Assert.Single(sink.Mails.Select(m => m.MessageId).Distinct());
    }

    [Theory]
    [InlineData("550 no such mailbox", OutboxStates.Dead)]
    [InlineData("451 busy", OutboxStates.Waiting)]
    public async Task A_refusal_for_good_ends_it_and_a_passing_one_does_not(string answer, string state)
    {
        await using var sink = new SmtpSink { Answer = answer };
        await using var world = await Mailing.Open(sink.Port);
        await Mailing.Queue(world, new Outgoing("mail", "a@example.com", "test"));
        await Mailing.Send(world);
        var row = Assert.Single(await Mailing.Rows(world));
        Assert.Equal((state, 1), (row.State, row.Attempts));
        Assert.StartsWith(answer[..3], row.LastError);
    }

    [Fact]
    public async Task A_server_that_is_not_there_costs_no_attempt()
    {
        int port;
        await using (var sink = new SmtpSink()) port = sink.Port;
        await using var world = await Mailing.Open(port);
        await Mailing.Queue(world, new Outgoing("mail", "a@example.com", "test"));
        await Mailing.Send(world);
        var row = Assert.Single(await Mailing.Rows(world));
        Assert.Equal((OutboxStates.Waiting, 0, world.Clock.GetUtcNow().UtcDateTime.AddMinutes(1)), (row.State, row.Attempts, row.NextAt));
    }
}
