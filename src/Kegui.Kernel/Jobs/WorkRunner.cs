using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kegui.Kernel;

/// <summary>Does queued works, a few at a time, and takes over those whose process was killed.</summary>
public sealed class WorkRunner(IServiceScopeFactory scopes, IEnumerable<WorkType> types, WriterLane lane, CompanyClock clock, TimeProvider time, ILogger<WorkRunner> log)
{
    private const int Most = 2;
    private const int MostAttempts = 5;
    private readonly SemaphoreSlim _places = new(Most, Most);

    /// <summary>Works until nothing is queued or all places of this node are taken; returns how many works came to an end.</summary>
    public async Task<int> RunDue(CancellationToken cancel)
    {
        var ended = 0;
        while (!cancel.IsCancellationRequested && await _places.WaitAsync(0, cancel))
        {
            try
            {
                if (await Claim(cancel) is not { } work) return ended;
                if (await Do(work, cancel)) ended++;
                else return ended;
            }
            finally
            {
                _places.Release();
            }
        }
        return ended;
    }

    private async Task<Work?> Claim(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        for (; ; )
        {
            var now = clock.Now;
            var next = await db.Set<Work>()
                .Where(w => w.FinishedAt == null && (w.State == WorkStates.Queued || w.LeasedUntil == null || w.LeasedUntil <= now))
                .OrderBy(w => w.Id).FirstOrDefaultAsync(cancel);
            if (next is null) return null;
            var taken = await lane.Enter(() => db.Set<Work>().Where(w => w.Id == next.Id && w.Fence == next.Fence && w.FinishedAt == null)
                .ExecuteUpdateAsync(set => set
                    .SetProperty(w => w.State, WorkStates.Running).SetProperty(w => w.Fence, next.Fence + 1).SetProperty(w => w.LeasedUntil, now + WorkTurn.Lease)
                    .SetProperty(w => w.StartedAt, next.StartedAt ?? now).SetProperty(w => w.Attempts, next.Attempts + 1), cancel), cancel);
            if (taken == 0) continue;
            next.Fence++;
            next.Attempts++;
            return next;
        }
    }

    // False when the work was given back or lost: asking again at once would only turn in a circle.
    private async Task<bool> Do(Work work, CancellationToken shutdown)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var kind = types.Select(t => (IWorkKind)services.GetRequiredService(t.Type)).FirstOrDefault(k => k.Kind == work.Kind);
        var actor = work.PersonId == 0 ? Actor.System : await services.GetRequiredService<Actors>().Of(work.PersonId, null, "job", shutdown);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(shutdown);
        var turn = new WorkTurn(work, actor ?? Actor.System, services.GetRequiredService<AppDb>(), lane, clock, stop);
        if (kind is null) return await End(services, turn, work, WorkStates.Failed, "unknown-kind");
        if (actor is null) return await Undo(services, kind, turn, work, WorkStates.Failed, "person-gone");
        if (work.CancelAskedAt is not null) return await Undo(services, kind, turn, work, WorkStates.Cancelled, null);
        if (work.Attempts > 1 && !kind.Resumes) return await Undo(services, kind, turn, work, WorkStates.Failed, "interrupted");
        if (work.Attempts > MostAttempts) return await Undo(services, kind, turn, work, WorkStates.Failed, "gave-up");
        try
        {
            await using (new Heartbeat(WorkTurn.Lease / 3, time, stop, async () =>
            {
                await using var own = scopes.CreateAsyncScope();
                return await turn.Renew(own.ServiceProvider.GetRequiredService<AppDb>());
            }))
            {
                await kind.Run(turn, stop.Token);
            }
            return await End(services, turn, work, WorkStates.Done, null);
        }
        catch (FenceLost)
        {
            log.LogWarning("Work {Work} was taken over by another node", work.Id);
            return false;
        }
        catch (OperationCanceledException) when (shutdown.IsCancellationRequested && kind.Resumes)
        {
            // The next start goes on at the cursor; this one was no fault of the work.
            await lane.Enter(() => turn.Mine(services.GetRequiredService<AppDb>()).ExecuteUpdateAsync(set => set
                .SetProperty(w => w.State, WorkStates.Queued).SetProperty(w => w.LeasedUntil, (DateTime?)null).SetProperty(w => w.Attempts, work.Attempts - 1), default), default);
            return false;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The heartbeat stops a work whose claim is gone: then it is another node's, and not ours to undo.
            if (!await turn.Renew(services.GetRequiredService<AppDb>())) return false;
            return shutdown.IsCancellationRequested
                ? await Undo(services, kind, turn, work, WorkStates.Failed, "interrupted")
                : await Undo(services, kind, turn, work, WorkStates.Cancelled, null);
        }
        catch (WorkRefused refused)
        {
            return await Undo(services, kind, turn, work, WorkStates.Failed, refused.Code);
        }
        catch (Exception error)
        {
            log.LogError(error, "Work {Work} ({Kind}) failed", work.Id, work.Kind);
            return await Undo(services, kind, turn, work, WorkStates.Failed, "error");
        }
    }

    private async Task<bool> Undo(IServiceProvider services, IWorkKind kind, WorkTurn turn, Work work, string state, string? problem)
    {
        services.GetRequiredService<AppDb>().ChangeTracker.Clear();
        try
        {
            await kind.Undo(turn, default);
        }
        catch (Exception error)
        {
            log.LogError(error, "Undoing work {Work} ({Kind}) failed", work.Id, work.Kind);
            problem = "not-undone";
            state = WorkStates.Failed;
        }
        return await End(services, turn, work, state, problem);
    }

    private static async Task<bool> End(IServiceProvider services, WorkTurn turn, Work work, string state, string? problem)
    {
        var run = services.GetRequiredService<ActRunner>();
        try
        {
            await run.Run("work.end", new(Actor.System), new { work.Id }, async act =>
            {
                if (state != WorkStates.Cancelled)
                    await services.GetRequiredService<Notices>().Tell(act, [work.PersonId], NoticeKinds.Work, new("work", work.Id), new("notice.work." + state, work.Title), default, fact: "work:" + work.Id);
                act.Also(async cancel =>
                {
                    var ended = await turn.Mine(act.Db).ExecuteUpdateAsync(set => set
                        .SetProperty(w => w.State, state).SetProperty(w => w.Problem, problem).SetProperty(w => w.Result, turn.Result)
                        .SetProperty(w => w.Done, w => state == WorkStates.Done && w.Total != null ? w.Total.Value : w.Done)
                        .SetProperty(w => w.FinishedAt, act.Now).SetProperty(w => w.LeasedUntil, (DateTime?)null), cancel);
                    if (ended == 0) throw new FenceLost(turn.Name);
                });
                return true;
            }, default);
            return true;
        }
        catch (FenceLost)
        {
            return false;
        }
    }
}
