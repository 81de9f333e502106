using Kegui.Kernel;
using Kegui.Modules.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Trade;

/// <summary>What is owed, what came in, and what was booked by mistake.</summary>
internal sealed class PaymentActs(ActRunner run)
{
    private const string SubjectKind = "payment";

    public Task<Outcome<long>> Record(Call call, PaymentInput input, CancellationToken cancel) => run.Run("payment.record", call, input, async act =>
    {
        act.Check(TradeRules.Problems(input, act.Today));
        var customer = act.Found(await CustomerFacts.One(act.Db, act.Actor, "payment.record", input.CustomerId, cancel));
        if (input.DocumentId is { } document && !await act.Db.Under<TradeDocument>(TradeQueries.Seen(customer)).AnyAsync(d => d.Id == document && d.CustomerId == customer.Id, cancel))
            act.Check([new("documentId", "trade-document")]);
        var payment = new Payment
        {
            Id = await act.NewId(cancel),
            CustomerId = customer.Id,
            DocumentId = input.DocumentId,
            DueOn = input.DueOn ?? input.PaidOn!.Value,
            PaidOn = input.PaidOn,
            AmountFen = input.AmountFen!.Value,
            Note = string.IsNullOrWhiteSpace(input.Note) ? null : input.Note.Trim(),
            RecordedAt = act.Now,
            RecordedById = act.Actor.PersonId,
        };
        act.Db.Add(payment);
        var months = new TradeMonths();
        months.Add(payment);
        months.Apply(act);
        await Tell(act, payment.PaidOn is null ? "PaymentExpected" : "PaymentReceived", payment, cancel);
        return payment.Id;
    }, cancel);

    /// <summary>An owed amount comes in. A part splits the row: the part is paid, the rest stays owed until the same day.</summary>
    public Task<Outcome<long>> Settle(Call call, long id, int version, SettleInput input, CancellationToken cancel) => run.Run("payment.record", call, new { id, version, input }, async act =>
    {
        var payment = await Found(act, "payment.record", id, version, cancel);
        act.Allow(TradeRules.Settling(payment));
        act.Check(TradeRules.Problems(input, payment, act.Today));
        var months = new TradeMonths();
        months.Add(payment, -1);
        var rest = payment.AmountFen - (input.AmountFen ?? payment.AmountFen);
        if (rest > 0)
        {
            var owed = new Payment
            {
                Id = await act.NewId(cancel),
                CustomerId = payment.CustomerId,
                DocumentId = payment.DocumentId,
                DueOn = payment.DueOn,
                AmountFen = rest,
                Note = payment.Note,
                RecordedAt = act.Now,
                RecordedById = act.Actor.PersonId,
            };
            act.Db.Add(owed);
            months.Add(owed);
        }
        payment.AmountFen -= rest;
        payment.PaidOn = input.PaidOn;
        payment.Version++;
        months.Add(payment);
        months.Apply(act);
        await Tell(act, "PaymentReceived", payment, cancel);
        return id;
    }, cancel);

    public Task<Outcome<long>> Reverse(Call call, long id, int version, string? reason, CancellationToken cancel) => run.Run("payment.reverse", call, new { id, version, reason }, async act =>
    {
        var payment = await Found(act, "payment.reverse", id, version, cancel);
        if (string.IsNullOrWhiteSpace(reason)) act.Check([new("reason", "required")]);
        if (reason!.Trim().Length > 500) act.Check([new("reason", "too-long", 500)]);
        act.Allow(TradeRules.Reversal(payment));
        var months = new TradeMonths();
        var opposite = await TakeBack(act, payment, months, reason.Trim(), cancel);
        months.Apply(act);
        await Tell(act, "PaymentReversed", payment, cancel);
        return opposite.Id;
    }, cancel);

    internal static async Task<Payment> TakeBack(Act act, Payment payment, TradeMonths months, string reason, CancellationToken cancel)
    {
        var opposite = new Payment
        {
            Id = await act.NewId(cancel),
            CustomerId = payment.CustomerId,
            DocumentId = payment.DocumentId,
            DueOn = payment.DueOn,
            PaidOn = payment.PaidOn,
            AmountFen = -payment.AmountFen,
            Note = reason,
            ReversalOfId = payment.Id,
            RecordedAt = act.Now,
            RecordedById = act.Actor.PersonId,
        };
        payment.ReversedById = opposite.Id;
        payment.Version++;
        act.Db.Add(opposite);
        months.Add(opposite);
        return opposite;
    }

    private static async Task<Payment> Found(Act act, string permission, long id, int version, CancellationToken cancel)
    {
        var payment = act.Found(await act.Db.Whole<Payment>(Actor.System).Booked(act.Db).AsTracking().FirstOrDefaultAsync(p => p.Id == id, cancel));
        act.Found(await CustomerFacts.One(act.Db, act.Actor, permission, payment.CustomerId, cancel));
        act.Expect(version, payment.Version);
        return payment;
    }

    private static Task Tell(Act act, string fact, Payment payment, CancellationToken cancel) => act.Tell(new(fact, SubjectKind, payment.Id, payment.CustomerId, new Dictionary<string, object?>
    {
        ["amountFen"] = payment.AmountFen,
        ["dueOn"] = payment.DueOn,
        ["paidOn"] = payment.PaidOn,
        ["late"] = payment.PaidOn > payment.DueOn,
    }), [new("amountFen", null, payment.AmountFen), new("paidOn", null, payment.PaidOn)], cancel);
}
