using Kegui.Bench.Drive;

namespace Kegui.Bench.Errands;

/// <summary>Work that the program does once for all records, not for one request.</summary>
internal abstract class Errand
{
    public abstract string Name { get; }
    /// <summary>Milliseconds that design.md, section 9, allows for its size.</summary>
    public abstract double Budget { get; }

    /// <summary>Does it once.</summary>
    public abstract Task<Done> Run(InProcess program);

    public static IReadOnlyList<Errand> All => [new SweepNothing(), new SweepSome(), new WhatIf()];
}

/// <param name="Milliseconds">How long it took.</param>
/// <param name="Said">Over how much.</param>
internal readonly record struct Done(double Milliseconds, string Said);
