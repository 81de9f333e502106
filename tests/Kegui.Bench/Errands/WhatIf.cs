using System.Diagnostics;
using System.Globalization;
using Kegui.Bench.Data;
using Kegui.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace Kegui.Bench.Errands;

/// <summary>What would happen if the clause of the visits were adopted tomorrow, over all customers.</summary>
internal sealed class WhatIf : Errand
{
    public override string Name => "what-if of a clause over all customers";
    public override double Budget => 60_000;

    public override async Task<Done> Run(Company company, Arguments arguments)
    {
        await using var program = await Quiet(company);
        await using var scope = program.Services.CreateAsyncScope();
        var forecast = scope.ServiceProvider.GetRequiredService<RulebookForecast>();
        var tomorrow = scope.ServiceProvider.GetRequiredService<CompanyClock>().Today.AddDays(1);
        var watch = Stopwatch.StartNew();
        var found = await forecast.OfAdoption(new AdoptInput("CGM", Clauses: ["CGM-7.2a2"], Level: RuleLevel.Enforce), tomorrow, 100, default)
            ?? throw new InvalidOperationException("The company has no edition of CGM.");
        return new(watch.Elapsed.TotalMilliseconds, string.Create(CultureInfo.InvariantCulture, $"{found.Subjects:N0} customers, {found.Counts.Sum(c => c.Appear + c.Earlier + c.Later + c.Same + c.Vanish):N0} duties"));
    }
}
