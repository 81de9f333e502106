using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Kernel;

/// <summary>One claim of a work by one node: its input, its cursor, its progress.</summary>
public sealed class WorkTurn
{
    internal static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private readonly Work _work;
    private readonly AppDb _db;
    private readonly WriterLane _lane;
    private readonly CompanyClock _clock;
    private readonly CancellationTokenSource _stop;

    internal WorkTurn(Work work, Actor actor, AppDb db, WriterLane lane, CompanyClock clock, CancellationTokenSource stop)
    {
        (_work, _db, _lane, _clock, _stop) = (work, db, lane, clock, stop);
        Call = new(actor);
    }

    public long Id => _work.Id;
    public Actor Actor => Call.Actor;
    /// <summary>The call of the work's acts. It has no key: what must not be done twice goes by the cursor.</summary>
    public Call Call { get; }
    internal string? Result { get; private set; }

    /// <exception cref="JsonException">The input was written by another build.</exception>
    public T Input<T>() => JsonSerializer.Deserialize<T>(_work.Input ?? "null", Json.Plain)!;

    /// <summary>Where the work stopped before; none at its beginning.</summary>
    public T? Cursor<T>() => _work.Cursor is { } cursor ? JsonSerializer.Deserialize<T>(cursor, Json.Plain) : default;

    /// <summary>
    /// Binds a slice to the work: cursor and progress are saved in the slice's own transaction, which is rolled back with
    /// <see cref="FenceLost"/> when another node has taken the work over.
    /// </summary>
    public void Keep(Act act, object cursor, long done, long? total)
    {
        var json = JsonSerializer.Serialize(cursor, cursor.GetType(), Json.Plain);
        act.Also(async cancel =>
        {
            var held = await Mine(act.Db).ExecuteUpdateAsync(set => set.SetProperty(w => w.LeasedUntil, act.Now + Lease)
                .SetProperty(w => w.Cursor, json).SetProperty(w => w.Done, done).SetProperty(w => w.Total, total), cancel);
            if (held == 0) throw new FenceLost(Name);
        });
    }

    /// <summary>Shows progress and looks whether the person has asked to stop; call it between slices.</summary>
    /// <exception cref="OperationCanceledException">The person has.</exception>
    public async Task Show(long done, long? total)
    {
        if (!await Renew(_db, done, total)) throw new FenceLost(Name);
        if (await Mine(_db).AnyAsync(w => w.CancelAskedAt != null, default)) await _stop.CancelAsync();
        _stop.Token.ThrowIfCancellationRequested();
    }

    /// <summary>What the person gets: counts, a file's id. Saved when the work ends well.</summary>
    public void Finish(object result) => Result = JsonSerializer.Serialize(result, result.GetType(), Json.Plain);

    internal string Name => $"Work {Id}";

    internal IQueryable<Work> Mine(AppDb db) => db.Set<Work>().Where(w => w.Id == _work.Id && w.Fence == _work.Fence);

    internal async Task<bool> Renew(AppDb db) => await _lane.Enter(() => Mine(db)
        .ExecuteUpdateAsync(set => set.SetProperty(w => w.LeasedUntil, _clock.Now + Lease), default), default) > 0;

    private async Task<bool> Renew(AppDb db, long done, long? total) => await _lane.Enter(() => Mine(db)
        .ExecuteUpdateAsync(set => set.SetProperty(w => w.LeasedUntil, _clock.Now + Lease).SetProperty(w => w.Done, done).SetProperty(w => w.Total, total), default), default) > 0;
}
