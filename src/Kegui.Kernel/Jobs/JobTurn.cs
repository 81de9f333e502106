using Microsoft.EntityFrameworkCore;

namespace Kegui.Kernel;

/// <summary>Another node has taken over what this one was working on; the transaction under way is rolled back.</summary>
public sealed class FenceLost(string what) : Exception($"{what} was taken over by another node.");

/// <summary>One claim of a job by one node.</summary>
public sealed class JobTurn
{
    internal static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    internal JobTurn(string job, DateTime slot, DateTime next, long fence) => (Job, Slot, Next, Fence) = (job, slot, next, fence);

    public string Job { get; }
    /// <summary>The slot worked for; the oldest when several were missed.</summary>
    public DateTime Slot { get; }
    public long Fence { get; }
    internal DateTime Next { get; }

    /// <summary>
    /// Binds an act of the job to the claim: its transaction renews the lease, and is rolled back with <see cref="FenceLost"/> when
    /// the claim has gone to another node. The row stays locked until the commit, so nobody can take over in between.
    /// </summary>
    public void Hold(Act act) => act.Also(async cancel => Demand(await Renew(act.Db, act.Now, cancel)));

    /// <summary>Binds the job's last act: the slot is done in the same transaction as the effect.</summary>
    public void Done(Act act) => act.Also(async cancel => Demand(await Settle(act.Db, act.Now, cancel)));

    internal Task<int> Renew(AppDb db, DateTime now, CancellationToken cancel) => Mine(db)
        .ExecuteUpdateAsync(set => set.SetProperty(s => s.LeasedUntil, now + Lease), cancel);

    internal Task<int> Settle(AppDb db, DateTime now, CancellationToken cancel) => Mine(db).ExecuteUpdateAsync(set => set
        .SetProperty(s => s.Slot, Next).SetProperty(s => s.NextAt, Next).SetProperty(s => s.LeasedUntil, (DateTime?)null)
        .SetProperty(s => s.DoneAt, now).SetProperty(s => s.Failures, 0).SetProperty(s => s.LastError, (string?)null), cancel);

    internal Task<int> Release(AppDb db, CancellationToken cancel) => Mine(db)
        .ExecuteUpdateAsync(set => set.SetProperty(s => s.LeasedUntil, (DateTime?)null), cancel);

    internal Task<int> Fail(AppDb db, DateTime again, string error, CancellationToken cancel) => Mine(db).ExecuteUpdateAsync(set => set
        .SetProperty(s => s.NextAt, again).SetProperty(s => s.LeasedUntil, (DateTime?)null)
        .SetProperty(s => s.Failures, s => s.Failures + 1).SetProperty(s => s.LastError, error), cancel);

    private IQueryable<Schedule> Mine(AppDb db) => db.Set<Schedule>().Where(s => s.Job == Job && s.Fence == Fence);

    private void Demand(int rows)
    {
        if (rows == 0) throw new FenceLost(Job);
    }
}
