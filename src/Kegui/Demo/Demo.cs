using Kegui.Kernel;
using Kegui.Modules.Customers;
using Kegui.Modules.Staff;
using Kegui.Modules.Visits;
using Kegui.SignIn;

namespace Kegui.Demo;

/// <summary>How large the demo company is.</summary>
internal sealed record DemoSize(int Regions, int PerRegion, int Customers, int Months)
{
    public static DemoSize Full { get; } = new(4, 9, 360, 24);
    public static DemoSize Short { get; } = new(1, 2, 24, 3);
}

/// <summary>Makes the demo company by the product's own acts, day by day with a moving clock, the same for the same day of start.</summary>
internal static class Demo
{
    private const int Seed = 20261122;

    public static async Task Plant(IServiceProvider services, MovingClock clock, DemoSize size, CancellationToken cancel)
    {
        var random = new Random(Seed);
        var names = new DemoNames(random);
        var zone = services.GetRequiredService<CompanyClock>();
        var today = zone.Today;
        var first = today.AddMonths(-size.Months);
        try
        {
            clock.Hold(zone.Utc(first.AddDays(-3), new(9, 0)));
            DemoPeople people;
            await using (var scope = services.CreateAsyncScope())
            {
                people = new DemoPeople(scope.ServiceProvider.GetRequiredService<Setup>(), scope.ServiceProvider.GetRequiredService<StaffActs>(), names);
                await people.Plant(size.PerRegion, size.Regions, cancel);
            }
            var story = new DemoStory(services, clock, names, people, size, today);
            for (var day = first; day < today; day = day.AddDays(1)) await story.Live(day, cancel);
            await story.Plan(cancel);
        }
        finally
        {
            clock.Release();
        }
    }

    /// <summary>The value of an act that must succeed; otherwise the demo is wrong and says where.</summary>
    public static async Task<T> Must<T>(Task<Outcome<T>> act)
    {
        var outcome = await act;
        return outcome.Done ? outcome.Value! : throw new InvalidOperationException(
            $"The demo's act was not done: {outcome.Refusal?.Code} {string.Join(", ", outcome.Problems.Select(p => $"{p.Field}:{p.Code}"))} conflict={outcome.Conflict} absent={outcome.Absent}");
    }
}
