namespace Kegui.Kernel;

/// <summary>
/// The one lane through which an embedded database is written: SQLite has a single writer, and queueing here is fair and quick,
/// where its own busy wait polls. On PostgreSQL the lane is open and costs nothing.
/// </summary>
public sealed class WriterLane(bool single)
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly AsyncLocal<bool> _inside = new();

    /// <exception cref="InvalidOperationException">The caller is in the lane already: it would wait for itself.</exception>
    public async Task<T> Enter<T>(Func<Task<T>> write, CancellationToken cancel)
    {
        if (!single) return await write();
        if (_inside.Value) throw new InvalidOperationException("The writer lane was entered twice.");
        await _gate.WaitAsync(cancel);
        _inside.Value = true;
        try
        {
            return await write();
        }
        finally
        {
            _inside.Value = false;
            _gate.Release();
        }
    }

    public Task Enter(Func<Task> write, CancellationToken cancel) => Enter(async () =>
    {
        await write();
        return true;
    }, cancel);
}
