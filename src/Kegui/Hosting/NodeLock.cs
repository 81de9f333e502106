using Kegui.Kernel;

namespace Kegui;

/// <summary>Holds the data folder of the embedded database for one process: SQLite has one writer, and its owner keeps counters in memory.</summary>
internal sealed class NodeLock : IDisposable
{
    private readonly FileStream? _held;

    public NodeLock(KeguiSettings settings)
    {
        if (!settings.Database.Sqlite) return;
        Directory.CreateDirectory(settings.Data);
        try
        {
            _held = new FileStream(Path.Combine(settings.Data, "kegui.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new DatabaseRefused($"Another Kegui is running on {settings.Data}. Several nodes need PostgreSQL (KEGUI_DATABASE).");
        }
    }

    public void Dispose() => _held?.Dispose();
}
