using System.Diagnostics;
using Kegui.Kernel;
using Kegui.Modules.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Trade.Import;

/// <summary>A document as it stands in our books.</summary>
internal sealed record Recorded(long Id, string Number, long Hash, long Fen, DateOnly On, long CustomerId, string Kind);

/// <summary>A document of the file that will be written, with what it replaces.</summary>
internal sealed record Writing(StagedDocument Staged, CustomerRef? Customer, long Fen, Recorded? Replaces)
{
    public string Kind => Fen < 0 ? TradeKinds.Return : TradeKinds.Sale;
}

/// <summary>A file read and judged: what the trial shows and the run writes.</summary>
internal interface IDecided
{
    ImportResult Result(long milliseconds);

    Task Write(IServiceProvider services, TradeImport import, Actor actor, Stopwatch watch, CancellationToken cancel);
}

/// <summary>What would be written, and what the books have that the file has not. Trial and run decide here, in the same way.</summary>
internal sealed class ImportDecision : IDecided
{
    private const int Batch = 1000;
    private readonly Dictionary<string, Recorded> _known = new(StringComparer.Ordinal);

    public required Staging Staging { get; init; }
    public required ImportPlan Plan { get; init; }
    public List<Writing> Write { get; } = [];
    /// <summary>In the books of these months but not in the file; taken back when the file replaces.</summary>
    public List<Recorded> Vanished { get; private set; } = [];
    public List<(Recorded Before, long After)> Changed { get; } = [];
    public List<Recorded> Same { get; } = [];
    /// <summary>Places of customers that will be made.</summary>
    public List<int> NewCustomers { get; } = [];
    public List<int> UnknownCustomers { get; } = [];
    public int KnownCustomers { get; private set; }
    public DateOnly? First { get; private set; }
    public DateOnly? Last { get; private set; }

    public static async Task<ImportDecision> Make(AppDb db, Actor actor, ImportPlan plan, Staging staging, CancellationToken cancel)
    {
        var decision = new ImportDecision { Staging = staging, Plan = plan };
        var documents = staging.Documents();
        var wanted = documents.Select(d => d.Customer).Distinct().ToList();
        var customers = await CustomerMatch.Find(db, actor, plan.Source, staging.Customers, staging.CustomerNames, wanted, cancel);
        decision.KnownCustomers = wanted.Count(w => customers[w] is not null);
        foreach (var place in wanted.Where(w => customers[w] is null))
            (plan.Unknown == UnknownChoices.Create ? decision.NewCustomers : decision.UnknownCustomers).Add(place);
        var open = await db.OpenTradeImports(cancel);
        await decision.ReadKnown(db, documents, open, cancel);
        var unknown = decision.UnknownCustomers.ToHashSet();
        foreach (var document in documents) decision.Judge(document, customers[document.Customer], unknown.Contains(document.Customer));
        await decision.ReadVanished(db, open, cancel);
        return decision;
    }

    private void Judge(StagedDocument document, CustomerRef? customer, bool unknown)
    {
        First = First is null || document.On < First ? document.On : First;
        Last = Last is null || document.On > Last ? document.On : Last;
        if (unknown)
        {
            Mark(document, LineFate.UnknownCustomer);
            return;
        }
        var fen = document.Lines.Sum(i => Staging.Line(i).Fen);
        var known = _known.GetValueOrDefault(Staging.Numbers[document.Number]);
        if (known is not null && customer is not null && known.CustomerId == customer.Id && known.Hash == HashOf(document))
        {
            Same.Add(known);
            Mark(document, LineFate.RecordedAlready);
            return;
        }
        if (known is not null)
        {
            Changed.Add((known, fen));
            if (Plan.Mode == ImportModes.Add)
            {
                Mark(document, LineFate.RecordedOtherwise);
                return;
            }
        }
        Write.Add(new(document, customer, fen, known));
        Mark(document, fen < 0 ? LineFate.Return : LineFate.Sale);
    }

    public long HashOf(StagedDocument document) => TradeAmounts.HashOf(document.On, document.Lines.Select(i =>
    {
        ref var line = ref Staging.Line(i);
        return new LineValues(Staging.Products[line.Product] is { Length: > 0 } product ? product : null, line.QuantityMicro, line.UnitPriceMicro, line.Fen);
    }));

    private void Mark(StagedDocument document, LineFate fate)
    {
        foreach (var i in document.Lines) Staging.Line(i).Fate = fate;
    }

    private async Task ReadKnown(AppDb db, IReadOnlyList<StagedDocument> documents, IReadOnlyList<long> open, CancellationToken cancel)
    {
        foreach (var part in documents.Chunk(Batch))
        {
            var numbers = part.Select(d => Staging.Numbers[d.Number]).ToList();
            foreach (var known in await Living(db, open).Where(d => numbers.Contains(d.Number)).Select(d => new Recorded(d.Id, d.Number, d.ContentHash, d.AmountFen, d.On, d.CustomerId, d.Kind)).ToListAsync(cancel))
                _known[known.Number] = known;
        }
    }

