using Kegui.Kernel;
using Kegui.Modules.Outbox;
using Kegui.Tests.World;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kegui.Tests.Modules.Outbox;

/// <summary>Refusals around mail, each with the way round it.</summary>
public sealed class OutboxRefusalTests
{
    [Fact]
    public async Task A_test_mail_wants_a_server_and_an_own_address()
    {
        await using (var without = await TestWorld.Open())
        {
            var call = await without.CallOf(Cast.Admin);
            Assert.Equal("mail-not-set-up", (await without.With(s => s.GetRequiredService<TestMail>().Send(call, default))).Refusal?.Code);
        }
        await using var world = await Mailing.Open(new ScriptedChannel());
        var admin = await world.CallOf(Cast.Admin);
        Assert.Equal("no-own-address", (await world.With(s => s.GetRequiredService<TestMail>().Send(admin, default))).Refusal?.Code);
        await Mailing.GiveAddress(world, Cast.Admin);
        var again = await world.CallOf(Cast.Admin);
        Assert.True((await world.With(s => s.GetRequiredService<TestMail>().Send(again, default))).Done);
    }

    [Fact]
    public async Task What_was_sent_is_neither_sent_again_nor_given_up()
    {
        await using var world = await Mailing.Open(new ScriptedChannel());
        await Mailing.Queue(world, new Outgoing("mail", "a@example.com", "test"));
        var (admin, id) = (await world.CallOf(Cast.Admin), (await Mailing.Rows(world)).Single().Id);
        Assert.True((await world.With(s => s.GetRequiredService<OutboxActs>().Retry(admin, id, default))).Done);
        await Mailing.Send(world);
        Assert.Equal("message-not-open", (await world.With(s => s.GetRequiredService<OutboxActs>().Retry(admin, id, default))).Refusal?.Code);
        Assert.Equal("message-not-open", (await world.With(s => s.GetRequiredService<OutboxActs>().Drop(admin, id, "地址已作废", default))).Refusal?.Code);
    }
}
