using System.Diagnostics;
using Kegui.Kernel;
using Kegui.Modules.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Trade.Import;

/// <summary>An owed amount in the books that rows of the file pay, wholly or in parts.</summary>
internal sealed class OwedAmount(Payment payment)
{
    public Payment Payment { get; } = payment;
    public long LeftFen { get; set; } = payment.AmountFen;
    public bool Touched => LeftFen != Payment.AmountFen;
}

/// <summary>A row that will be written, with what it pays.</summary>
internal sealed record PaymentWriting(PaymentRow Row, CustomerRef Customer, long? Document, OwedAmount? Pays);

/// <summary>
/// What becomes of each row: already booked, a part of something owed, or new. A payment that names a document pays what is owed for it;
/// without one it pays what the customer owes by the same day and to the same amount. Trial and run decide here, in the same way.
/// </summary>
internal sealed class PaymentDecision : IDecided
{
    private const int Batch = 500;
    private readonly Dictionary<(long Customer, DateOnly Due, DateOnly? Paid, long Fen), int> _booked = [];
    private readonly Dictionary<(long Customer, string Number), long> _documents = [];
    private ILookup<long, OwedAmount> _owed = Enumerable.Empty<OwedAmount>().ToLookup(o => o.Payment.CustomerId);

    public required PaymentStaging Staging { get; init; }
    public required ImportPlan Plan { get; init; }
    public List<PaymentWriting> Write { get; } = [];
    private List<int> Unknown { get; } = [];
    private int _known;

    public IEnumerable<OwedAmount> Paid => _owed.SelectMany(o => o).Where(o => o.Touched);

    public static async Task<PaymentDecision> Make(AppDb db, Actor actor, ImportPlan plan, PaymentStaging staging, CancellationToken cancel)
    {
        var decision = new PaymentDecision { Staging = staging, Plan = plan };
        var wanted = staging.Rows.Where(r => r.Fate == LineFate.None).Select(r => r.Customer).Distinct().ToList();
        var customers = await CustomerMatch.Find(db, actor, plan.Source, staging.Customers, staging.CustomerNames, wanted, cancel);
        decision.Unknown.AddRange(wanted.Where(w => customers[w] is null));
        decision._known = wanted.Count - decision.Unknown.Count;
        await decision.ReadBooks(db, [.. wanted.Select(w => customers[w]?.Id).OfType<long>().Distinct()], cancel);
        foreach (var row in staging.Rows.Where(r => r.Fate == LineFate.None))
            if (customers[row.Customer] is { } customer) decision.Judge(row, customer);
            else row.Fate = LineFate.UnknownCustomer;
        return decision;
    }

    private void Judge(PaymentRow row, CustomerRef customer)
    {
        var read = row.Read;
        var document = read.Number.Length > 0 && _documents.TryGetValue((customer.Id, read.Number), out var found) ? found : (long?)null;
        var key = (customer.Id, read.DueOn ?? read.PaidOn!.Value, read.PaidOn, read.Fen);
        if (_booked.TryGetValue(key, out var times) && times > 0)
        {
            // Two equal rows are two payments, unless both are in the books.
            _booked[key] = times - 1;
            row.Fate = LineFate.RecordedAlready;
            return;
        }
        var pays = read.PaidOn is null ? null : _owed[customer.Id].FirstOrDefault(o => o.LeftFen >= read.Fen && (document is not null
            ? o.Payment.DocumentId == document && (read.DueOn is null || read.DueOn == o.Payment.DueOn)
            : read.DueOn == o.Payment.DueOn && o.LeftFen == read.Fen));
        if (pays is not null) pays.LeftFen -= read.Fen;
        row.Fate = pays is not null ? LineFate.Settled : read.PaidOn is not null ? LineFate.Received : LineFate.Expected;
        Write.Add(new(row, customer, document ?? pays?.Payment.DocumentId, pays));
    }

