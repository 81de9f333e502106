using System.Diagnostics;
using Kegui.Bench.Scenarios;

namespace Kegui.Bench.Drive;

/// <summary>Sends a scenario's requests and takes the time.</summary>
internal static class Driver
{
    // The system counts processor time in steps of 10 ms: fewer requests on a crowded machine would show none or twice as much.
    private const int Fewest = 60;

    /// <summary>Each connection asks again as soon as it is answered: what the server can do.</summary>
    public static Task<Measured> Closed(Server server, Scenario scenario, TimeSpan time) => Run(server, scenario, time, null);

    /// <summary>
    /// Requests at fixed instants, whether or not the ones before are answered. Time counts from the instant at which a request should
    /// have gone out, so a server that stalls is not forgiven those that had to wait.
    /// </summary>
    public static Task<Measured> Open(Server server, Scenario scenario, TimeSpan time, double perSecond) => Run(server, scenario, time, perSecond);

    private static async Task<Measured> Run(Server server, Scenario scenario, TimeSpan time, double? perSecond)
    {
        var wires = Enumerable.Range(0, scenario.Connections).Select(_ => new Wire(server.EndPoint)).ToArray();
        var lines = wires.Select(_ => new List<double>(4096)).ToArray();
        var (refused, firstRefusal, bytes, slot) = (0, (string?)null, 0, -1L);
        var before = server.Cpu();
        var watch = Stopwatch.StartNew();
        try
        {
            // Each on a thread of the pool: the driver must not wait for its own bookkeeping.
            await Task.WhenAll(wires.Select((wire, i) => Task.Run(async () =>
            {
                var random = new Random(i * 7919 + Environment.TickCount);
                while (watch.Elapsed < time || perSecond is null && lines[i].Count < Fewest && watch.Elapsed < time * 10)
                {
                    var start = watch.Elapsed;
                    if (perSecond is { } rate)
                    {
                        start = TimeSpan.FromSeconds(Interlocked.Increment(ref slot) / rate);
                        if (start >= time) break;
                        await Until(watch, start);
                    }
                    var answer = await wire.Send(scenario.Next(random, i));
                    lines[i].Add((watch.Elapsed - start).TotalMilliseconds);
                    Volatile.Write(ref bytes, answer.Bytes);
                    if (answer.Status == scenario.Expected) continue;
                    Interlocked.Increment(ref refused);
                    Interlocked.CompareExchange(ref firstRefusal, answer.Text ?? $"status {answer.Status}", null);
                }
            })));
            var seconds = watch.Elapsed.TotalSeconds;
            var after = server.Cpu();
            var all = lines.SelectMany(l => l).Order().ToArray();
            return new()
            {
                Latencies = all,
                Seconds = seconds,
                Refused = refused,
                FirstRefusal = firstRefusal,
                ServerCpu = (after.Server - before.Server) / Math.Max(1, all.Length),
                DatabaseCpu = (after.Database - before.Database) / Math.Max(1, all.Length),
                Bytes = bytes,
            };
        }
        finally
        {
            foreach (var wire in wires) wire.Dispose();
        }
    }

    // A timer wakes late by up to a millisecond or more, so the last stretch is given away in slices.
    private static async ValueTask Until(Stopwatch watch, TimeSpan start)
    {
        for (; ; )
        {
            var left = start - watch.Elapsed;
            if (left <= TimeSpan.Zero) return;
            if (left > TimeSpan.FromMilliseconds(3)) await Task.Delay(left - TimeSpan.FromMilliseconds(2));
            else await Task.Yield();
        }
    }
}
