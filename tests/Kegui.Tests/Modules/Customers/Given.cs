using Kegui.Kernel;
using Kegui.Modules.Customers;
using Kegui.Tests.World;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kegui.Tests.Modules.Customers;

/// <summary>What many of these tests begin with.</summary>
internal static class Given
{
    public const string Hongyuan = "宁波宏远机械有限公司";

    public static Task<long> Customer(this TestWorld world, string who = Cast.Lihai, string name = Hongyuan, Func<CustomerInput, CustomerInput>? with = null) => world.With(async services =>
        await Cast.Must(services.GetRequiredService<CustomerActs>().Create(await world.CallOf(who), (with ?? (i => i))(new() { Name = name, RegionCode = "330212" }), default)));

    public static Task<Customer> Stored(this TestWorld world, long id) => world.With(services =>
        services.GetRequiredService<AppDb>().Whole<Customer>(Actor.System).SingleAsync(c => c.Id == id));

    public static Task<List<string>> Facts(this TestWorld world, long customer) => world.With(services =>
        services.GetRequiredService<AppDb>().Set<TimelineEntry>().Where(t => t.CustomerId == customer).OrderBy(t => t.Id).Select(t => t.Fact).ToListAsync());

    /// <summary>Sets columns that other modules keep.</summary>
    public static Task Set(this TestWorld world, long id, Action<Customer> change) => world.With(async services =>
    {
        var db = services.GetRequiredService<AppDb>();
        change(await db.Whole<Customer>(Actor.System).AsTracking().SingleAsync(c => c.Id == id));
        await db.SaveChangesAsync();
    });
}