    // A document that the file has but that cannot be judged (refused lines) has not vanished.
    private async Task ReadVanished(AppDb db, IReadOnlyList<long> open, CancellationToken cancel)
    {
        if (First is null) return;
        var from = TradeAmounts.FirstDay(Plan.FromMonth ?? TradeAmounts.MonthOf(First.Value));
        var to = TradeAmounts.FirstDay(Plan.ToMonth ?? TradeAmounts.MonthOf(Last!.Value)).AddMonths(1);
        var there = new bool[Staging.Numbers.Count];
        for (var i = 0; i < Staging.Count; i++)
        {
            ref var line = ref Staging.Line(i);
            there[line.Number] |= Fates.GroupOf(line.Fate) != Fates.Skipped || line.Fate is LineFate.RecordedAlready or LineFate.RecordedOtherwise or LineFate.UnknownCustomer;
        }
        var recorded = await Living(db, open).Where(d => d.On >= from && d.On < to).OrderBy(d => d.On).ThenBy(d => d.Id)
            .Select(d => new Recorded(d.Id, d.Number, d.ContentHash, d.AmountFen, d.On, d.CustomerId, d.Kind)).ToListAsync(cancel);
        Vanished = [.. recorded.Where(d => !(Staging.Numbers.TryFind(d.Number, out var place) && there[place]))];
    }

    private IQueryable<TradeDocument> Living(AppDb db, IReadOnlyList<long> open) => db.Whole<TradeDocument>(Actor.System)
        .Where(d => d.Source == Plan.Source && d.ReversalOfId == null && d.ReversedById == null && (d.ImportId == null || !open.Contains(d.ImportId.Value)));

    Task IDecided.Write(IServiceProvider services, TradeImport import, Actor actor, Stopwatch watch, CancellationToken cancel) =>
        services.GetRequiredService<ImportWriter>().Write(import, actor, this, watch, cancel);

    public ImportResult Result(long milliseconds) => new()
    {
        Lines = Staging.Count,
        Tallies = Tallies(),
        First = First,
        Last = Last,
        Customers = KnownCustomers,
        UnknownCustomers = UnknownCustomers.Count,
        NewCustomers = NewCustomers.Count,
        Unknown = UnknownList(),
        Added = new(Write.Count(w => w.Replaces is null), 0, Write.Where(w => w.Replaces is null).Sum(w => w.Fen)),
        Same = new(Same.Count, Same.Sum(s => s.Fen), Same.Sum(s => s.Fen)),
        Changed = new(Changed.Count, Changed.Sum(c => c.Before.Fen), Changed.Sum(c => c.After)),
        Vanished = new(Vanished.Count, Vanished.Sum(v => v.Fen), 0),
        Differences = [.. Changed.Select(c => new DocumentDifference("changed", c.Before.Number, c.Before.On, c.Before.CustomerId, c.Before.Fen, c.After))
            .Concat(Vanished.Select(v => new DocumentDifference("vanished", v.Number, v.On, v.CustomerId, v.Fen, 0))).Take(ImportResult.Most)],
        Cells = Staging.Bad(Plan),
        Milliseconds = milliseconds,
    };

    private IReadOnlyList<Tally> Tallies()
    {
        var sums = new (int Lines, decimal Exact, long Fen)[256];
        for (var i = 0; i < Staging.Count; i++)
        {
            ref var line = ref Staging.Line(i);
            ref var sum = ref sums[(int)line.Fate];
            sum = (sum.Lines + 1, sum.Exact + line.Exact, sum.Fen + line.Fen);
        }
        return [.. Enum.GetValues<LineFate>().Where(f => sums[(int)f].Lines > 0).Select(f => new Tally(f, sums[(int)f].Lines, sums[(int)f].Exact, sums[(int)f].Fen))];
    }

    private IReadOnlyList<UnknownCode> UnknownList()
    {
        var sums = UnknownCustomers.Concat(NewCustomers).ToDictionary(p => p, _ => (Lines: 0, Fen: 0L));
        for (var i = 0; i < Staging.Count; i++)
        {
            ref var line = ref Staging.Line(i);
            if (line.Fate is LineFate.UnknownCustomer or LineFate.Sale or LineFate.Return && sums.TryGetValue(line.Customer, out var sum)) sums[line.Customer] = (sum.Lines + 1, sum.Fen + line.Fen);
        }
        return [.. sums.OrderByDescending(s => s.Value.Fen).Take(ImportResult.Most).Select(s => new UnknownCode(Staging.Customers[s.Key], Staging.CustomerNames.GetValueOrDefault(s.Key), s.Value.Lines, s.Value.Fen))];
    }
}
