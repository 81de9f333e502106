using Kegui.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Trade;

/// <summary>A figure of many customers at once. Missing customers have no value.</summary>
internal interface IMeasure<TValue> where TValue : struct
{
    /// <summary>Its name in the vocabulary of rules.</summary>
    string Name { get; }

    /// <summary>One statement per call; callers ask for at most 5,000 ids. "Twelve months" are the complete ones before the month of <paramref name="asOf"/>.</summary>
    Task<IReadOnlyDictionary<long, TValue>> Load(AppDb db, IReadOnlyList<long> customers, DateOnly asOf, CancellationToken cancel);
}

/// <summary>Twelve complete months before a day, as 202511 and 202610.</summary>
internal readonly record struct YearOfMonths(int First, int Last)
{
    public static YearOfMonths Before(DateOnly asOf)
    {
        var month = new DateOnly(asOf.Year, asOf.Month, 1);
        return new(TradeAmounts.MonthOf(month.AddMonths(-12)), TradeAmounts.MonthOf(month.AddMonths(-1)));
    }

    public DateOnly FirstDay => TradeAmounts.FirstDay(First);
    public DateOnly LastDay => TradeAmounts.FirstDay(Last).AddMonths(1).AddDays(-1);

    public IQueryable<CustomerMonth> Of(AppDb db, IReadOnlyList<long> customers)
    {
        var (first, last) = this;
        return db.Whole<CustomerMonth>(Actor.System).Where(m => customers.Contains(m.CustomerId) && m.Month >= first && m.Month <= last);
    }
}

/// <summary>Sales less returns of twelve complete months. Zero for a customer without trade.</summary>
internal sealed class AnnualVolume : IMeasure<Money>
{
    public string Name => "annualVolume";

    public async Task<IReadOnlyDictionary<long, Money>> Load(AppDb db, IReadOnlyList<long> customers, DateOnly asOf, CancellationToken cancel)
    {
        var found = await YearOfMonths.Before(asOf).Of(db, customers).GroupBy(m => m.CustomerId)
            .Select(g => new { g.Key, Fen = g.Sum(m => m.SalesFen - m.ReturnsFen) }).ToDictionaryAsync(g => g.Key, g => g.Fen, cancel);
        return customers.Distinct().ToDictionary(c => c, c => new Money(found.GetValueOrDefault(c)));
    }
}

/// <summary>In how many of twelve complete months something was bought, 0 to 12.</summary>
internal sealed class MonthsWithOrders : IMeasure<int>
{
    public string Name => "monthsWithOrders";

    public async Task<IReadOnlyDictionary<long, int>> Load(AppDb db, IReadOnlyList<long> customers, DateOnly asOf, CancellationToken cancel)
    {
        var found = await YearOfMonths.Before(asOf).Of(db, customers).Where(m => m.Documents > 0).GroupBy(m => m.CustomerId)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        return customers.Distinct().ToDictionary(c => c, c => found.GetValueOrDefault(c));
    }
}

/// <summary>Sales documents of twelve complete months: purchases a year.</summary>
internal sealed class PurchaseFrequency : IMeasure<decimal>
{
    public string Name => "purchaseFrequency";

    public async Task<IReadOnlyDictionary<long, decimal>> Load(AppDb db, IReadOnlyList<long> customers, DateOnly asOf, CancellationToken cancel)
    {
        var found = await YearOfMonths.Before(asOf).Of(db, customers).GroupBy(m => m.CustomerId)
            .Select(g => new { g.Key, Count = g.Sum(m => m.Documents) }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        return customers.Distinct().ToDictionary(c => c, c => (decimal)found.GetValueOrDefault(c));
    }
}

/// <summary>Average days between the days with a sale, one decimal, in twelve complete months. Missing with fewer than two such days.</summary>
internal sealed class OrderInterval : IMeasure<decimal>
{
    public string Name => "orderInterval";

