using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kegui.Kernel;

/// <summary>
/// Runs the jobs whose slot has come. Any number of nodes may ask at once: the claim is a conditional update of the row, and a claim
/// that was lost cannot write (<see cref="JobTurn.Hold"/>).
/// </summary>
public sealed class JobRunner(IServiceScopeFactory scopes, IEnumerable<JobType> types, WriterLane lane, CompanyClock clock, TimeProvider time, CompanyCalendar calendar, ILogger<JobRunner> log)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);
    private readonly SemaphoreSlim _gate = new(1, 1);
    private Dictionary<string, (Type Type, Timetable When)>? _jobs;

    /// <summary>Which process this is, for people reading the schedule.</summary>
    public static string Node { get; } = $"{Environment.MachineName}:{Environment.ProcessId}";

    /// <summary>Runs all that is due now; returns how many jobs this node ran to their end.</summary>
    public async Task<int> RunDue(CancellationToken cancel)
    {
        var jobs = await Jobs(cancel);
        var now = clock.Now;
        await using var scope = scopes.CreateAsyncScope();
        var due = await scope.ServiceProvider.GetRequiredService<AppDb>().Set<Schedule>()
            .Where(s => s.NextAt <= now && (s.LeasedUntil == null || s.LeasedUntil <= now)).ToListAsync(cancel);
        var ran = await Task.WhenAll(due.Where(s => jobs.ContainsKey(s.Job)).Select(s => Run(jobs[s.Job], s, now, cancel)));
        return ran.Count(done => done);
    }

    /// <summary>How long after a failure a job is tried again: 1, 2, 4 … minutes, an hour at most.</summary>
    public static TimeSpan WaitAfter(int failures) =>
        TimeSpan.FromMinutes(Math.Min(LongestWait.TotalMinutes, 1 << Math.Clamp(failures - 1, 0, 10)));

    private async Task<bool> Run((Type Type, Timetable When) job, Schedule row, DateTime now, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        if (await Claim(db, row, job.When.Next(now, clock, calendar.Now), now, stop) is not { } turn) return false;
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(stop);
        await using var beat = new Heartbeat(JobTurn.Lease / 3, time, lost, async () =>
        {
            await using var own = scopes.CreateAsyncScope();
            return await lane.Enter(() => turn.Renew(own.ServiceProvider.GetRequiredService<AppDb>(), clock.Now, default), default) > 0;
        });
        try
        {
            await ((IJob)scope.ServiceProvider.GetRequiredService(job.Type)).Run(now, turn, lost.Token);
            // None when the job's last act has settled the slot already, or when the claim was lost.
            await lane.Enter(() => turn.Settle(db, clock.Now, default), default);
            return true;
        }
        catch (FenceLost taken)
        {
            log.LogWarning("Job {Job}: {Message}", turn.Job, taken.Message);
        }
        catch (OperationCanceledException) when (lost.IsCancellationRequested)
        {
            await lane.Enter(() => turn.Release(db, default), default);
        }
        catch (Exception error)
        {
            log.LogError(error, "Job {Job} failed", turn.Job);
            var again = Earlier(turn.Next, clock.Now + WaitAfter(row.Failures + 1));
            await lane.Enter(() => turn.Fail(db, again, Cut(error.Message), default), default);
        }
        return false;
    }

    private async Task<JobTurn?> Claim(AppDb db, Schedule row, DateTime next, DateTime now, CancellationToken cancel)
    {
        var taken = await lane.Enter(() => db.Set<Schedule>()
            .Where(s => s.Job == row.Job && s.Fence == row.Fence && s.NextAt <= now && (s.LeasedUntil == null || s.LeasedUntil <= now))
            .ExecuteUpdateAsync(set => set
                .SetProperty(s => s.Fence, s => s.Fence + 1).SetProperty(s => s.LeasedUntil, now + JobTurn.Lease)
                .SetProperty(s => s.Node, Node).SetProperty(s => s.StartedAt, now), cancel), cancel);
        return taken == 1 ? new(row.Job, row.Slot, next, row.Fence + 1) : null;
    }

    private async Task<Dictionary<string, (Type Type, Timetable When)>> Jobs(CancellationToken cancel)
    {
        if (_jobs is { } known) return known;
        await _gate.WaitAsync(cancel);
        try
        {
            if (_jobs is { } meanwhile) return meanwhile;
            await using var scope = scopes.CreateAsyncScope();
            var jobs = types.Select(t => (IJob)scope.ServiceProvider.GetRequiredService(t.Type)).ToDictionary(j => j.Code, j => (j.GetType(), j.When));
            foreach (var (code, (_, when)) in jobs) await Enlist(code, when, cancel);
            return _jobs = jobs;
        }
        finally
        {
            _gate.Release();
        }
    }

    // A job new to the installation begins with its next slot; one whose timetable became denser does not wait for the old slot.
    private async Task Enlist(string code, Timetable when, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var first = when.Next(clock.Now, clock, calendar.Now);
        var there = await db.Set<Schedule>().AnyAsync(s => s.Job == code, cancel);
        if (!there) db.Add(new Schedule { Job = code, Slot = first, NextAt = first });
        try
        {
            await lane.Enter(async () => there
                ? await db.Set<Schedule>().Where(s => s.Job == code && s.NextAt > first).ExecuteUpdateAsync(set => set.SetProperty(s => s.Slot, first).SetProperty(s => s.NextAt, first), cancel)
                : await db.SaveChangesAsync(cancel), cancel);
        }
        catch (DbUpdateException broken) when (Databases.IsUniqueViolation(broken))
        {
            // Another node was quicker; its row is the same.
        }
    }

    private static DateTime Earlier(DateTime a, DateTime b) => a < b ? a : b;

    private static string Cut(string text) => text.Length <= 1000 ? text : text[..1000];
}
