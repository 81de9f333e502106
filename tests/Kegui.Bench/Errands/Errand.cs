using Kegui.Bench.Data;
using Kegui.Bench.Drive;

namespace Kegui.Bench.Errands;

/// <summary>Work that the program does once for many records, not for one request.</summary>
internal abstract class Errand
{
    public abstract string Name { get; }
    /// <summary>Milliseconds that the budget allows for its size.</summary>
    public abstract double Budget { get; }

    /// <summary>Does it once.</summary>
    public abstract Task<Done> Run(Company company, Arguments arguments);

    public static IReadOnlyList<Errand> All => [new SweepNothing(), new SweepSome(), new WhatIf(), new CustomerImport()];

    /// <summary>The program inside the bench, without its own jobs: they would do the same work at the same time.</summary>
    protected static Task<InProcess> Quiet(Company company) => InProcess.Open(new Dictionary<string, string>(company.Settings) { ["KEGUI_JOBS"] = "off" });
}

/// <param name="Milliseconds">How long it took.</param>
/// <param name="Said">Over how much.</param>
internal readonly record struct Done(double Milliseconds, string Said);