    public async Task<IReadOnlyDictionary<long, decimal>> Load(AppDb db, IReadOnlyList<long> customers, DateOnly asOf, CancellationToken cancel)
    {
        var year = YearOfMonths.Before(asOf);
        var found = await LivingSales.Of(db, customers).Where(d => d.On >= year.FirstDay && d.On <= year.LastDay)
            .GroupBy(d => d.CustomerId).Select(g => new { g.Key, First = g.Min(d => d.On), Last = g.Max(d => d.On), Days = g.Select(d => d.On).Distinct().Count() })
            .Where(g => g.Days > 1).ToListAsync(cancel);
        return found.ToDictionary(g => g.Key, g => Math.Round((g.Last.DayNumber - g.First.DayNumber) / (decimal)(g.Days - 1), 1, MidpointRounding.AwayFromZero));
    }
}

/// <summary>Of what fell due in twelve complete months, the per cent that came no later, two decimals. Missing when nothing fell due.</summary>
internal sealed class OnTimePaymentRate : IMeasure<decimal>
{
    public string Name => "onTimePaymentRate";

    public async Task<IReadOnlyDictionary<long, decimal>> Load(AppDb db, IReadOnlyList<long> customers, DateOnly asOf, CancellationToken cancel)
    {
        var found = await YearOfMonths.Before(asOf).Of(db, customers).GroupBy(m => m.CustomerId)
            .Select(g => new { g.Key, Due = g.Sum(m => m.DueFen), OnTime = g.Sum(m => m.PaidOnTimeFen) }).Where(g => g.Due > 0).ToListAsync(cancel);
        return found.ToDictionary(g => g.Key, g => Math.Round(100m * g.OnTime / g.Due, 2, MidpointRounding.AwayFromZero));
    }
}

/// <summary>What was due before the day and had not come by it. Zero when nothing is late.</summary>
internal sealed class OverdueAmount : IMeasure<Money>
{
    public string Name => "overdueAmount";

    public async Task<IReadOnlyDictionary<long, Money>> Load(AppDb db, IReadOnlyList<long> customers, DateOnly asOf, CancellationToken cancel)
    {
        var found = await db.Whole<Payment>(Actor.System).Booked(db)
            .Where(p => customers.Contains(p.CustomerId) && p.DueOn < asOf && (p.PaidOn == null || p.PaidOn > asOf) && p.ReversalOfId == null && p.ReversedById == null)
            .GroupBy(p => p.CustomerId).Select(g => new { g.Key, Fen = g.Sum(p => p.AmountFen) }).ToDictionaryAsync(g => g.Key, g => g.Fen, cancel);
        return customers.Distinct().ToDictionary(c => c, c => new Money(found.GetValueOrDefault(c)));
    }
}

/// <summary>Years since the first sale, by whole months, one decimal. Missing without a sale.</summary>
internal sealed class CooperationYears : IMeasure<decimal>
{
    public string Name => "cooperationYears";

    public async Task<IReadOnlyDictionary<long, decimal>> Load(AppDb db, IReadOnlyList<long> customers, DateOnly asOf, CancellationToken cancel)
    {
        var found = await LivingSales.Of(db, customers).Where(d => d.On <= asOf).GroupBy(d => d.CustomerId)
            .Select(g => new { g.Key, First = g.Min(d => d.On) }).ToListAsync(cancel);
        return found.ToDictionary(g => g.Key, g => Math.Round(WholeMonths(g.First, asOf) / 12m, 1, MidpointRounding.AwayFromZero));
    }

    private static int WholeMonths(DateOnly from, DateOnly to) => (to.Year - from.Year) * 12 + to.Month - from.Month - (to.Day < from.Day ? 1 : 0);
}

/// <summary>Sales that stand, of finished imports and by hand.</summary>
internal static class LivingSales
{
    public static IQueryable<TradeDocument> Of(AppDb db, IReadOnlyList<long> customers) => db.Whole<TradeDocument>(Actor.System)
        .Where(d => customers.Contains(d.CustomerId) && d.Kind == TradeKinds.Sale && d.ReversalOfId == null && d.ReversedById == null
            && !db.Whole<Import.TradeImport>(Actor.System).Any(i => i.Id == d.ImportId && i.HasRows && i.State != Import.ImportStates.Done));
}
