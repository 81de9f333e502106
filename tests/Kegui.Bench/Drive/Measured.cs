namespace Kegui.Bench.Drive;

/// <summary>What one run of a scenario showed.</summary>
internal sealed record Measured
{
    /// <summary>Milliseconds, ascending.</summary>
    public required double[] Latencies { get; init; }
    public required double Seconds { get; init; }
    public required int Refused { get; init; }
    public required string? FirstRefusal { get; init; }
    /// <summary>Processor milliseconds per request: the server's.</summary>
    public required double ServerCpu { get; init; }
    /// <summary>And the database server's, where it is another process.</summary>
    public required double DatabaseCpu { get; init; }
    public required int Bytes { get; init; }

    public int Count => Latencies.Length;
    public double PerSecond => Count / Seconds;
    public double P50 => At(0.50);
    public double P99 => At(0.99);
    public double Cpu => ServerCpu + DatabaseCpu;

    private double At(double share) => Latencies.Length == 0 ? double.NaN : Latencies[(int)(share * (Latencies.Length - 1))];
}
