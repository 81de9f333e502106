using System.Diagnostics;
using Kegui.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Trade.Import;

/// <summary>
/// Writes decided payments in slices that nobody sees yet, then one act that makes them true. What was owed and is paid by the file is not
/// changed but taken back by its opposite, with the rest owed anew: so the whole import can be undone by removing its own rows.
/// </summary>
internal sealed class PaymentWriter(ActRunner run, AppDb db, Ids ids)
{
    private const int RowsPerSlice = 500;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private readonly TradeMonths _months = new();
    private int _done;

    public async Task Write(TradeImport import, Actor actor, PaymentDecision decision, Stopwatch watch, CancellationToken cancel)
    {
        var call = new Call(actor);
        foreach (var slice in decision.Write.Chunk(RowsPerSlice))
            await Slice(import, call, slice.Length, (act, id) => [.. slice.Select(w => New(act, import, id++, w))], cancel);
        var paid = decision.Paid.ToList();
        foreach (var slice in paid.Chunk(RowsPerSlice / 2))
            await Slice(import, call, slice.Length * 2, (act, id) => [.. slice.SelectMany(owed => TakenBack(act, import, owed, id += 2))], cancel, read: 0);
        await Finish(import, call, decision, paid.Count, watch, cancel);
    }

    private static Payment New(Act act, TradeImport import, long id, PaymentWriting writing)
    {
        var read = writing.Row.Read;
        return new()
        {
            Id = id,
            CustomerId = writing.Customer.Id,
            DocumentId = writing.Document,
            DueOn = writing.Pays?.Payment.DueOn ?? read.DueOn ?? read.PaidOn!.Value,
            PaidOn = read.PaidOn,
            AmountFen = read.Fen,
            // A document that is not in the books is not forgotten.
            Note = writing.Document is null && read.Number.Length > 0 ? read.Note is null ? read.Number : $"{read.Number} · {read.Note}" : read.Note,
            ImportId = import.Id,
            RecordedAt = act.Now,
            RecordedById = act.Actor.PersonId,
        };
    }

    private static IEnumerable<Payment> TakenBack(Act act, TradeImport import, OwedAmount owed, long id)
    {
        var was = owed.Payment;
        yield return Like(was.PaidOn, -was.AmountFen, id, was.Id);
        if (owed.LeftFen > 0) yield return Like(null, owed.LeftFen, id + 1, null);

        Payment Like(DateOnly? paid, long fen, long own, long? reverses) => new()
        {
            Id = own, CustomerId = was.CustomerId, DocumentId = was.DocumentId, DueOn = was.DueOn, PaidOn = paid, AmountFen = fen, Note = was.Note,
            ReversalOfId = reverses, ImportId = import.Id, RecordedAt = act.Now, RecordedById = act.Actor.PersonId,
        };
    }

    private async Task Slice(TradeImport import, Call call, int most, Func<Act, long, IReadOnlyList<Payment>> make, CancellationToken cancel, int? read = null)
    {
        // Two more, because the pairs begin at the second.
        var id = await ids.Take("id", most + 2, cancel);
        await Act(import, call, read ?? most, act =>
        {
            var rows = make(act, id);
            foreach (var row in rows) _months.Add(row);
            act.Also(inside => BulkInsert.Write(act.Db, rows, inside));
            return Task.CompletedTask;
        }, cancel);
    }

    private async Task Finish(TradeImport import, Call call, PaymentDecision decision, int taken, Stopwatch watch, CancellationToken cancel)
    {
        var fates = ImportWriter.Packed(decision.Staging.Rows.Count, i => decision.Staging.Rows[i].Fate);
        await Act(import, call, 0, async act =>
        {
            act.Also(inside => MarkOwed(act.Db, import.Id, taken, inside));
            _months.Apply(act);
            act.Db.Add(new ImportPart { ImportId = import.Id, No = ImportWriter.FatesPart, Bytes = fates });
            var row = await act.Db.Whole<TradeImport>(Actor.System).AsTracking().FirstAsync(i => i.Id == import.Id, cancel);
            var result = decision.Result(watch.ElapsedMilliseconds);
            (row.State, row.Work, row.Result, row.FinishedAt, row.Done, row.Total) = (ImportStates.Done, null, result.ToJson(), act.Now, decision.Staging.Rows.Count, decision.Staging.Rows.Count);
            (row.LeaseBy, row.LeaseUntil) = (null, null);
            row.Version++;
            OpenImports.Close(act, import.Id);
            var imported = result.Sum(Fates.Imported);
            await act.Tell(new("PaymentsImported", ImportActs.SubjectKind, import.Id, null, new Dictionary<string, object?> { ["lines"] = imported.Lines, ["amountFen"] = imported.Fen }),
                [new("payments", null, imported.Lines), new("amountFen", null, imported.Fen)], cancel);
        }, cancel, renew: false);
    }

    // One that was paid or taken back by hand meanwhile stops the import.
    private static async Task MarkOwed(AppDb db, long import, int expected, CancellationToken cancel)
    {
        if (expected == 0) return;
        var marked = await db.Database.ExecuteSqlAsync($"""
            update "Payment" set "Version" = "Version" + 1, "ReversedById" = (select r."Id" from "Payment" r where r."ReversalOfId" = "Payment"."Id" and r."ImportId" = {import})
            where "ReversedById" is null and "PaidOn" is null and "Id" in (select r."ReversalOfId" from "Payment" r where r."ImportId" = {import} and r."ReversalOfId" is not null
                and r."AmountFen" = -"Payment"."AmountFen")
            """, cancel);
        if (marked != expected) throw new ImportOvertaken();
    }

    private async Task Act(TradeImport import, Call call, int lines, Func<Act, Task> body, CancellationToken cancel, bool renew = true)
    {
        if (await db.Whole<TradeImport>(Actor.System).AnyAsync(i => i.Id == import.Id && i.CancelAsked, cancel)) throw new ImportCancelled();
        _done += lines;
        var outcome = await run.Run("trade.import", call, new { import.Id }, async act =>
        {
            await body(act);
            if (renew)
            {
                act.Also(inside => act.Db.Whole<TradeImport>(Actor.System).Where(i => i.Id == import.Id).ExecuteUpdateAsync(set => set
                    .SetProperty(i => i.HasRows, true).SetProperty(i => i.Done, _done).SetProperty(i => i.LeaseUntil, act.Now + Lease), inside));
            }
            return true;
        }, cancel);
        if (!outcome.Done) throw new ImportOvertaken();
    }
}
