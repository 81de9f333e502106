using Kegui.Kernel;
using Kegui.Modules.Customers;
using Kegui.Ui;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Trade;

/// <summary>An owed amount by the day it falls due.</summary>
public sealed record OwedDay(DateOnly DueOn, long Fen);

/// <summary>A customer's trade in short: months with the current one, the last documents, what is owed.</summary>
internal sealed record TradeInShort(IReadOnlyList<CustomerMonth> Months, int LastComplete, IReadOnlyList<TradeRow> Documents, IReadOnlyList<OwedDay> Owed)
{
    public Money Volume => new(Months.Where(m => m.Month <= LastComplete).Sum(m => m.VolumeFen));
    public Money Receivable => new(Owed.Sum(o => o.Fen));
    public Money Overdue(DateOnly today) => new(Owed.Where(o => o.DueOn < today).Sum(o => o.Fen));
}

/// <summary>Reads it for section and figures of one page, once: three questions in one statement, since the page may cost eight in all.</summary>
internal sealed class TradeShortReader(CompanyClock clock)
{
    private const int Documents = 5;
    private (long Customer, TradeInShort? Found)? _read;

    /// <summary>None without the right, or without any trade.</summary>
    public async Task<TradeInShort?> Of(CustomerBrief customer, Actor actor, AppDb db, CancellationToken cancel)
    {
        if (_read?.Customer == customer.Id) return _read.Value.Found;
        // The page's right may reach further than the right to see trade.
        var found = actor.ScopeOf("trade.read") == actor.ScopeOf("customer.read") || await CustomerFacts.One(db, actor, "trade.read", customer.Id, cancel) is not null ? await Read(customer.Id, db, cancel) : null;
        _read = (customer.Id, found);
        return found;
    }

    private async Task<TradeInShort?> Read(long id, AppDb db, CancellationToken cancel)
    {
        var (year, now) = (YearOfMonths.Before(clock.Today), TradeAmounts.MonthOf(clock.Today));
        var (first, most) = (year.First, Documents);
        var parts = await db.Database.SqlQuery<Part>($"""
            select 1 as "Kind", m."Month" as "Id", null as "On", null as "Number", null as "What", m."SalesFen" as "A", m."ReturnsFen" as "B", m."Documents" as "N", null as "Source"
            from "CustomerMonth" m where m."CustomerId" = {id} and m."Month" >= {first} and m."Month" <= {now}
            union all
            select 2, d."Id", d."On", d."Number", d."Kind", d."AmountFen", case when d."ReversalOfId" is not null then 1 when d."ReversedById" is not null then 2 else 0 end, d."LineCount", d."Source"
            from (select * from "TradeDocument" t where t."CustomerId" = {id}
                and not exists (select 1 from "TradeImport" i where i."Id" = t."ImportId" and i."HasRows" and i."State" <> 'done') order by t."On" desc, t."Id" desc limit {most}) d
            union all
            select 3, 0, p."DueOn", null, null, cast(sum(p."AmountFen") as bigint), 0, 0, null
            from "Payment" p where p."CustomerId" = {id} and p."PaidOn" is null and p."ReversalOfId" is null and p."ReversedById" is null
                and not exists (select 1 from "TradeImport" i where i."Id" = p."ImportId" and i."HasRows" and i."State" <> 'done') group by p."DueOn"
            """).ToListAsync(cancel);
        if (parts.Count == 0) return null;
        var stored = parts.Where(p => p.Kind == 1).ToDictionary(p => (int)p.Id, p => new CustomerMonth { CustomerId = id, Month = (int)p.Id, SalesFen = p.A, ReturnsFen = p.B, Documents = (int)p.N });
        var months = new List<CustomerMonth>();
        for (var day = TradeAmounts.FirstDay(first); TradeAmounts.MonthOf(day) <= now; day = day.AddMonths(1))
            months.Add(stored.GetValueOrDefault(TradeAmounts.MonthOf(day)) ?? new() { CustomerId = id, Month = TradeAmounts.MonthOf(day) });
        return new(months, year.Last,
            [.. parts.Where(p => p.Kind == 2).OrderByDescending(p => p.On).ThenByDescending(p => p.Id).Select(p => new TradeRow(p.Id, p.Number!, p.What!, p.On!.Value, id, "", p.A, (int)p.N, p.Source!, p.B == 1, p.B == 2, null))],
            [.. parts.Where(p => p.Kind == 3).Select(p => new OwedDay(p.On!.Value, p.A))]);
    }

    /// <summary>A row of any of the three.</summary>
    internal sealed record Part(int Kind, long Id, DateOnly? On, string? Number, string? What, long A, long B, long N, string? Source);
}

/// <summary>Volume by month and the last documents, on the customer's page.</summary>
internal sealed class TradeSection(TradeShortReader reader) : ICustomerSection
{
    public int Order => CustomerSections.Trade;
    public string Permission => "trade.read";
    public Type Component => typeof(Pages.TradeOfCustomer);

    public async Task<object?> Load(CustomerBrief customer, Actor actor, AppDb db, CancellationToken cancel) => await reader.Of(customer, actor, db, cancel);
}

/// <summary>The volume of twelve complete months.</summary>
internal sealed class VolumeFigure(TradeShortReader reader, L labels) : ICustomerFigure
{
    public int Slot => 1;
    public string Permission => "trade.read";

    public async Task<CustomerFigure?> Load(CustomerBrief customer, Actor actor, AppDb db, CancellationToken cancel) => await reader.Of(customer, actor, db, cancel) is { } trade
        ? new("measure.annualVolume", Formats.Money(trade.Volume, labels), Note: labels["measure.annualVolumeNote"], Href: $"customers/{customer.Id}/trade", Exact: Formats.Exact(trade.Volume, labels))
        : null;
}

/// <summary>What is owed, and how much of it is late.</summary>
internal sealed class OwedFigure(TradeShortReader reader, L labels, CompanyClock clock) : ICustomerFigure
{
    public int Slot => 2;
    public string Permission => "trade.read";

    public async Task<CustomerFigure?> Load(CustomerBrief customer, Actor actor, AppDb db, CancellationToken cancel)
    {
        if (await reader.Of(customer, actor, db, cancel) is not { Owed.Count: > 0 } trade) return null;
        var overdue = trade.Overdue(clock.Today);
        return new("customerTrade.receivable", Formats.Money(trade.Receivable, labels), Note: overdue.Fen > 0 ? labels["customerTrade.overdue", Formats.Money(overdue, labels)] : labels["customerTrade.notOverdue"],
            Tone: overdue.Fen > 0 ? "red" : null, Href: $"customers/{customer.Id}/trade#payments", Exact: Formats.Exact(trade.Receivable, labels));
    }
}
