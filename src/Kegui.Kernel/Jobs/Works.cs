using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Kernel;

/// <summary>Beginning, seeing and stopping long work.</summary>
public sealed class Works(AppDb db, WriterLane lane, CompanyClock clock)
{
    /// <summary>Who may see everybody's works.</summary>
    public const string ReadAll = "job.read";

    /// <summary>Queues a work in the act's transaction; it begins within seconds after the commit. Returns its id.</summary>
    public static async Task<long> Begin(Act act, string kind, string title, object? input, CancellationToken cancel)
    {
        var work = new Work
        {
            Id = await act.NewId(cancel),
            Kind = kind,
            Title = title.Length <= 200 ? title : title[..200],
            PersonId = act.Actor.PersonId,
            Input = input is null ? null : JsonSerializer.Serialize(input, input.GetType(), Json.Plain),
            AskedAt = act.Now,
        };
        act.Db.Add(work);
        return work.Id;
    }

    /// <summary>The works an actor may see: the own ones; with <see cref="ReadAll"/> everybody's.</summary>
    public IQueryable<Work> Seen(Actor actor) => actor.May(ReadAll)
        ? db.Set<Work>()
        : db.Set<Work>().Where(w => w.PersonId == actor.PersonId);

    public Task<Work?> One(Actor actor, long id, CancellationToken cancel) => Seen(actor).FirstOrDefaultAsync(w => w.Id == id, cancel);

    /// <summary>
    /// Asks the own work to stop; one that has not begun stops at once. False when it is over, or somebody else's. No act: it changes
    /// no record of the company, and everybody may stop what he began.
    /// </summary>
    public Task<bool> Cancel(Actor actor, long id, CancellationToken cancel) => lane.Enter(async () =>
    {
        var now = clock.Now;
        var mine = db.Set<Work>().Where(w => w.Id == id && w.PersonId == actor.PersonId && w.FinishedAt == null);
        var asked = await mine.Where(w => w.CancelAskedAt == null).ExecuteUpdateAsync(set => set.SetProperty(w => w.CancelAskedAt, now), cancel);
        await mine.Where(w => w.State == WorkStates.Queued).ExecuteUpdateAsync(set => set.SetProperty(w => w.State, WorkStates.Cancelled).SetProperty(w => w.FinishedAt, now), cancel);
        return asked > 0;
    }, cancel);
}
