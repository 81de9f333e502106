using Kegui.Kernel;
using Kegui.Tests.World;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kegui.Tests.Modules.Jobs;

public sealed class HousekeepingTests
{
    [Fact]
    public async Task What_has_served_goes_at_night_and_what_is_open_stays()
    {
        await using var world = await TestWorld.Open();
        var now = world.Clock.GetUtcNow().UtcDateTime;
        await world.With(async s =>
        {
            var db = s.GetRequiredService<AppDb>();
            foreach (var (n, age) in new[] { (1L, 1), (2L, 3) }) db.Add(new DoneRequest { PersonId = 1, Act = "x", Key = $"k{n}", InputHash = [], Result = "0", At = now.AddDays(-age) });
            db.AddRange(Work(11, now.AddDays(-91)), Work(12, now.AddDays(-1)), Work(13, null));
            db.AddRange(Message(21, OutboxStates.Sent, 91), Message(22, OutboxStates.Sent, 1), Message(23, OutboxStates.Dead, 91));
            db.AddRange(Notice(31, now.AddDays(-181)), Notice(32, null));
            await db.SaveChangesAsync();

            OutboxMessage Message(long id, string state, int age) => new() { Id = id, Channel = "mail", Destination = "d", Target = "t", Letter = "test", State = state, CreatedAt = now.AddDays(-age), NextAt = now };
            Work Work(long id, DateTime? finished) => new() { Id = id, Kind = "x", Title = "x", PersonId = 1, AskedAt = now.AddDays(-100), State = finished is null ? WorkStates.Queued : WorkStates.Done, FinishedAt = finished };
            Notice Notice(long id, DateTime? read) => new() { Id = id, PersonId = 1, Kind = NoticeKinds.Work, TextKey = "x", SubjectKind = "work", SubjectId = 1, FactKey = $"f{id}", FromName = "", At = now.AddDays(-200), ReadAt = read };
        });
        var runner = world.App.Services.GetRequiredService<JobRunner>();
        await runner.RunDue(default);
        world.Clock.Advance(TimeSpan.FromHours(19));
        await runner.RunDue(default);
        await world.With(async s =>
        {
            var db = s.GetRequiredService<AppDb>();
            Assert.Equal(0, (await db.Set<Schedule>().SingleAsync(x => x.Job == "kernel.clean")).Failures);
            Assert.Equal(["k1"], await db.Set<DoneRequest>().Where(d => d.Act == "x").Select(d => d.Key).ToListAsync());
            Assert.Equal([12L, 13L], await db.Set<Work>().OrderBy(w => w.Id).Select(w => w.Id).ToListAsync());
            Assert.Equal([22L, 23L], await db.Set<OutboxMessage>().OrderBy(m => m.Id).Select(m => m.Id).ToListAsync());
            Assert.Equal([32L], await db.Set<Notice>().Select(n => n.Id).ToListAsync());
        });
    }
}
