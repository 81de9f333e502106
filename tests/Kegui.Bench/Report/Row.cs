using Kegui.Bench.Drive;
using Kegui.Bench.Scenarios;

namespace Kegui.Bench.Report;

/// <summary>One scenario on one database, beside its budget.</summary>
internal sealed record Row
{
    public required string Name { get; init; }
    public required string Provider { get; init; }
    public required Budget Budget { get; init; }
    public required int Connections { get; init; }
    /// <summary>As fast as the connections go.</summary>
    public required Measured Full { get; init; }
    /// <summary>At a steady pace below that, from the intended start.</summary>
    public required Measured Steady { get; init; }
    public required Dissected? Anatomy { get; init; }
    public required double? Ratio { get; init; }

    /// <summary>What does not hold, in words; empty when all does.</summary>
    public IEnumerable<string> Over()
    {
        if (Full.Refused + Steady.Refused is > 0 and var refused) yield return $"{refused} refused";
        if (Full.P50 > Budget.Alone) yield return $"{Full.P50:0.0} > {Budget.Alone} ms";
        if (Steady.P99 > Budget.P99) yield return $"p99 {Steady.P99:0} > {Budget.P99} ms";
        if (Anatomy?.Statements > Budget.Statements) yield return $"{Anatomy.Statements} > {Budget.Statements} statements";
        if (Ratio > Budget.Ratio) yield return $"ratio {Ratio:0.0} > {Budget.Ratio}";
        if (Full.PerSecond < Budget.PerSecond(Provider)) yield return $"{Full.PerSecond:0}/s < {Budget.PerSecond(Provider)}/s";
    }

    public string Allowed => string.Join(", ", new[]
    {
        Budget.Alone is { } alone ? $"≤ {alone} ms" : null,
        Budget.P99 is { } p99 ? $"p99 ≤ {p99} ms" : null,
        Budget.Statements is { } statements ? $"≤ {statements} SQL" : null,
        Budget.Ratio is { } ratio ? $"≤ {ratio}×" : null,
        Budget.PerSecond(Provider) is { } perSecond ? $"≥ {perSecond}/s" : null,
    }.OfType<string>());
}
