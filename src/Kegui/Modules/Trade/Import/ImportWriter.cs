using System.Diagnostics;
using System.IO.Compression;
using Kegui.Kernel;
using Kegui.Modules.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Trade.Import;

/// <summary>The person asked to stop; what is written is taken back.</summary>
internal sealed class ImportCancelled : Exception;

/// <summary>Another act changed, meanwhile, what this import was about to replace.</summary>
internal sealed class ImportOvertaken : Exception;

/// <summary>
/// Writes a decided import: customers, documents and reversals in slices that nobody sees yet, then one act that makes all of it true:
/// months, last orders, replaced documents and the state change together.
/// </summary>
internal sealed class ImportWriter(ActRunner run, AppDb db, Ids ids)
{
    public const int DocumentsPerSlice = 500;
    /// <summary>Bounds how long others wait for the lane: some 20 ms.</summary>
    public const int LinesPerSlice = 2500;
    /// <summary>The part that keeps how each line ended.</summary>
    public const int FatesPart = -1;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private readonly TradeMonths _months = new();
    private readonly Dictionary<long, DateOnly> _lastSales = [];
    private readonly List<Recorded> _taken = [];
    private int _done;

    public async Task Write(TradeImport import, Actor actor, ImportDecision decision, Stopwatch watch, CancellationToken cancel)
    {
        var call = new Call(actor);
        var customers = await NewCustomers(import, call, decision, cancel);
        var documents = decision.Write.Select(w => w.Customer is null ? w with { Customer = customers[w.Staged.Customer] } : w).ToList();
        foreach (var slice in Slices(documents)) await Slice(import, call, decision, slice, cancel);
        if (decision.Plan.Mode == ImportModes.Replace)
        {
            var taken = documents.Select(d => d.Replaces).OfType<Recorded>().Concat(decision.Vanished);
            foreach (var slice in taken.Chunk(DocumentsPerSlice / 4)) await TakeBack(import, call, slice, cancel);
        }
        await Finish(import, call, decision, watch, cancel);
    }

    private async Task<Dictionary<int, CustomerRef>> NewCustomers(TradeImport import, Call call, ImportDecision decision, CancellationToken cancel)
    {
        var made = new Dictionary<int, CustomerRef>();
        foreach (var places in decision.NewCustomers.Chunk(DocumentsPerSlice))
        {
            var id = await ids.Take("id", places.Length * 2, cancel);
            var number = await ids.Take("customer", places.Length, cancel);
            await Act(import, call, 0, act =>
            {
                foreach (var place in places)
                {
                    var code = decision.Staging.Customers[place];
                    var customer = made[place] = CustomerFacts.Make(act, id++, number++, decision.Staging.CustomerNames.GetValueOrDefault(place) ?? code, import.Id);
                    act.Db.Add(new ForeignCode { Id = id++, Source = decision.Plan.Source, Code = code, CustomerId = customer.Id, ImportId = import.Id });
                }
                return Task.CompletedTask;
            }, cancel);
        }
        return made;
    }

    internal static IEnumerable<IReadOnlyList<Writing>> Slices(IReadOnlyList<Writing> documents)
    {
        var slice = new List<Writing>();
        var lines = 0;
        foreach (var document in documents)
        {
            if (slice.Count == DocumentsPerSlice || slice.Count > 0 && lines + document.Staged.Lines.Count > LinesPerSlice)
            {
                yield return slice;
                (slice, lines) = ([], 0);
            }
            slice.Add(document);
            lines += document.Staged.Lines.Count;
        }
        if (slice.Count > 0) yield return slice;
    }

    private async Task Slice(TradeImport import, Call call, ImportDecision decision, IReadOnlyList<Writing> slice, CancellationToken cancel)
    {
        var lineCount = slice.Sum(w => w.Staged.Lines.Count);
        var id = await ids.Take("id", slice.Count + lineCount, cancel);
        await Act(import, call, lineCount, act =>
        {
            var (documents, lines) = (new List<TradeDocument>(slice.Count), new List<TradeLine>(lineCount));
            foreach (var writing in slice)
            {
                var document = ImportRows.Document(writing, decision, id++, import, act);
                documents.Add(document);
                foreach (var index in writing.Staged.Lines) lines.Add(ImportRows.Line(decision.Staging, index, id++, document.Id, lines.Count > 0 && lines[^1].DocumentId == document.Id ? lines[^1].No + 1 : 1));
                _months.Add(document);
                if (document.Kind == TradeKinds.Sale && (!_lastSales.TryGetValue(document.CustomerId, out var last) || last < document.On)) _lastSales[document.CustomerId] = document.On;
            }
            act.Also(inside => BulkInsert.Write(act.Db, documents, inside));
            act.Also(inside => BulkInsert.Write(act.Db, lines, inside));
            return Task.CompletedTask;
        }, cancel);
    }