    private async Task ReadBooks(AppDb db, IReadOnlyList<long> customers, CancellationToken cancel)
    {
        var owed = new List<OwedAmount>();
        var numbers = Staging.Rows.Select(r => r.Read.Number).Where(n => n.Length > 0).ToHashSet();
        var open = await db.OpenTradeImports(cancel);
        foreach (var part in customers.Chunk(Batch))
        {
            var living = await db.Whole<Payment>(Actor.System).Booked(db).Where(p => part.Contains(p.CustomerId) && p.ReversalOfId == null && p.ReversedById == null).OrderBy(p => p.DueOn).ThenBy(p => p.Id).ToListAsync(cancel);
            foreach (var p in living)
            {
                var key = (p.CustomerId, p.PaidOn is null || p.ImportId is null ? p.DueOn : p.DueOn, p.PaidOn, p.AmountFen);
                _booked[key] = _booked.GetValueOrDefault(key) + 1;
                if (p.PaidOn is { } paid && paid != p.DueOn) Also((p.CustomerId, paid, p.PaidOn, p.AmountFen));
            }
            owed.AddRange(living.Where(p => p.PaidOn is null).Select(p => new OwedAmount(p)));
            if (numbers.Count == 0) continue;
            foreach (var d in await db.Whole<TradeDocument>(Actor.System).Where(d => part.Contains(d.CustomerId) && d.ReversalOfId == null && d.ReversedById == null && (d.ImportId == null || !open.Contains(d.ImportId.Value)))
                .Select(d => new { d.Id, d.CustomerId, d.Number }).ToListAsync(cancel))
                if (numbers.Contains(d.Number)) _documents[(d.CustomerId, d.Number)] = d.Id;
        }
        _owed = owed.ToLookup(o => o.Payment.CustomerId);

        // A file that has no day due gives the day of payment for it: the same row, whichever way it was booked.
        void Also((long, DateOnly, DateOnly?, long) key) => _booked[key] = _booked.GetValueOrDefault(key) + 1;
    }

    Task IDecided.Write(IServiceProvider services, TradeImport import, Actor actor, Stopwatch watch, CancellationToken cancel) =>
        services.GetRequiredService<PaymentWriter>().Write(import, actor, this, watch, cancel);

    public ImportResult Result(long milliseconds)
    {
        var days = Staging.Rows.Where(r => Fates.GroupOf(r.Fate) == Fates.Imported).Select(r => r.Read.PaidOn ?? r.Read.DueOn).OfType<DateOnly>().ToList();
        var (added, settled) = (Write.Where(w => w.Pays is null).ToList(), Write.Where(w => w.Pays is not null).ToList());
        var same = Staging.Rows.Where(r => r.Fate == LineFate.RecordedAlready).Sum(r => r.Read.Fen);
        return new()
        {
            Lines = Staging.Rows.Count,
            Tallies = [.. Staging.Rows.GroupBy(r => r.Fate).OrderBy(g => g.Key).Select(g => new Tally(g.Key, g.Count(), g.Sum(r => new Money(r.Read.Fen).Yuan), g.Sum(r => r.Read.Fen)))],
            First = days.Count == 0 ? null : days.Min(),
            Last = days.Count == 0 ? null : days.Max(),
            Customers = _known,
            UnknownCustomers = Unknown.Count,
            NewCustomers = 0,
            Unknown = [.. Staging.Rows.Where(r => r.Fate == LineFate.UnknownCustomer).GroupBy(r => r.Customer).Select(g => new UnknownCode(Staging.Customers[g.Key], Staging.CustomerNames.GetValueOrDefault(g.Key), g.Count(), g.Sum(r => r.Read.Fen))).OrderByDescending(u => u.Fen).Take(ImportResult.Most)],
            Added = new(added.Count, 0, added.Sum(w => w.Row.Read.Fen)),
            Same = new(Staging.Rows.Count(r => r.Fate == LineFate.RecordedAlready), same, same),
            Changed = new(settled.Count, settled.Sum(w => w.Row.Read.Fen), settled.Sum(w => w.Row.Read.Fen)),
            Vanished = new(0, 0, 0),
            Differences = [],
            Cells = Staging.Bad,
            Milliseconds = milliseconds,
        };
    }
}
