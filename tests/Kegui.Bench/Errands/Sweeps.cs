using System.Diagnostics;
using System.Globalization;
using Kegui.Bench.Data;
using Kegui.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kegui.Bench.Errands;

/// <summary>The sweep of most minutes: all duties are stored, none has a step to take.</summary>
internal class SweepNothing : Errand
{
    public override string Name => "sweep, nothing due";
    public override double Budget => 200;
    protected virtual int Due => 0;

    public override async Task<Done> Run(Company company, Arguments arguments)
    {
        await using var program = await Quiet(company);
        await using var scope = program.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var stored = await DutyShelf.Fill(db, now);
        await scope.ServiceProvider.GetRequiredService<DutySweep>().Run(now, default);
        if (Due > 0)
        {
            var some = await db.Whole<Duty>(Actor.System).Where(d => d.NextStepAt != null).OrderBy(d => d.Id).Take(Due).Select(d => d.Id).ToListAsync();
            await db.Whole<Duty>(Actor.System).Where(d => some.Contains(d.Id)).ExecuteUpdateAsync(set => set.SetProperty(d => d.NextStepAt, now.AddMinutes(-1)));
        }
        await using var fresh = program.Services.CreateAsyncScope();
        var sweep = fresh.ServiceProvider.GetRequiredService<DutySweep>();
        var watch = Stopwatch.StartNew();
        var looked = await sweep.Run(now, default);
        return new(watch.Elapsed.TotalMilliseconds, string.Create(CultureInfo.InvariantCulture, $"{stored:N0} duties stored, {looked} due"));
    }
}

/// <summary>Some hundreds have a step. Their rule is not in force in this company, so the step is to be left alone; the reading, the saving and the audit are the same.</summary>
internal sealed class SweepSome : SweepNothing
{
    public override string Name => "sweep, 400 due";
    protected override int Due => 400;
}
