using System.Threading.Channels;

namespace Kegui.Modules.Imports;

/// <summary>Reads or makes batches on another thread, a few ahead of the one that uses them.</summary>
internal static class Batches
{
    private const int AheadMost = 4;

    public static IAsyncEnumerable<IReadOnlyList<T>> Ahead<T>(IEnumerable<T> items, int size, CancellationToken cancel)
    {
        var channel = Channel.CreateBounded<IReadOnlyList<T>>(AheadMost);
        // Not awaited: it ends with the channel, and what goes wrong in it comes out at the reader.
        _ = Task.Run(async () =>
        {
            try
            {
                foreach (var batch in items.Chunk(size)) await channel.Writer.WriteAsync(batch, cancel);
                channel.Writer.Complete();
            }
            catch (Exception broken)
            {
                channel.Writer.Complete(broken);
            }
        }, cancel);
        return channel.Reader.ReadAllAsync(cancel);
    }
}
