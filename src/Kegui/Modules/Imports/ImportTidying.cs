using Kegui.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Imports;

/// <summary>
/// At a start on the embedded database nobody else can be at work: a run that the killed process left is released at once, so that
/// it is taken back now and not when its lease would have ended.
/// </summary>
internal sealed class ImportTidying(IServiceScopeFactory scopes, WriterLane lane, DatabaseChoice database) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!database.Sqlite) return;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        await lane.Enter(() => db.Set<Work>()
            .Where(w => w.State == WorkStates.Running && w.LeasedUntil != null && (w.Kind == ImportTrial.Name || w.Kind == ImportRun.Name || w.Kind == ImportUndo.Name))
            .ExecuteUpdateAsync(set => set.SetProperty(w => w.LeasedUntil, (DateTime?)null), cancellationToken), cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
