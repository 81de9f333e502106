using Kegui.Kernel;
using Kegui.Modules.Customers;

namespace Kegui.Modules.Pool;

/// <summary>Decisions about the pool: when a customer returns, who may give back, who may claim.</summary>
internal static class PoolRules
{
    /// <summary>The day on which the customer returns if nothing happens; null when it never does by itself.</summary>
    public static DateOnly? ReturnsOn(PoolCandidate customer, PoolSettings settings)
    {
        if (customer.OwnerId is null || customer.Held || customer.Stage == "exited" || customer.Grade is { } grade && PoolSettings.Guarded.Contains(grade)) return null;
        var last = customer.OwnedOn;
        if (customer.LastContactOn > last) last = customer.LastContactOn.Value;
        if (customer.LastOrderOn > last) last = customer.LastOrderOn.Value;
        return last.AddDays(customer.Stage == "prospect" ? settings.ProspectDays : settings.CustomerDays);
    }

    /// <summary>Of which notice it is time today: the fewest days whose day has come; null before the first and on the day itself.</summary>
    public static int? NoticeDue(DateOnly returns, DateOnly today) =>
        today >= returns ? null : PoolSettings.Notices.Where(days => today >= returns.AddDays(-days)).Select(days => (int?)days).Min();

    public static Refusal? RefusesRelease(PoolCandidate customer, bool widerThanOwn) => customer switch
    {
        { Pooled: true } or { OwnerId: null } => new("pool-already"),
        { Held: true } => new("pool-open"),
        { Grade: { } grade } when !widerThanOwn && PoolSettings.Guarded.Contains(grade) => new("pool-grade") { Facts = new Dictionary<string, object?> { ["grade"] = grade }, MayGrant = ["regional-manager", "sales-manager"] },
        _ => null,
    };

    public static Refusal? RefusesClaim(PoolCandidate customer, int claimedToday, int holding, DateOnly? lostOn, DateOnly today, PoolSettings settings) => customer switch
    {
        { Pooled: false } => new("pool-gone"),
        _ when claimedToday >= settings.ClaimsPerDay => new("claim-limit") { Facts = new Dictionary<string, object?> { ["limit"] = settings.ClaimsPerDay, ["actual"] = claimedToday } },
        _ when holding >= settings.Holding => new("holding-limit") { Facts = new Dictionary<string, object?> { ["limit"] = settings.Holding, ["actual"] = holding } },
        _ when lostOn?.AddDays(settings.FormerOwnerDays) > today => new("former-owner") { Facts = new Dictionary<string, object?> { ["until"] = lostOn.Value.AddDays(settings.FormerOwnerDays) } },
        _ => null,
    };
}
