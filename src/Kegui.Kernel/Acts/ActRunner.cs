using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Kernel;

/// <summary>Looks at every act after its body and before it is saved: the rulebook plans and closes duties here.</summary>
public interface IActWatch
{
    Task Before(Act act, CancellationToken cancel);
}

/// <summary>
/// The one way anything is changed: page, API, import, job and demo run their acts here. Rights are asked first, the same request is
/// done once, and the effect is saved with timeline, audit and all consequences, or not at all.
/// </summary>
public sealed class ActRunner(AppDb db, WriterLane lane, Ids ids, CompanyClock clock, InFlight inFlight, IEnumerable<IActWatch> watches)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private const int Tries = 4;
    private Act? _current;

    /// <summary>Runs <paramref name="body"/> as the act <paramref name="name"/>. An act inside an act joins it and ends with it.</summary>
    public async Task<Outcome<T>> Run<T>(string name, Call call, object input, Func<Act, Task<T>> body, CancellationToken cancel)
    {
        if (_current is { } outer) return new() { Value = await body(outer) };
        if (!call.Actor.May(name)) return new() { Refusal = new("no-permission") { Facts = new Dictionary<string, object?> { ["act"] = name } } };
        if (call.Key is null) return await Once(name, call, null, body, cancel);

        using var place = await inFlight.Enter(call.Actor.PersonId, name, call.Key, Patience, cancel);
        if (place is null) return new() { InFlight = true };
        var hash = DoneRequest.HashOf(input);
        return await Answered<T>(name, call, hash, cancel) ?? await Once(name, call, hash, body, cancel);
    }

    private async Task<Outcome<T>?> Answered<T>(string name, Call call, byte[] hash, CancellationToken cancel)
    {
        var done = await db.Set<DoneRequest>().AsNoTracking()
            .Where(d => d.PersonId == call.Actor.PersonId && d.Act == name && d.Key == call.Key)
            .Select(d => new { d.InputHash, d.Result }).FirstOrDefaultAsync(cancel);
        if (done is null) return null;
        return done.InputHash.AsSpan().SequenceEqual(hash)
            ? new() { Value = JsonSerializer.Deserialize<T>(done.Result, Json.Plain), Replayed = true }
            : new() { KeyReused = true, Value = JsonSerializer.Deserialize<T>(done.Result, Json.Plain) };
    }

    // A record touched in passing (a customer's last contact) may have moved since it was read: the body reads again and tries again.
    // What a person edited knowingly is guarded by Expect, which ends the act.
    private async Task<Outcome<T>> Once<T>(string name, Call call, byte[]? hash, Func<Act, Task<T>> body, CancellationToken cancel)
    {
        for (var again = Tries; ; again--)
        {
            var outcome = await Try(name, call, hash, body, cancel);
            if (!outcome.Raced || again == 1) return outcome;
        }
    }

    private async Task<Outcome<T>> Try<T>(string name, Call call, byte[]? hash, Func<Act, Task<T>> body, CancellationToken cancel)
    {
        var act = _current = new Act(name, call, db, ids, clock.Now, clock.Today);
        try
        {
            var value = await body(act);
            foreach (var watch in watches) await watch.Before(act, cancel);
            if (hash is not null) db.Add(Remember(act, hash, value));
            await lane.Enter(() => Save(act, cancel), cancel);
            return new() { Value = value };
        }
        catch (ActStopped stop)
        {
            if (act.Left.Count > 0) await Leave(act, cancel);
            return new() { Refusal = stop.Refusal, Problems = stop.Problems, Absent = stop.Absent, Conflict = stop.Conflict };
        }
        catch (DbUpdateConcurrencyException)
        {
            return new() { Conflict = true, Raced = true };
        }
        catch (DbUpdateException broken) when (Databases.IsUniqueViolation(broken))
        {
            // Another node answered the same request first, or another person made the same thing a moment ago.
            db.ChangeTracker.Clear();
            return (hash is null ? null : await Answered<T>(name, call, hash, cancel)) ?? new() { Conflict = true };
        }
        finally
        {
            db.ChangeTracker.Clear();
            _current = null;
        }
    }

    private async Task Save(Act act, CancellationToken cancel)
    {
        if (act.Inside.Count == 0)
        {
            await db.SaveChangesAsync(cancel);
            return;
        }
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.SaveChangesAsync(cancel);
        foreach (var statement in act.Inside) await statement(cancel);
        await transaction.CommitAsync(cancel);
    }

    private async Task Leave(Act act, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        db.AddRange(act.Left);
        await lane.Enter(() => Save(act.Left.Count, cancel), cancel);
    }

    private async Task Save(int rows, CancellationToken cancel)
    {
        if (await db.SaveChangesAsync(cancel) != rows) throw new InvalidOperationException("What a refused act leaves behind was not saved.");
    }

    private static DoneRequest Remember<T>(Act act, byte[] hash, T value) => new()
    {
        PersonId = act.Actor.PersonId,
        Act = act.Name,
        Key = act.Call.Key!,
        InputHash = hash,
        Result = JsonSerializer.Serialize(value, Json.Plain),
        At = act.Now,
    };
}
