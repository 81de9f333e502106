using Kegui.Kernel;
using Kegui.Modules.Customers;
using Kegui.Modules.Trade.Import;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Trade;

/// <summary>A document in a list; public because a component takes it.</summary>
public sealed record TradeRow(long Id, string Number, string Kind, DateOnly On, long CustomerId, string CustomerName, long AmountFen, int LineCount, string Source, bool Reversal, bool Reversed, long? OwnerId);

internal sealed record TradeFilter
{
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    public string? Kind { get; init; }
    /// <summary>The beginning of a document number.</summary>
    public string? Number { get; init; }
    public long? Customer { get; init; }
    public long? Import { get; init; }
    /// <summary>Date and id of the last row shown.</summary>
    public string? After { get; init; }
    public int Take { get; init; } = 50;
}

internal sealed record AgeBand(string Code, int Count, long Fen);

/// <summary>What is asked about trade, each question once.</summary>
internal static class TradeQueries
{
    /// <summary>Imports whose rows are not there yet, or no longer, for anybody.</summary>
    public static async Task<IReadOnlyList<long>> OpenTradeImports(this AppDb db, CancellationToken cancel) =>
        await db.Whole<TradeImport>(Actor.System).Where(i => i.HasRows && i.State != ImportStates.Done).Select(i => i.Id).ToListAsync(cancel);

    /// <summary>Documents in the actor's scope, newest first, one more than asked when there is a next page.</summary>
    public static async Task<IReadOnlyList<TradeRow>> Documents(this AppDb db, Actor actor, TradeFilter filter, CancellationToken cancel)
    {
        var open = await db.OpenTradeImports(cancel);
        var rows = await Named(db, db.Scopes<TradeDocument>(actor, "trade.read").Together(scope => Cut(scope, filter, open)), filter).ToListAsync(cancel);
        if (!actor.HasShares || actor.ScopeOf("trade.read") == DataScope.Company) return rows;
        var shared = from share in db.Set<RecordShare>()
                     where share.PersonId == actor.PersonId && share.Kind == "customer"
                     join document in db.Whole<TradeDocument>(Actor.System) on share.RecordId equals document.CustomerId
                     select document;
        return [.. rows.Concat(await Rows(db, shared, filter, open).ToListAsync(cancel)).DistinctBy(r => r.Id).OrderByDescending(r => r.On).ThenByDescending(r => r.Id).Take(filter.Take + 1)];
    }

    /// <summary>Documents of a customer whom the caller has authorised.</summary>
    public static async Task<IReadOnlyList<TradeRow>> DocumentsOf(this AppDb db, CustomerRef customer, TradeFilter filter, CancellationToken cancel) =>
        await Rows(db, db.Under<TradeDocument>(Seen(customer)).Where(d => d.CustomerId == customer.Id), filter, await db.OpenTradeImports(cancel)).ToListAsync(cancel);

    /// <summary>Payments without those of imports that are not done.</summary>
    public static IQueryable<Payment> Booked(this IQueryable<Payment> payments, AppDb db) =>
        payments.Where(p => p.ImportId == null || !db.Whole<TradeImport>(Actor.System).Any(i => i.Id == p.ImportId && i.HasRows && i.State != ImportStates.Done));

    public static string CursorOf(TradeRow row) => $"{row.On:yyyyMMdd}~{row.Id}";

    /// <summary>A document, authorised through its customer.</summary>
    public static async Task<TradeDocument?> Document(this AppDb db, Actor actor, string permission, long id, CancellationToken cancel)
    {
        var document = await db.Whole<TradeDocument>(Actor.System).FirstOrDefaultAsync(d => d.Id == id, cancel);
        if (document is null || await CustomerFacts.One(db, actor, permission, document.CustomerId, cancel) is null) return null;
        return document.ImportId is { } import && (await db.OpenTradeImports(cancel)).Contains(import) ? null : document;
    }

    /// <summary>The day of the newest sale that stands, one document left out.</summary>
    public static async Task<DateOnly?> LastSale(this AppDb db, long customer, long without, CancellationToken cancel)
    {
        var open = await db.OpenTradeImports(cancel);
        return await db.Whole<TradeDocument>(Actor.System)
            .Where(d => d.CustomerId == customer && d.Id != without && d.Kind == TradeKinds.Sale && d.ReversalOfId == null && d.ReversedById == null && (d.ImportId == null || !open.Contains(d.ImportId.Value)))
            .OrderByDescending(d => d.On).Select(d => (DateOnly?)d.On).FirstOrDefaultAsync(cancel);
    }

