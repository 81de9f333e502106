using Microsoft.EntityFrameworkCore;

namespace Kegui.Kernel;

/// <summary>Each night lets go of what has served: answers to old requests, finished works, delivered messages, read notices.</summary>
public sealed class Housekeeping(AppDb db, WriterLane lane) : IJob
{
    private const int Slice = 500;

    public string Code => "kernel.clean";
    public Timetable When => Timetable.Daily(3, 10);

    public async Task Run(DateTime now, JobTurn turn, CancellationToken cancel)
    {
        var (twoDays, quarter, half) = (now.AddHours(-48), now.AddDays(-90), now.AddDays(-180));
        await Clear(db.Set<DoneRequest>().Where(d => d.At < twoDays), q => q.OrderBy(d => d.At), cancel);
        await Clear(db.Set<Work>().Where(w => w.FinishedAt < quarter), q => q.OrderBy(w => w.Id), cancel);
        await Clear(db.Set<OutboxMessage>().Where(m => m.CreatedAt < quarter && (m.State == OutboxStates.Sent || m.State == OutboxStates.Dropped)), q => q.OrderBy(m => m.Id), cancel);
        await Clear(db.Set<Notice>().Where(n => n.ReadAt < half), q => q.OrderBy(n => n.Id), cancel);
    }

    // In slices, so that nobody waits behind a long deletion in the writer lane.
    private async Task Clear<T>(IQueryable<T> old, Func<IQueryable<T>, IOrderedQueryable<T>> order, CancellationToken cancel) where T : class
    {
        while (await lane.Enter(() => order(old).Take(Slice).ExecuteDeleteAsync(cancel), cancel) == Slice) cancel.ThrowIfCancellationRequested();
    }
}
