namespace Kegui.Kernel;

/// <summary>
/// The one lane through which an embedded database is written: SQLite has a single writer, and queueing here is fair and quick,
/// where its own busy wait polls. Who leaves the lane waits until its commit is on the disk, while the next one already writes.
/// On PostgreSQL the lane is open and costs nothing.
/// </summary>
public sealed class WriterLane
{
    private readonly WalFlush? _flush;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly AsyncLocal<bool> _inside = new();

    public WriterLane(DatabaseChoice choice)
    {
        if (choice.Sqlite) _flush = new(new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(choice.Connection).DataSource + "-wal");
    }

    /// <exception cref="InvalidOperationException">The caller is in the lane already: it would wait for itself.</exception>
    public async Task<T> Enter<T>(Func<Task<T>> write, CancellationToken cancel)
    {
        if (_flush is null) return await write();
        if (_inside.Value) throw new InvalidOperationException("The writer lane was entered twice.");
        await _gate.WaitAsync(cancel);
        _inside.Value = true;
        T written;
        try
        {
            written = await write();
        }
        finally
        {
            _inside.Value = false;
            _gate.Release();
        }
        await _flush.Done();
        return written;
    }

    public Task Enter(Func<Task> write, CancellationToken cancel) => Enter(async () =>
    {
        await write();
        return true;
    }, cancel);
}
