using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Kegui.Kernel;
using Kegui.Tests.World;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kegui.Tests.Modules.Jobs;

public sealed class WorkTests
{
    [Fact]
    public async Task It_runs_as_the_person_who_began_it_and_gives_its_result()
    {
        await using var world = await Open(new Stamps());
        var id = await Begin(world, Cast.Lihai, 4);
        Assert.Equal(WorkStates.Queued, (await Row(world, id)).State);
        Assert.Equal(1, await Run(world));
        var done = await Row(world, id);
        Assert.Equal((WorkStates.Done, 4L, 4L, """{"stamped":4}"""), (done.State, done.Done, done.Total, done.Result));
        Assert.Equal(4, await Stamped(world, "李海"));
    }

    [Fact]
    public async Task Asked_to_stop_it_ends_after_the_slice_under_way_and_takes_back_what_it_did()
    {
        var stamps = new Stamps();
        await using var world = await Open(stamps);
        var id = await Begin(world, Cast.Lihai, 4);
        stamps.After = async n => { if (n == 2) await Cancel(world, id); };
        await Run(world);
        var work = await Row(world, id);
        Assert.Equal((WorkStates.Cancelled, 2L), (work.State, work.Done));
        Assert.Equal(0, await Stamped(world, "李海"));
    }

    [Fact]
    public async Task Not_yet_begun_it_stops_at_once()
    {
        await using var world = await Open(new Stamps());
        var id = await Begin(world, Cast.Lihai, 4);
        await Cancel(world, id);
        Assert.Equal(WorkStates.Cancelled, (await Row(world, id)).State);
        Assert.Equal(0, await Run(world));
    }

    [Fact]
    public async Task After_a_kill_it_goes_on_at_its_cursor_and_no_slice_is_done_twice()
    {
        await using var world = await Open(new Stamps());
        var id = await Begin(world, Cast.Lihai, 4);
        await using var killed = await Killed(world, id, resumes: true);
        Assert.Equal(0, await Run(world));
        world.Clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(1, await Run(world));
        Assert.Equal((WorkStates.Done, 2), ((await Row(world, id)).State, (await Row(world, id)).Attempts));
        Assert.Equal(4, await Stamped(world, "李海"));
        // The first process was only asleep: its slice is rolled back, and the work stays done.
        await killed.Wake();
        Assert.Equal(4, await Stamped(world, "李海"));
        Assert.Equal(WorkStates.Done, (await Row(world, id)).State);
    }

    [Fact]
    public async Task What_cannot_go_on_after_a_kill_is_taken_back_and_failed()
    {
        await using var world = await Open(new Stamps { Resumes = false });
        var id = await Begin(world, Cast.Lihai, 4);
        await using var killed = await Killed(world, id, resumes: false);
        world.Clock.Advance(TimeSpan.FromMinutes(3));
        await Run(world);
        Assert.Equal((WorkStates.Failed, "interrupted"), ((await Row(world, id)).State, (await Row(world, id)).Problem));
        Assert.Equal(0, await Stamped(world, "李海"));
        await killed.Wake();
        Assert.Equal(0, await Stamped(world, "李海"));
    }

    [Fact]
    public async Task A_named_reason_reaches_the_person_and_an_error_does_not_show_its_inside()
    {
        var stamps = new Stamps { After = _ => throw new WorkRefused("interrupted") };
        await using var world = await Open(stamps);
        var refused = await Begin(world, Cast.Lihai, 1);
        await Run(world);
        stamps.After = _ => throw new InvalidOperationException("secret");
        var broken = await Begin(world, Cast.Lihai, 1);
        await Run(world);
        Assert.Equal(("interrupted", "error"), ((await Row(world, refused)).Problem, (await Row(world, broken)).Problem));
        var page = await (await world.As(Cast.Lihai)).Open($"/works/{broken}");
        Assert.Contains("处理时出错", page.Text);
        Assert.DoesNotContain("secret", page.Text);
    }

    [Fact]
    public async Task Who_left_meanwhile_does_nothing_more()
    {
        await using var world = await Open(new Stamps());
        var id = await Begin(world, Cast.Lihai, 4);
        var person = await world.IdOf(Cast.Lihai);
        await world.With(s => s.GetRequiredService<AppDb>().Set<Person>().Where(p => p.Id == person).ExecuteUpdateAsync(x => x.SetProperty(p => p.Active, false)));
        await world.With(s => s.GetRequiredService<AppDb>().Set<Setting>().Where(x => x.Key == PeopleDirectory.StampKey).ExecuteUpdateAsync(x => x.SetProperty(p => p.Value, "moved")));
        await Run(world);
        Assert.Equal((WorkStates.Failed, "person-gone"), ((await Row(world, id)).State, (await Row(world, id)).Problem));
        Assert.Equal(0, await Stamped(world, "李海"));
    }

