using Microsoft.EntityFrameworkCore;

namespace Kegui.Kernel;

/// <summary>
/// Keeps one connection for a long row of bulk slices. On SQLite the log is then emptied into the file only every 64 MB: pages of
/// indexes that slice after slice touches are written once instead of each time. What is committed stays durable.
/// </summary>
public sealed class BulkSession : IAsyncDisposable
{
    private const int Usual = 1000;
    private const int Bulk = 16_000;
    private readonly AppDb _db;

    private BulkSession(AppDb db) => _db = db;

    public static async Task<BulkSession> Begin(AppDb db, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        var session = new BulkSession(db);
        await session.EmptyEvery(Bulk, cancel);
        return session;
    }

    public async ValueTask DisposeAsync()
    {
        // The connection goes back to the pool, and the next one to take it expects the usual.
        await EmptyEvery(Usual, default);
        await _db.Database.CloseConnectionAsync();
    }

#pragma warning disable EF1002 // A pragma takes no parameter; the number is one of the two above.
    private Task EmptyEvery(int pages, CancellationToken cancel) => _db.OnSqlite
        ? _db.Database.ExecuteSqlRawAsync($"pragma wal_autocheckpoint={pages}", cancel)
        : Task.CompletedTask;
#pragma warning restore EF1002
}
