using System.Text.Json;
using Kegui.Kernel;
using Kegui.Modules.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Pool;

/// <summary>Gives customers to the pool and takes them from it.</summary>
internal sealed class PoolActs(ActRunner run, PeopleDirectory directory, CompanyClock clock, IEnumerable<IHoldsCustomers> holders)
{
    public Task<Outcome<long>> Release(Call call, long id, string? reason, CancellationToken cancel) => run.Run("customer.release", call, new { id, reason }, async act =>
    {
        var customer = act.Found(await CustomerPool.One(act, holders, clock, "customer.release", id, cancel));
        act.Allow(PoolRules.RefusesRelease(customer, act.Actor.ScopeOf("customer.release") != DataScope.Own));
        if (string.IsNullOrWhiteSpace(reason)) act.Check([new("reason", "required")]);
        else if (reason.Trim().Length > 200) act.Check([new("reason", "too-long", 200)]);
        await CustomerPool.Release(act, customer, "release", reason!.Trim(), cancel);
        return id;
    }, cancel);

    public Task<Outcome<long>> Claim(Call call, long id, CancellationToken cancel) => run.Run("customer.claim", call, new { id }, async act =>
    {
        var people = await directory.Get(act.Actor.PeopleStamp, cancel);
        var customer = act.Found(await CustomerPool.One(act, holders, clock, "pool.read", id, cancel));
        var me = act.Found(people.ById.GetValueOrDefault(act.Actor.PersonId));
        var settings = await PoolSettings.Read(act.Db, cancel);
        var lost = await CustomerPool.LostAt(act.Db, id, me.Id, cancel);
        act.Allow(PoolRules.RefusesClaim(customer,
            await CustomerPool.ClaimedSince(act.Db, me.Id, clock.StartOf(act.Today), cancel),
            await CustomerPool.Holding(act.Db, me.Id, cancel),
            lost is { } at ? DateOnly.FromDateTime(clock.Local(at)) : null, act.Today, settings));
        await CustomerPool.Claim(act, customer, me, cancel);
        return id;
    }, cancel);

    public Task<Outcome<bool>> Configure(Call call, PoolSettings settings, CancellationToken cancel) => run.Run("pool.configure", call, settings, async act =>
    {
        act.Check(settings.Problems());
        var before = await PoolSettings.Read(act.Db, cancel);
        var row = await act.Db.Set<Setting>().AsTracking().FirstOrDefaultAsync(s => s.Key == PoolSettings.Key, cancel);
        var json = JsonSerializer.Serialize(settings, Json.Plain);
        if (row is null) act.Db.Add(new Setting { Key = PoolSettings.Key, Value = json });
        else row.Value = json;
        await act.Tell(new("PoolConfigured", "pool", 0), [.. typeof(PoolSettings).GetProperties().Where(p => !Equals(p.GetValue(before), p.GetValue(settings))).Select(p => new FieldChange(p.Name, p.GetValue(before), p.GetValue(settings)))], cancel);
        return true;
    }, cancel);
}
