using Kegui.Kernel;
using Kegui.Modules.Customers;
using Kegui.Tests.World;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kegui.Tests.Modules.Rulebook;

/// <summary>Customers for the rules to work on, and the job that plans them.</summary>
internal static class RulebookWorld
{
    /// <summary>A customer of a salesperson with a grade and perhaps a last visit.</summary>
    public static async Task<long> Customer(TestWorld world, string name, string? grade, DateOnly? visitedOn, string owner = Cast.Lihai)
    {
        var call = await world.CallOf(owner);
        return await world.With(async services =>
        {
            var id = await Cast.Must(services.GetRequiredService<CustomerActs>().Create(call, new() { Name = name, Kind = "dealer", RegionCode = "330212" }, default));
            // Grading and visiting are other modules' work; here only their results matter.
            await services.GetRequiredService<AppDb>().Whole<Customer>(Actor.System).Where(c => c.Id == id)
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.Grade, grade).SetProperty(c => c.Stage, CustomerStages.Customer).SetProperty(c => c.LastOnSiteVisitOn, visitedOn));
            return id;
        });
    }

    public static Task Adopt(TestWorld world, string regulation, RuleLevel level, params string[] clauses) => world.With(async services =>
        await Cast.Must(services.GetRequiredService<RegulationActs>().Adopt(await world.CallOf(Cast.RuleAdmin), new(regulation, null, clauses.Length == 0 ? null : clauses, level), default)));

    public static Task Plan(TestWorld world) => world.With(services => services.GetRequiredService<Replan>().Run(default));

    public static Task<List<Duty>> Duties(TestWorld world) => world.With(services => services.GetRequiredService<AppDb>().Whole<Duty>(Actor.System).OrderBy(d => d.Id).ToListAsync());
}
