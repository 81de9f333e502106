namespace Kegui.Kernel;

/// <summary>
/// Makes commits of the embedded database last. SQLite itself would flush its log at every commit, one after the other; here those who
/// committed while a flush was under way share the next one. Nobody is answered before the flush that holds their commit.
/// </summary>
/// <param name="log">The write-ahead log beside the database file.</param>
internal sealed class WalFlush(string log)
{
    private readonly Lock _gate = new();
    private Task _running = Task.CompletedTask;
    private Task? _next;

    /// <summary>Ends when everything committed before the call is on the disk.</summary>
    public Task Done()
    {
        lock (_gate)
        {
            // One that has begun may have passed the commit by; only one that has not begun surely holds it.
            var before = _running;
            return _next ??= Task.Run(async () =>
            {
                await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                lock (_gate) (_running, _next) = (_next!, null);
                Flush();
            });
        }
    }

    // Opened each time: the log goes with the last connection and comes back as another file. A log that is gone was copied into the
    // database and flushed there.
    private void Flush()
    {
        try
        {
            using var file = File.OpenHandle(log, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
            RandomAccess.FlushToDisk(file);
        }
        catch (FileNotFoundException)
        {
        }
    }
}