    /// <summary>The months from <paramref name="first"/> to <paramref name="last"/> without gaps, oldest first.</summary>
    public static async Task<IReadOnlyList<CustomerMonth>> MonthsOf(this AppDb db, CustomerRef customer, int first, int last, CancellationToken cancel)
    {
        var stored = await db.Under<CustomerMonth>(Seen(customer)).Where(m => m.CustomerId == customer.Id && m.Month >= first && m.Month <= last).ToDictionaryAsync(m => m.Month, cancel);
        var months = new List<CustomerMonth>();
        for (var day = TradeAmounts.FirstDay(first); TradeAmounts.MonthOf(day) <= last; day = day.AddMonths(1))
            months.Add(stored.GetValueOrDefault(TradeAmounts.MonthOf(day)) ?? new() { CustomerId = customer.Id, Month = TradeAmounts.MonthOf(day) });
        return months;
    }

    public static async Task<IReadOnlyList<Payment>> PaymentsOf(this AppDb db, CustomerRef customer, int take, CancellationToken cancel) =>
        await db.Under<Payment>(Seen(customer)).Booked(db).Where(p => p.CustomerId == customer.Id && p.ReversalOfId == null && p.ReversedById == null)
            .OrderBy(p => p.PaidOn != null).ThenByDescending(p => p.DueOn).ThenByDescending(p => p.Id).Take(take).ToListAsync(cancel);

    /// <summary>What is owed, by how many days it is late: not yet due, up to 30, 60, 90 days, longer.</summary>
    public static async Task<IReadOnlyList<AgeBand>> AgingOf(this AppDb db, CustomerRef customer, DateOnly today, CancellationToken cancel)
    {
        var owed = await db.Under<Payment>(Seen(customer)).Booked(db).Where(p => p.CustomerId == customer.Id && p.PaidOn == null && p.ReversalOfId == null && p.ReversedById == null)
            .GroupBy(p => p.DueOn).Select(g => new { Due = g.Key, Fen = g.Sum(p => p.AmountFen), Count = g.Count() }).ToListAsync(cancel);
        var bands = owed.ToLookup(o => BandOf(today.DayNumber - o.Due.DayNumber));
        return [.. AgeBands.Select(code => new AgeBand(code, bands[code].Sum(o => o.Count), bands[code].Sum(o => o.Fen)))];
    }

    public static readonly IReadOnlyList<string> AgeBands = ["notDue", "to30", "to60", "to90", "over90"];

    public static string BandOf(int daysLate) => daysLate switch { <= 0 => "notDue", <= 30 => "to30", <= 60 => "to60", <= 90 => "to90", _ => "over90" };

    public static Seen Seen(TradeDocument document) => new(TradeActs.SubjectKind, document.Id, document.CustomerId);

    public static Seen Seen(CustomerRef customer) => new("customer", customer.Id, customer.Id);

    private static IQueryable<TradeRow> Rows(AppDb db, IQueryable<TradeDocument> from, TradeFilter filter, IReadOnlyList<long> open) => Named(db, Cut(from, filter, open), filter);

    private static IQueryable<TradeDocument> Cut(IQueryable<TradeDocument> from, TradeFilter filter, IReadOnlyList<long> open)
    {
        if (open.Count > 0) from = from.Where(d => d.ImportId == null || !open.Contains(d.ImportId.Value));
        if (filter.Customer is { } customer) from = from.Where(d => d.CustomerId == customer);
        if (filter.Import is { } import) from = from.Where(d => d.ImportId == import);
        if (filter.From is { } first) from = from.Where(d => d.On >= first);
        if (filter.To is { } last) from = from.Where(d => d.On <= last);
        if (filter.Kind is { } kind) from = from.Where(d => d.Kind == kind);
        if (filter.Number is { Length: > 0 } number) from = from.Where(d => d.Number.StartsWith(number));
        if (Cursor(filter.After) is var (on, id)) from = from.Where(d => d.On <= on && (d.On < on || d.Id < id));
        return from.OrderByDescending(d => d.On).ThenByDescending(d => d.Id).Take(filter.Take + 1);
    }

    private static IQueryable<TradeRow> Named(AppDb db, IQueryable<TradeDocument> cut, TradeFilter filter) =>
        cut.Join(CustomerFacts.Named(db), d => d.CustomerId, c => c.Id, (d, c) => new { d, c.Name })
            .OrderByDescending(x => x.d.On).ThenByDescending(x => x.d.Id).Take(filter.Take + 1)
            .Select(x => new TradeRow(x.d.Id, x.d.Number, x.d.Kind, x.d.On, x.d.CustomerId, x.Name, x.d.AmountFen, x.d.LineCount, x.d.Source, x.d.ReversalOfId != null, x.d.ReversedById != null, x.d.OwnerId));

    private static (DateOnly On, long Id)? Cursor(string? after) =>
        after?.Split('~') is [var day, var number] && DateOnly.TryParseExact(day, "yyyyMMdd", out var on) && long.TryParse(number, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var id) ? (on, id) : null;
}
