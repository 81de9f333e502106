using Microsoft.EntityFrameworkCore;

namespace Kegui.Kernel;

/// <summary>Takes waiting messages of one lane for one node, in one statement.</summary>
internal static class OutboxClaim
{
    public static async Task<IReadOnlyList<OutboxMessage>> Take(AppDb db, string channel, string destination, int most, DateTime now, TimeSpan lease, CancellationToken cancel)
    {
        var until = now + lease;
        var claim = db.OnSqlite
            ? db.Set<OutboxMessage>().FromSql($"""
                update "OutboxMessage" set "LeasedUntil" = {until}, "Fence" = "Fence" + 1, "Attempts" = "Attempts" + 1
                where "Id" in (
                    select "Id" from "OutboxMessage"
                    where "State" = 'waiting' and "Channel" = {channel} and "Destination" = {destination} and "NextAt" <= {now} and ("LeasedUntil" is null or "LeasedUntil" <= {now})
                    order by "NextAt", "Id" limit {most})
                returning *
                """)
            // Two nodes take different rows instead of waiting for each other.
            : db.Set<OutboxMessage>().FromSql($"""
                update "OutboxMessage" set "LeasedUntil" = {until}, "Fence" = "Fence" + 1, "Attempts" = "Attempts" + 1
                where "Id" in (
                    select "Id" from "OutboxMessage"
                    where "State" = 'waiting' and "Channel" = {channel} and "Destination" = {destination} and "NextAt" <= {now} and ("LeasedUntil" is null or "LeasedUntil" <= {now})
                    order by "NextAt", "Id" limit {most} for update skip locked)
                returning *
                """);
        var taken = await claim.ToListAsync(cancel);
        return [.. taken.OrderBy(m => m.NextAt).ThenBy(m => m.Id)];
    }
}
