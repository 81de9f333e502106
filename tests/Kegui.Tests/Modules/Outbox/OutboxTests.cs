using System.Net;
using Kegui.Kernel;
using Kegui.Tests.Modules.Jobs;
using Kegui.Tests.World;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Kegui.Tests.Modules.Outbox;

public sealed class OutboxTests
{
    [Fact]
    public async Task What_is_queued_in_an_act_that_fails_never_leaves()
    {
        var channel = new ScriptedChannel();
        await using var world = await Mailing.Open(channel);
        await world.With(async services => await services.GetRequiredService<ActRunner>().Run<bool>("test.queue", new(Actor.System), 0, async act =>
        {
            await services.GetRequiredService<Kegui.Kernel.Outbox>().Add(act, new("mail", "a/1", "test"), default);
            act.Check([new("name", "required")]);
            return true;
        }, default));
        Assert.Equal(0, await Mailing.Send(world));
        Assert.Empty(await Mailing.Rows(world));
    }

    [Fact]
    public async Task The_same_key_is_queued_once()
    {
        await using var world = await Mailing.Open(new ScriptedChannel());
        await Mailing.Queue(world, new Outgoing("mail", "a/1", "test", Key: "k"));
        await Mailing.Queue(world, new Outgoing("mail", "a/1", "test", Key: "k"));
        Assert.Single(await Mailing.Rows(world));
    }

    [Fact]
    public async Task A_poisonous_message_holds_up_no_other_and_ends_as_a_dead_letter()
    {
        var channel = new ScriptedChannel { Sending = (m, _) => m.Target == "a/1" ? throw new FormatException("bad encoding") : Task.FromResult(Delivery.Sent) };
        await using var world = await Mailing.Open(channel);
        await Mailing.Queue(world, new("mail", "a/1", "test"), new("mail", "a/2", "test"), new("mail", "a/3", "test"));
        Assert.Equal(2, await Mailing.Send(world));
        Assert.Equal(["a/2", "a/3"], channel.Sent.Select(s => s.Target));
        for (var attempt = 1; attempt < 8; attempt++)
        {
            world.Clock.Advance(OutboxSender.WaitAfter(attempt)!.Value);
            await Mailing.Send(world);
        }
        var dead = (await Mailing.Rows(world))[0];
        Assert.Equal((OutboxStates.Dead, 8, "bad encoding"), (dead.State, dead.Attempts, dead.LastError));
        Assert.Null(OutboxSender.WaitAfter(8));
    }

    [Fact]
    public async Task An_unreachable_destination_rests_and_the_others_go_on()
    {
        var channel = new ScriptedChannel { Opening = (d, _) => d == "down" ? throw new IOException("no route") : Task.CompletedTask };
        await using var world = await Mailing.Open(channel);
        await Mailing.Queue(world, new("mail", "down/1", "test"), new("mail", "down/2", "test"), new("mail", "up/1", "test"));
        Assert.Equal(1, await Mailing.Send(world));
        Assert.All((await Mailing.Rows(world)).Take(2), m => Assert.Equal((OutboxStates.Waiting, 0, "no route"), (m.State, m.Attempts, m.LastError)));
        channel.Opening = null;
        Assert.Equal(0, await Mailing.Send(world));
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(2, await Mailing.Send(world));
    }

    [Fact]
    public async Task A_receiver_that_hangs_is_left_after_ten_seconds()
    {
        var hanging = new TaskCompletionSource();
        var channel = new ScriptedChannel
        {
            Sending = async (m, _) =>
            {
                if (m.Target != "slow/1") return Delivery.Sent;
                hanging.SetResult();
                // Ignores its token, as a bad library would.
                return await new TaskCompletionSource<Delivery>().Task;
            },
        };
        await using var world = await Mailing.Open(channel);
        await Mailing.Queue(world, new("mail", "slow/1", "test"), new("mail", "slow/2", "test"), new("mail", "quick/1", "test"));
        var sending = Mailing.Send(world);
        await hanging.Task;
        world.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(2, await sending);
        Assert.Equal((OutboxStates.Waiting, "timeout"), ((await Mailing.Rows(world))[0].State, (await Mailing.Rows(world))[0].LastError));
    }