    private async Task TakeBack(TradeImport import, Call call, Recorded[] slice, CancellationToken cancel)
    {
        await Act(import, call, 0, async act =>
        {
            var wanted = slice.Select(r => r.Id).ToList();
            var documents = await act.Db.Whole<TradeDocument>(Actor.System).Where(d => wanted.Contains(d.Id)).ToListAsync(cancel);
            var lines = (await act.Db.Whole<TradeLine>(Actor.System).Where(l => wanted.Contains(l.DocumentId)).OrderBy(l => l.Id).ToListAsync(cancel)).ToLookup(l => l.DocumentId);
            var id = await ids.Take("id", documents.Count + lines.Sum(l => l.Count()), cancel);
            var (reversals, opposite) = (new List<TradeDocument>(), new List<TradeLine>());
            foreach (var document in documents)
            {
                var reversal = TradeReversal.Of(document, id++, import.Id, null, act);
                reversals.Add(reversal);
                opposite.AddRange(lines[document.Id].Select(l => TradeReversal.Of(l, id++, reversal.Id)));
                _months.Add(reversal);
            }
            act.Also(inside => BulkInsert.Write(act.Db, reversals, inside));
            act.Also(inside => BulkInsert.Write(act.Db, opposite, inside));
        }, cancel);
        _taken.AddRange(slice);
    }

    private async Task Finish(TradeImport import, Call call, ImportDecision decision, Stopwatch watch, CancellationToken cancel)
    {
        // Packed here, outside the lane: half a million bytes of few kinds become some thousand.
        var fates = Packed(decision.Staging.Count, i => decision.Staging.Line(i).Fate);
        var withdrawn = await ImportUndo.Withdrawn(db, _taken.Where(t => t.Kind == TradeKinds.Sale).Select(t => (t.CustomerId, t.On)), import.Id, replaced: true, cancel);
        await Act(import, call, 0, async act =>
        {
            act.Also(inside => ReplaceOriginals(act.Db, import.Id, _taken.Count, inside));
            act.Also(inside => TradeOwners.Align(act.Db, import.Id, inside));
            _months.Apply(act);
            CustomerFacts.OrderWithdrawn(act, withdrawn.Select(w => (w.Customer, w.Was, (DateOnly?)Later(w.Now, _lastSales, w.Customer))));
            CustomerFacts.OrderedOn(act, _lastSales);
            act.Db.Add(new ImportPart { ImportId = import.Id, No = FatesPart, Bytes = fates });
            var row = await act.Db.Whole<TradeImport>(Actor.System).AsTracking().FirstAsync(i => i.Id == import.Id, cancel);
            var result = decision.Result(watch.ElapsedMilliseconds);
            (row.State, row.Work, row.Result, row.FinishedAt, row.Done, row.Total) = (ImportStates.Done, null, result.ToJson(), act.Now, decision.Staging.Count, decision.Staging.Count);
            (row.LeaseBy, row.LeaseUntil) = (null, null);
            row.Version++;
            OpenImports.Close(act, import.Id);
            var imported = result.Sum(Fates.Imported);
            await act.Tell(new("TradeImported", ImportActs.SubjectKind, import.Id, null, new Dictionary<string, object?>
            {
                ["documents"] = decision.Write.Count,
                ["lines"] = imported.Lines,
                ["amountFen"] = imported.Fen,
                ["reversed"] = _taken.Count,
            }), [new("documents", null, decision.Write.Count), new("amountFen", null, imported.Fen)], cancel);
        }, cancel, renew: false);
    }

    private static DateOnly? Later(DateOnly? remaining, Dictionary<long, DateOnly> written, long customer) =>
        written.TryGetValue(customer, out var on) && (remaining is null || on > remaining) ? on : remaining;

    // One statement: each replaced document learns its reversal; one that was taken back by hand meanwhile stops the import.
    private static async Task ReplaceOriginals(AppDb db, long import, int expected, CancellationToken cancel)
    {
        if (expected == 0) return;
        var marked = await db.Database.ExecuteSqlAsync($"""
            update "TradeDocument" set "Version" = "Version" + 1, "ReversedById" = (select r."Id" from "TradeDocument" r where r."ReversalOfId" = "TradeDocument"."Id" and r."ImportId" = {import})
            where "ReversedById" is null and "Id" in (select r."ReversalOfId" from "TradeDocument" r where r."ImportId" = {import} and r."ReversalOfId" is not null)
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

    internal static byte[] Packed(int count, Func<int, LineFate> of)
    {
        var fates = new byte[count];
        for (var i = 0; i < fates.Length; i++) fates[i] = (byte)of(i);
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true)) gzip.Write(fates);
        return packed.ToArray();
    }
}
