using Kegui.Kernel;
using Kegui.Modules.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Trade;

/// <summary>What is done to trade records by hand. Nothing is changed or deleted: a mistake is taken back and entered anew.</summary>
internal sealed class TradeActs(ActRunner run)
{
    public const string SubjectKind = "trade-document";

    public Task<Outcome<long>> Record(Call call, TradeInput input, CancellationToken cancel) => run.Run("trade.record", call, input, async act =>
    {
        act.Check(TradeRules.Problems(input, act.Today));
        var customer = act.Found(await CustomerFacts.One(act.Db, act.Actor, "trade.record", input.CustomerId, cancel));
        if (Trimmed(input.Number) is { } typed && await act.Db.Whole<TradeDocument>(Actor.System).AnyAsync(d => d.Source == "" && d.Number == typed && d.ReversedById == null && d.ReversalOfId == null, cancel))
            act.Check([new("number", "trade-number-taken", typed)]);

        var sign = input.Kind == TradeKinds.Return ? -1 : 1;
        var id = await act.NewId(cancel);
        var lines = new List<TradeLine>();
        foreach (var line in input.Lines)
        {
            lines.Add(new()
            {
                Id = await act.NewId(cancel),
                DocumentId = id,
                No = lines.Count + 1,
                ProductCode = Trimmed(line.ProductCode),
                Description = Trimmed(line.Description),
                QuantityMicro = sign * TradeAmounts.ToMicro(line.Quantity!.Value),
                UnitPriceMicro = TradeAmounts.ToMicro(line.UnitPrice!.Value),
                AmountFen = sign * TradeRules.FenOf(line),
            });
        }
        var number = Trimmed(input.Number) ?? TradeRules.Number(await act.NextNumber("trade", 20, cancel));
        var document = Document(act, id, customer, input, number, lines);
        act.Db.Add(document);
        act.Db.AddRange(lines);
        var months = new TradeMonths();
        months.Add(document);
        if (input.DueOn is { } due && document.AmountFen > 0)
        {
            var owed = new Payment { Id = await act.NewId(cancel), CustomerId = customer.Id, DocumentId = id, DueOn = due, AmountFen = document.AmountFen, RecordedAt = act.Now, RecordedById = act.Actor.PersonId };
            act.Db.Add(owed);
            months.Add(owed);
        }
        months.Apply(act);
        if (document.Kind == TradeKinds.Sale) CustomerFacts.OrderedOn(act, customer.Id, document.On);
        await act.Tell(TradeFact("TradeRecorded", document), [new("number", null, number), new("amountFen", null, document.AmountFen)], cancel);
        return id;
    }, cancel);

    /// <summary>Takes a document back by its opposite, with what is still owed for it.</summary>
    public Task<Outcome<long>> Reverse(Call call, long id, int version, string? reason, CancellationToken cancel) => run.Run("trade.reverse", call, new { id, version, reason }, async act =>
    {
        var document = act.Found(await act.Db.Document(act.Actor, "trade.reverse", id, cancel));
        act.Expect(version, document.Version);
        if (string.IsNullOrWhiteSpace(reason)) act.Check([new("reason", "required")]);
        if (reason!.Trim().Length > 500) act.Check([new("reason", "too-long", 500)]);
        act.Allow(TradeRules.Reversal(document));

        var lines = await act.Db.Under<TradeLine>(TradeQueries.Seen(document)).Where(l => l.DocumentId == id).OrderBy(l => l.No).ToListAsync(cancel);
        var reversal = TradeReversal.Of(document, await act.NewId(cancel), null, reason.Trim(), act);
        act.Db.Attach(document);
        document.ReversedById = reversal.Id;
        document.Version++;
        act.Db.Add(reversal);
        foreach (var line in lines) act.Db.Add(TradeReversal.Of(line, await act.NewId(cancel), reversal.Id));
        var months = new TradeMonths();
        months.Add(reversal);
        foreach (var owed in await act.Db.Under<Payment>(TradeQueries.Seen(document)).Booked(act.Db).AsTracking().Where(p => p.DocumentId == id && p.PaidOn == null && p.ReversedById == null && p.ReversalOfId == null).ToListAsync(cancel))
            await PaymentActs.TakeBack(act, owed, months, reason.Trim(), cancel);
        months.Apply(act);
        if (document.Kind == TradeKinds.Sale)
        {
            var left = await act.Db.LastSale(document.CustomerId, document.Id, cancel);
            CustomerFacts.OrderWithdrawn(act, left >= document.On ? [] : [(document.CustomerId, document.On, left)]);
        }
        await act.Tell(TradeFact("TradeReversed", document), [new("reason", null, reason.Trim()), new("reversalId", null, reversal.Id)], cancel);
        return reversal.Id;
    }, cancel);

    internal static Fact TradeFact(string name, TradeDocument document) => new(name, SubjectKind, document.Id, document.CustomerId, new Dictionary<string, object?>
    {
        ["number"] = document.Number,
        ["kind"] = document.Kind,
        ["amountFen"] = document.AmountFen,
    })
    { On = document.On };

    private static TradeDocument Document(Act act, long id, CustomerRef customer, TradeInput input, string number, List<TradeLine> lines) => new()
    {
        Id = id,
        CustomerId = customer.Id,
        Kind = input.Kind!,
        Number = number,
        On = input.On!.Value,
        AmountFen = lines.Sum(l => l.AmountFen),
        LineCount = lines.Count,
        Source = "",
        ContentHash = TradeAmounts.HashOf(input.On.Value, lines.Select(l => new LineValues(l.ProductCode, l.QuantityMicro, l.UnitPriceMicro, l.AmountFen))),
        Note = Trimmed(input.Note),
        OwnerId = customer.OwnerId,
        DepartmentId = customer.DepartmentId,
        ProvinceCode = customer.ProvinceCode,
        RecordedAt = act.Now,
        RecordedById = act.Actor.PersonId,
    };

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