    [Fact]
    public async Task Two_nodes_share_a_lane_and_send_nothing_twice()
    {
        var channel = new ScriptedChannel();
        await using var world = await Mailing.Open(channel);
        await using var other = new OtherNode(world, services => services.Replace(ServiceDescriptor.Singleton<IChannel>(channel)));
        await Mailing.Queue(world, [.. Enumerable.Range(0, 90).Select(n => new Outgoing("mail", $"a/{n}", "test"))]);
        for (var round = 0; round < 5; round++)
            await Task.WhenAll(Task.Run(() => Mailing.Send(world)), Task.Run(() => other.Services.GetRequiredService<OutboxSender>().SendDue(default)));
        Assert.Equal(90, channel.Sent.Count);
        Assert.Equal(90, channel.Sent.Select(s => s.Id).Distinct().Count());
    }

    [Fact]
    public async Task A_restored_copy_sends_nothing()
    {
        await using var world = await Mailing.Open(new ScriptedChannel());
        await world.With(async s =>
        {
            s.GetRequiredService<AppDb>().Add(new Setting { Key = Kegui.Kernel.Outbox.MutedKey, Value = "1" });
            await s.GetRequiredService<AppDb>().SaveChangesAsync();
        });
        await Mailing.Queue(world, new Outgoing("mail", "a/1", "test"));
        Assert.Equal(0, await Mailing.Send(world));
        Assert.Contains("对外发送已静音", (await (await world.As(Cast.Admin)).Open("/messages")).Text);
    }

    [Fact]
    public async Task The_administrator_sees_a_dead_letter_and_sends_it_again()
    {
        var channel = new ScriptedChannel { Sending = (_, _) => Task.FromResult(Delivery.Never("550 no such mailbox")) };
        await using var world = await Mailing.Open(channel);
        await Mailing.Queue(world, new Outgoing("mail", "a/1", "test"));
        await Mailing.Send(world);
        var id = (await Mailing.Rows(world))[0].Id;
        var page = await (await world.As(Cast.Admin)).Open("/messages?state=dead");
        Assert.Contains("550 no such mailbox", page.Text);
        await page.Submit($"retry-{id}");
        channel.Sending = null;
        Assert.Equal(1, await Mailing.Send(world));
        Assert.Equal("message.retry", await Audited(world, id));
    }

    [Fact]
    public async Task Dropping_wants_a_reason_and_is_audited_with_it()
    {
        var channel = new ScriptedChannel { Sending = (_, _) => Task.FromResult(Delivery.Never("550")) };
        await using var world = await Mailing.Open(channel);
        await Mailing.Queue(world, new Outgoing("mail", "a/1", "test"));
        await Mailing.Send(world);
        var id = (await Mailing.Rows(world))[0].Id;
        var page = await (await world.As(Cast.Admin)).Open("/messages");
        await page.Submit($"drop-{id}", ("reason", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal(OutboxStates.Dead, (await Mailing.Rows(world))[0].State);
        await page.Submit($"drop-{id}", ("reason", "此人已离职"));
        Assert.Equal((OutboxStates.Dropped, "此人已离职"), ((await Mailing.Rows(world))[0].State, (await Mailing.Rows(world))[0].DropReason));
        Assert.Equal("message.drop", await Audited(world, id));
        var again = await (await world.As(Cast.Admin)).Api(HttpMethod.Post, $"/api/v1/messages/{id}/retry");
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
    }

    [Fact]
    public async Task Others_see_and_do_nothing_here()
    {
        await using var world = await Mailing.Open(new ScriptedChannel());
        await Mailing.Queue(world, new Outgoing("mail", "a/1", "test"));
        var id = (await Mailing.Rows(world))[0].Id;
        var seller = await world.As(Cast.Lihai);
        Assert.Equal(HttpStatusCode.Forbidden, (await seller.Open("/messages")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await seller.Api(HttpMethod.Get, "/api/v1/messages")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await seller.Api(HttpMethod.Post, $"/api/v1/messages/{id}/drop", new { reason = "x" })).StatusCode);
    }

    private static Task<string> Audited(TestWorld world, long id) => world.With(s => s.GetRequiredService<AppDb>().Set<AuditEntry>().Where(a => a.SubjectKind == "message" && a.SubjectId == id).OrderByDescending(a => a.Id).Select(a => a.Act).FirstAsync());
}
