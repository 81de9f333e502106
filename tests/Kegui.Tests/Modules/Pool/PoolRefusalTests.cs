using Kegui.Modules.Customers;
using Kegui.Modules.Pool;

namespace Kegui.Tests.Modules.Pool;

/// <summary>Why a customer is not given back, and when it is.</summary>
public sealed class PoolRefusalTests
{
    private static readonly PoolCandidate Owned = new(1, "C1", "宏远机械", null, "customer", 7, null, null, new(2026, 1, 1), Pooled: false, Held: false, 0);

    [Fact]
    public void What_is_in_the_pool_or_has_open_business_is_not_given_back()
    {
        Assert.Equal("pool-already", PoolRules.RefusesRelease(Owned with { Pooled = true }, widerThanOwn: true)?.Code);
        Assert.Equal("pool-already", PoolRules.RefusesRelease(Owned with { OwnerId = null }, widerThanOwn: true)?.Code);
        Assert.Equal("pool-open", PoolRules.RefusesRelease(Owned with { Held = true }, widerThanOwn: true)?.Code);
        Assert.Null(PoolRules.RefusesRelease(Owned, widerThanOwn: false));
    }

    [Fact]
    public void An_A_customer_is_given_back_by_a_head_only()
    {
        Assert.Equal("pool-grade", PoolRules.RefusesRelease(Owned with { Grade = "A" }, widerThanOwn: false)?.Code);
        Assert.Null(PoolRules.RefusesRelease(Owned with { Grade = "A" }, widerThanOwn: true));
    }
}
