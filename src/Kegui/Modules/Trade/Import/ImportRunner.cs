using System.Diagnostics;
using Kegui.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Trade.Import;

/// <summary>
/// Does the long work of imports, one after the other, wherever the person is by then. What is to be done stands in the rows; the bell
/// only saves waiting. Work of a process that was killed is found by its lease: a trial begins again, a run is taken back.
/// </summary>
internal sealed class ImportRunner(IServiceScopeFactory scopes, ImportBell bell, CompanyClock clock, KeguiSettings settings, ILogger<ImportRunner> log) : BackgroundService
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private const long LargeFile = 8 * 1024 * 1024;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(30);
    private readonly string _me = Guid.NewGuid().ToString("N");

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        // The host waits for the first await; reading a file must not hold up the start.
        await Task.Yield();
        while (settings.Jobs && !stop.IsCancellationRequested)
        {
            try
            {
                if (!await Step(stop)) await bell.Wait(Look, stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                log.LogError(error, "The imports of trade records stumbled");
                await bell.Wait(Look, stop);
            }
        }
    }

    /// <summary>Takes the oldest work that nobody does and does it; false when there is none.</summary>
    internal async Task<bool> Step(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var run = scope.ServiceProvider.GetRequiredService<ActRunner>();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        if (await Claim(run, cancel) is not { } import) return false;
        try
        {
            await Do(scope.ServiceProvider, db, run, import, cancel);
            // What a large file took goes back at once instead of whenever memory runs short.
            if (import.Size > LargeFile) GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // Shutting down: the lease lapses, the next start takes it up.
            throw;
        }
        catch (FileRefused refused)
        {
            await End(run, import, ImportStates.Failed, refused.Code, cancel);
        }
        catch (ImportCancelled)
        {
            await End(run, import, ImportStates.Undone, "import-cancelled", cancel);
        }
        catch (ImportOvertaken)
        {
            await End(run, import, ImportStates.Failed, "import-overtaken", cancel);
        }
        catch (Exception error)
        {
            log.LogError(error, "Import {Import} failed", import.Id);
            await End(run, import, ImportStates.Failed, "import-unexpected", cancel);
        }
        return true;
    }

    private async Task Do(IServiceProvider services, AppDb db, ActRunner run, TradeImport import, CancellationToken cancel)
    {
        if (import.Work is null) return;
        if (import.Work == ImportWorks.Clean)
        {
            while (await ImportUndo.Clean(run, import.Id, cancel)) { }
            return;
        }
        var watch = Stopwatch.StartNew();
        var actor = await services.GetRequiredService<Actors>().Of(import.OwnerId!.Value, null, "import", cancel);
        if (actor is null || !actor.May("trade.import")) throw new ImportOvertaken();
        var plan = ImportPlan.FromJson(import.Plan);
        IDecided decision;
        int seen;
        if (import.Kind == ImportKinds.Payments)
        {
            var staged = await Read(db, run, import, (rows, told) => PaymentStaging.Read(rows, plan, clock.Today, told, cancel), s => s.Rows.Count, cancel);
            (decision, seen) = (await PaymentDecision.Make(db, actor, plan, staged, cancel), staged.Rows.Count);
        }
        else
        {
            var staged = await Read(db, run, import, (rows, told) => Staging.Read(rows, plan, clock.Today, told, cancel), s => s.Count, cancel);
            (decision, seen) = (await ImportDecision.Make(db, actor, plan, staged, cancel), staged.Count);
        }
        if (import.Work == ImportWorks.Run)
        {
            await decision.Write(services, import, actor, watch, cancel);
            return;
        }
        await Note(run, import.Id, (act, i) =>
        {
            if (i.CancelAsked) ImportUndo.Stop(act, i, ImportStates.Undone, "import-cancelled");
            else (i.State, i.Work, i.Result, i.Done, i.Total, i.LeaseBy, i.LeaseUntil) = (ImportStates.Trial, null, decision.Result(watch.ElapsedMilliseconds).ToJson(), seen, seen, null, null);
            i.Version++;
        }, cancel);
    }

    private async Task<T> Read<T>(AppDb db, ActRunner run, TradeImport import, Func<RowReader, Action<int>, T> take, Func<T, int> count, CancellationToken cancel)
    {
        var file = await ImportFiles.Read(db, import, cancel);
        var read = 0;
        // The reading itself is a plain loop; a task beside it tells how far it is.
        var reading = Task.Run(() =>
        {
            using var rows = file.Open();
            return take(rows, lines => Volatile.Write(ref read, lines));
        }, cancel);
        while (await Task.WhenAny(reading, Task.Delay(TimeSpan.FromSeconds(1), cancel)) != reading)
            await Note(run, import.Id, (_, i) => (i.Done, i.LeaseUntil) = (import.Work == ImportWorks.Trial ? Volatile.Read(ref read) : 0, clock.Now + Lease), cancel);
        var staging = await reading;
        await Note(run, import.Id, (_, i) => (i.Total, i.LeaseUntil) = (count(staging), clock.Now + Lease), cancel);
        return staging;
    }

    private async Task<TradeImport?> Claim(ActRunner run, CancellationToken cancel)
    {
        var outcome = await run.Run("trade.import", new Call(Actor.System), new { }, async act =>
        {
            var (now, single) = (act.Now, act.Db.OnSqlite);
            var waiting = await act.Db.Whole<TradeImport>(Actor.System).AsTracking().Where(i => i.Work != null).OrderBy(i => i.Id).ToListAsync(cancel);
            // One at a time in the whole house: two imports of one source would not see each other's documents.
            if (waiting.Any(i => i.LeaseBy != null && i.LeaseBy != _me && !single && i.LeaseUntil > now)) return null;
            if (waiting.FirstOrDefault() is not { } import) return null;
            if (import.Work == ImportWorks.Run && import.LeaseBy is not null)
            {
                ImportUndo.Stop(act, import, ImportStates.Undone, "import-interrupted");
                await act.Tell(new("TradeImportInterrupted", ImportActs.SubjectKind, import.Id), null, cancel);
            }
            else
            {
                import.Version++;
            }
            if (import.Work is not null) (import.LeaseBy, import.LeaseUntil) = (_me, now + Lease);
            return import;
        }, cancel);
        return outcome.Value;
    }

    private Task End(ActRunner run, TradeImport import, string state, string error, CancellationToken cancel) =>
        Note(run, import.Id, (act, i) => ImportUndo.Stop(act, i, state, error), cancel);

    private static async Task Note(ActRunner run, long id, Action<Act, TradeImport> change, CancellationToken cancel)
    {
        // A person may ask to stop at the same moment; then the row is read again.
        for (var attempt = 0; attempt < 5; attempt++)
        {
            var outcome = await run.Run("trade.import", new Call(Actor.System), new { id }, async act =>
            {
                change(act, await act.Db.Whole<TradeImport>(Actor.System).AsTracking().FirstAsync(i => i.Id == id, cancel));
                return true;
            }, cancel);
            if (outcome.Done) return;
        }
    }
}
