using System.Data.Common;
using Kegui.Kernel;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Kegui.Demo;

/// <summary>
/// While the demo is planted, commits on SQLite do not wait for the disk: half of the planting was waiting. A planting that is cut
/// short is begun anew, so nothing is lost; from the first request on every commit is flushed as in any installation.
/// </summary>
internal sealed class PlantingPace(MovingClock clock, DatabaseChoice database) : DbConnectionInterceptor
{
    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        // The usual setting is said at every opening before this one, so it is back when the clock runs again.
        if (!database.Sqlite || !clock.Held) return;
        using var command = connection.CreateCommand();
        command.CommandText = "pragma synchronous=off";
        command.ExecuteNonQuery();
    }
}
