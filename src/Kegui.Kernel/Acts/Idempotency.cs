using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Kernel;

/// <summary>The answer to a request that succeeded, kept for 48 hours under (person, act, key).</summary>
public sealed class DoneRequest
{
    public required long PersonId { get; init; }
    public required string Act { get; init; }
    public required string Key { get; init; }
    /// <summary>SHA-256 of the parsed input: the same key with another input is a mistake of the caller.</summary>
    public required byte[] InputHash { get; init; }
    public required string Result { get; init; }
    public required DateTime At { get; init; }

    public static byte[] HashOf(object input) => SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(input, input.GetType(), Json.Plain));
}

/// <summary>Requests being worked on in this process, so that the second of two equal ones waits for the first one's answer.</summary>
public sealed class InFlight
{
    private readonly ConcurrentDictionary<(long Person, string Act, string Key), TaskCompletionSource> _running = new();

    /// <summary>Enters, or waits for the one inside; null when it is still there after <paramref name="patience"/>.</summary>
    internal async Task<IDisposable?> Enter(long person, string act, string key, TimeSpan patience, CancellationToken cancel)
    {
        var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        while (!_running.TryAdd((person, act, key), mine))
        {
            if (!_running.TryGetValue((person, act, key), out var other)) continue;
            try
            {
                await other.Task.WaitAsync(patience, cancel);
            }
            catch (TimeoutException)
            {
                return null;
            }
        }
        return new Leave(() =>
        {
            _running.TryRemove((person, act, key), out _);
            mine.TrySetResult();
        });
    }

    private sealed class Leave(Action leave) : IDisposable
    {
        public void Dispose() => leave();
    }
}
