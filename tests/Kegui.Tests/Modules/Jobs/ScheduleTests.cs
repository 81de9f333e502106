using Kegui.Kernel;
using Kegui.Tests.World;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kegui.Tests.Modules.Jobs;

public sealed class ScheduleTests
{
    [Fact]
    public async Task A_job_runs_at_its_slot_and_not_before()
    {
        var diary = new Diary();
        await using var world = await Open(diary);
        Assert.Equal(0, await Ring(world));
        world.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(1, await Ring(world));
        Assert.Equal(0, await Ring(world));
        Assert.Equal([Utc(1, 10)], diary.Slots);
        var row = await Row(world);
        Assert.Equal((Utc(1, 20), Utc(1, 20), Utc(1, 10)), (row.Slot, row.NextAt, row.DoneAt!.Value));
        Assert.Null(row.LeasedUntil);
    }

    [Fact]
    public async Task Slots_missed_while_nobody_ran_are_done_once_together()
    {
        var diary = new Diary();
        await using var world = await Open(diary);
        await Ring(world);
        world.Clock.Advance(TimeSpan.FromHours(5));
        await Ring(world);
        await Ring(world);
        Assert.Equal([Utc(1, 10)], diary.Slots);
        Assert.Equal(Utc(6, 10), (await Row(world)).NextAt);
    }

    [Fact]
    public async Task A_failure_is_noted_and_the_same_slot_tried_again_a_minute_later()
    {
        var diary = new Diary { Act = (_, _) => throw new InvalidOperationException("no paper") };
        await using var world = await Open(diary);
        await Ring(world);
        world.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(0, await Ring(world));
        var failed = await Row(world);
        Assert.Equal((1, "no paper", Utc(1, 10), Utc(1, 11)), (failed.Failures, failed.LastError, failed.Slot, failed.NextAt));
        Assert.Equal(0, await Ring(world));

        diary.Act = null;
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await Ring(world));
        Assert.Equal([Utc(1, 10), Utc(1, 10)], diary.Slots);
        var row = await Row(world);
        Assert.Equal((0, null, Utc(1, 20)), (row.Failures, row.LastError, row.NextAt));
    }

    [Fact]
    public async Task Of_two_nodes_that_ring_at_once_one_runs()
    {
        var diary = new Diary();
        await using var world = await Open(diary);
        await using var other = new OtherNode(world, Register(diary));
        await Ring(world);
        await Ring(other.Services);
        world.Clock.Advance(TimeSpan.FromMinutes(10));
        other.Clock.Advance(TimeSpan.FromMinutes(10));
        var ran = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Task.Run(() => n % 2 == 0 ? Ring(world) : Ring(other.Services))));
        Assert.Equal(1, ran.Sum());
        Assert.Single(diary.Slots);
    }

    [Fact]
    public async Task A_node_stopped_beyond_its_lease_cannot_write_when_it_wakes()
    {
        var asleep = new TaskCompletionSource();
        var entered = new TaskCompletionSource();
        var first = new Diary
        {
            Act = async (services, turn) =>
            {
                entered.SetResult();
                await asleep.Task;
                await Mark(services, turn, "first");
            },
        };
        var second = new Diary { Act = (services, turn) => Mark(services, turn, "second") };
        await using var world = await Open(second);
        await using var stopped = new OtherNode(world, Register(first));
        await Ring(world);
        await Ring(stopped.Services);
        stopped.Clock.Advance(TimeSpan.FromMinutes(10));
        var sleeping = Ring(stopped.Services);
        await entered.Task;

        world.Clock.Advance(TimeSpan.FromMinutes(13));
        Assert.Equal(1, await Ring(world));
        asleep.SetResult();
        Assert.Equal(0, await sleeping);
        var marks = await world.With(s => s.GetRequiredService<AppDb>().Set<Setting>().Where(x => x.Key.StartsWith("test.")).Select(x => x.Value).ToListAsync());
        Assert.Equal(["second"], marks);
        Assert.Equal((2, 0), ((await Row(world)).Fence, (await Row(world)).Failures));
    }

    [Fact]
    public async Task The_heartbeat_keeps_the_lease_of_a_job_that_takes_long()
    {
        var slow = new TaskCompletionSource();
        var entered = new TaskCompletionSource();
        var diary = new Diary
        {
            Act = async (_, _) =>
            {
                entered.TrySetResult();
                await slow.Task;
            },
        };
        await using var world = await Open(diary);
        await Ring(world);
        world.Clock.Advance(TimeSpan.FromMinutes(10));
        var running = Ring(world);
        await entered.Task;
        var before = (await Row(world)).LeasedUntil;
        world.Clock.Advance(TimeSpan.FromSeconds(41));
        while ((await Row(world)).LeasedUntil == before) await Task.Yield();
        Assert.Equal(before!.Value.AddSeconds(41), (await Row(world)).LeasedUntil);
        slow.SetResult();
        Assert.Equal(1, await running);
    }

    [Fact]
    public async Task The_administrator_sees_what_runs_and_a_salesperson_does_not()
    {
        await using var world = await Open(new Diary());
        await Ring(world);
        var admin = await (await world.As(Cast.Admin)).Open("/jobs");
        Assert.Equal(System.Net.HttpStatusCode.OK, admin.Status);
        Assert.Contains("定时任务", admin.Text);
        Assert.Contains("2026-11-23 09:10", admin.Text);
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await (await world.As(Cast.Lihai)).Open("/jobs")).Status);
    }

    private static Task Mark(IServiceProvider services, JobTurn turn, string who) => services.GetRequiredService<ActRunner>().Run("test.mark", new(Actor.System), who, act =>
    {
        act.Db.Add(new Setting { Key = "test." + who, Value = who });
        turn.Hold(act);
        return Task.FromResult(true);
    }, default);

    private static Task<TestWorld> Open(Diary diary) => TestWorld.Open(Register(diary));

    // Only this job: the product's own would run beside it.
    private static Action<IServiceCollection> Register(Diary diary) => services =>
    {
        foreach (var job in services.Where(s => s.ServiceType == typeof(JobType)).ToList()) services.Remove(job);
        services.AddSingleton(diary);
        services.AddJob<DiaryJob>();
    };

    private static Task<int> Ring(TestWorld world) => Ring(world.App.Services);

    private static Task<int> Ring(IServiceProvider services) => services.GetRequiredService<JobRunner>().RunDue(default);

    private static Task<Schedule> Row(TestWorld world) => world.With(s => s.GetRequiredService<AppDb>().Set<Schedule>().SingleAsync(x => x.Job == "test.diary"));

    private static DateTime Utc(int hour, int minute) => new(2026, 11, 23, hour, minute, 0, DateTimeKind.Utc);

    /// <summary>What the job found and does.</summary>
    public sealed class Diary
    {
        private readonly List<DateTime> _slots = [];
        public IReadOnlyList<DateTime> Slots => _slots;
        public Func<IServiceProvider, JobTurn, Task>? Act { get; set; }

        public Task Note(IServiceProvider services, JobTurn turn)
        {
            lock (_slots) _slots.Add(turn.Slot);
            return Act?.Invoke(services, turn) ?? Task.CompletedTask;
        }
    }

    public sealed class DiaryJob(Diary diary, IServiceProvider services) : IJob
    {
        public string Code => "test.diary";
        public Timetable When => Timetable.Every(10);
        public Task Run(DateTime now, JobTurn turn, CancellationToken cancel) => diary.Note(services, turn);
    }
}