    [Fact]
    public async Task Page_fragment_and_api_show_it_to_its_person_and_the_administrator_only()
    {
        await using var world = await Open(new Stamps());
        var id = await Begin(world, Cast.Lihai, 4);
        var hers = await world.As(Cast.Lihai);
        var page = await hers.Open($"/works/{id}");
        Assert.Equal($"works/{id}/progress", page.Page.QuerySelector("kg-work")!.GetAttribute("src"));
        Assert.NotNull((await hers.Open($"/works/{id}/progress")).Page.QuerySelector(".kg-work:not([data-over])"));
        await Run(world);
        Assert.NotNull((await hers.Open($"/works/{id}/progress")).Page.QuerySelector(".kg-work[data-over]"));
        Assert.Contains("客户名单.xlsx", (await hers.Open("/works")).Text);
        var json = await (await hers.Api(HttpMethod.Get, $"/api/v1/works/{id}")).Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(("done", 4), (json.GetProperty("state").GetString(), json.GetProperty("result").GetProperty("stamped").GetInt32()));

        var colleague = await world.As(Cast.Zhoumin);
        Assert.Equal(HttpStatusCode.NotFound, (await colleague.Open($"/works/{id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await colleague.Api(HttpMethod.Get, $"/api/v1/works/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await colleague.Api(HttpMethod.Post, $"/api/v1/works/{id}/cancel")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await (await world.As(Cast.Admin)).Open($"/works/{id}")).Status);
    }

    [Fact]
    public async Task The_button_on_the_page_cancels()
    {
        await using var world = await Open(new Stamps());
        var id = await Begin(world, Cast.Lihai, 4);
        var page = await (await world.As(Cast.Lihai)).Open($"/works/{id}");
        await page.Submit($"cancel-{id}");
        Assert.Equal(WorkStates.Cancelled, (await Row(world, id)).State);
        Assert.Contains("已取消", page.Text);
    }

    private static Task<TestWorld> Open(Stamps stamps) => TestWorld.Open(Register(stamps));

    private static Action<IServiceCollection> Register(Stamps stamps) => services => services.AddSingleton(stamps).AddWork<StampWork>();

    private static async Task<Sleeper> Killed(TestWorld world, long id, bool resumes)
    {
        var entered = new TaskCompletionSource();
        var asleep = new TaskCompletionSource();
        var stamps = new Stamps
        {
            Resumes = resumes,
            After = async n =>
            {
                if (n != 2) return;
                entered.TrySetResult();
                await asleep.Task;
            },
        };
        var node = new OtherNode(world, Register(stamps));
        var running = node.Services.GetRequiredService<WorkRunner>().RunDue(default);
        await entered.Task;
        Assert.Equal(2, (await Row(world, id)).Done);
        return new(node, asleep, running);
    }

    private static async Task<long> Begin(TestWorld world, string person, int count)
    {
        // Beginning a work belongs to an act that the person may do; a salesperson may create customers.
        var call = await world.CallOf(person);
        return await Cast.Must(world.With(s => s.GetRequiredService<ActRunner>().Run("customer.create", call, count,
            act => Works.Begin(act, "test.stamp", "客户名单.xlsx", new StampInput(count), default), default)));
    }

    private static Task<int> Run(TestWorld world) => world.App.Services.GetRequiredService<WorkRunner>().RunDue(default);

    private static async Task Cancel(TestWorld world, long id)
    {
        var call = await world.CallOf(Cast.Lihai);
        Assert.True(await world.With(s => s.GetRequiredService<Works>().Cancel(call.Actor, id, default)));
    }

    private static Task<Work> Row(TestWorld world, long id) => world.With(s => s.GetRequiredService<AppDb>().Set<Work>().SingleAsync(w => w.Id == id));

    private static Task<int> Stamped(TestWorld world, string by) => world.With(s => s.GetRequiredService<AppDb>().Set<Setting>().CountAsync(x => x.Key.StartsWith("stamp.") && x.Value == by));

    private sealed record Sleeper(OtherNode Node, TaskCompletionSource Asleep, Task<int> Running) : IAsyncDisposable
    {
        public async Task Wake()
        {
            Asleep.TrySetResult();
            await Running;
        }

        public async ValueTask DisposeAsync()
        {
            await Wake();
            await Node.DisposeAsync();
        }
    }
}

internal sealed record StampInput(int Count);

internal sealed record StampCursor(int Next);

/// <summary>What the tests set about the work below.</summary>
internal sealed class Stamps
{
    public bool Resumes { get; init; } = true;
    public Func<int, Task>? After { get; set; }
}

/// <summary>Writes one row a slice; a slice done twice would break its key.</summary>
internal sealed class StampWork(Stamps stamps, ActRunner run) : IWorkKind
{
    public string Kind => "test.stamp";
    public bool Resumes => stamps.Resumes;

    public async Task Run(WorkTurn turn, CancellationToken cancel)
    {
        var count = turn.Input<StampInput>().Count;
        for (var n = turn.Cursor<StampCursor>()?.Next ?? 0; n < count; n++)
        {
            var at = n;
            var outcome = await run.Run("customer.create", turn.Call, at, act =>
            {
                act.Db.Add(new Setting { Key = $"stamp.{turn.Id}.{at}", Value = turn.Actor.Name });
                turn.Keep(act, new StampCursor(at + 1), at + 1, count);
                return Task.FromResult(true);
            }, cancel);
            Assert.True(outcome.Done);
            if (stamps.After is { } after) await after(at + 1);
            await turn.Show(at + 1, count);
        }
        turn.Finish(new { stamped = count });
    }

    public Task Undo(WorkTurn turn, CancellationToken cancel) => run.Run("test.undo", new(Actor.System), 0, act =>
    {
        var mine = $"stamp.{turn.Id}.";
        act.Also(c => act.Db.Set<Setting>().Where(s => s.Key.StartsWith(mine)).ExecuteDeleteAsync(c));
        return Task.FromResult(true);
    }, cancel);
}
