using System.Net;
using Kegui.Kernel;
using Kegui.Tests.Modules.Outbox;
using Kegui.Tests.World;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kegui.Tests.Modules.Audit;

/// <summary>Each morning the end of the sealed log leaves the house.</summary>
public sealed class AuditHeadTests
{
    [Fact]
    public async Task The_head_is_mailed_once_a_day_to_each_receiver()
    {
        var channel = new ScriptedChannel();
        await using var world = await Mailing.Open(channel);
        await Configure(world, "li@example.com", "audit@example.org");
        await Ring(world);
        world.Clock.Advance(TimeSpan.FromHours(24));
        await Ring(world);

        var rows = (await Mailing.Rows(world)).Where(m => m.Letter == AuditHead.Letter).ToList();
        Assert.Equal(["audit@example.org", "li@example.com"], rows.Select(r => r.Target).Order());
        var head = (await world.With(s => s.GetRequiredService<AppDb>().Set<AuditSeal>().OrderBy(x => x.Id).ToListAsync())).ConvertAll(s => Convert.ToHexStringLower(s.Hash));
        Assert.Contains(head, hash => rows[0].Data!.Contains(hash, StringComparison.Ordinal));

        await Ring(world);
        Assert.Equal(2, (await Mailing.Rows(world)).Count(m => m.Letter == AuditHead.Letter));
        world.Clock.Advance(TimeSpan.FromHours(24));
        await Ring(world);
        Assert.Equal(4, (await Mailing.Rows(world)).Count(m => m.Letter == AuditHead.Letter));
    }

    [Fact]
    public async Task The_letter_holds_the_hash_and_says_how_to_check_it()
    {
        await using var sink = new SmtpSink();
        await using var world = await Mailing.Open(sink.Port);
        await Configure(world, "li@example.com");
        await Ring(world);
        world.Clock.Advance(TimeSpan.FromHours(24));
        await Ring(world);
        await Mailing.Send(world);
        var mail = Assert.Single(sink.Mails);
        Assert.StartsWith("操作日志指纹", mail.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_receivers_or_mail_nothing_is_queued()
    {
        await using var world = await TestWorld.Open();
        await Ring(world);
        world.Clock.Advance(TimeSpan.FromHours(24));
        await Ring(world);
        Assert.Empty(await Mailing.Rows(world));
    }

    [Fact]
    public async Task Only_auditors_say_who_gets_it_and_bad_addresses_are_named()
    {
        await using var world = await TestWorld.Open();
        Assert.Equal(HttpStatusCode.Forbidden, (await (await world.As(Cast.Admin)).Open("/audit/head")).Status);
        var auditor = await (await world.As(Cast.Auditor)).Open("/audit/head");
        await auditor.Submit("head", ("receivers", "li@example.com\nnot an address"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, auditor.Status);
        Assert.NotNull(auditor.Page.GetElementById("head-receivers-error"));
        await auditor.Submit("head", ("receivers", "li@example.com, zhou@example.com"));
        Assert.Contains("已保存，2 个收件人", auditor.Text);
        Assert.Contains("还没有设置发信服务器", auditor.Text);
    }

    private static async Task Configure(TestWorld world, params string[] receivers)
    {
        var call = await world.CallOf(Cast.Auditor);
        await world.With(s => Cast.Must(s.GetRequiredService<AuditHead>().Configure(call, receivers, default)));
    }

    private static Task Ring(TestWorld world) => world.App.Services.GetRequiredService<JobRunner>().RunDue(default);
}
