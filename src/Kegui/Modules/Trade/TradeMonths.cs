using System.Globalization;
using System.Text;
using Kegui.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Trade;

internal readonly record struct MonthKey(long Customer, int Month);

/// <summary>What is added to a month, in fen and documents.</summary>
internal readonly record struct MonthSums(long Sales, long Returns, long Due, long Paid, long PaidOnTime, int Documents)
{
    public static MonthSums operator +(MonthSums a, MonthSums b) =>
        new(checked(a.Sales + b.Sales), checked(a.Returns + b.Returns), checked(a.Due + b.Due), checked(a.Paid + b.Paid), checked(a.PaidOnTime + b.PaidOnTime), a.Documents + b.Documents);

    public static MonthSums operator -(MonthSums a) => new(-a.Sales, -a.Returns, -a.Due, -a.Paid, -a.PaidOnTime, -a.Documents);

    public bool Nothing => this == default;
}

/// <summary>What an act adds to the months of customers. Pure until <see cref="Apply"/>.</summary>
internal sealed class TradeMonths
{
    private const int RowsPerStatement = 400;
    private readonly Dictionary<MonthKey, MonthSums> _sums = [];

    public IReadOnlyDictionary<MonthKey, MonthSums> Sums => _sums;

    public void Add(long customer, int month, MonthSums sums)
    {
        var key = new MonthKey(customer, month);
        _sums[key] = _sums.GetValueOrDefault(key) + sums;
    }

    public void Add(TradeDocument document) => Add(document.CustomerId, TradeAmounts.MonthOf(document.On), Of(document.Kind, document.ReversalOfId is not null, document.AmountFen, 1));

    /// <param name="sign">-1 takes a row out as it stood, before it is added as it stands now.</param>
    public void Add(Payment payment, int sign = 1)
    {
        var fen = payment.AmountFen * sign;
        Add(payment.CustomerId, TradeAmounts.MonthOf(payment.DueOn), new(0, 0, fen, 0, payment.OnTime ? fen : 0, 0));
        if (payment.PaidOn is { } paid) Add(payment.CustomerId, TradeAmounts.MonthOf(paid), new(0, 0, 0, fen, 0, 0));
    }

    /// <summary>What <paramref name="count"/> documents of one kind, worth <paramref name="fen"/> together, add to their month.</summary>
    public static MonthSums Of(string kind, bool reversal, long fen, int count) => kind == TradeKinds.Return
        ? new(0, -fen, 0, 0, 0, 0)
        : new(fen, 0, 0, 0, 0, reversal ? -count : count);

    /// <summary>Adds the sums to the table within the act's transaction.</summary>
    public void Apply(Act act) => act.Also(cancel => Write(act.Db, cancel));

    internal async Task Write(AppDb db, CancellationToken cancel)
    {
        // Both databases take the same upsert; all values are whole numbers of ours, so they stand in the text.
        foreach (var rows in _sums.Where(s => !s.Value.Nothing).OrderBy(s => s.Key.Customer).ThenBy(s => s.Key.Month).Chunk(RowsPerStatement))
        {
            var sql = new StringBuilder("""insert into "CustomerMonth" ("CustomerId", "Month", "SalesFen", "ReturnsFen", "DueFen", "PaidFen", "PaidOnTimeFen", "Documents") values """);
            foreach (var (key, s) in rows)
                sql.Append(CultureInfo.InvariantCulture, $"({key.Customer},{key.Month},{s.Sales},{s.Returns},{s.Due},{s.Paid},{s.PaidOnTime},{s.Documents}),");
            sql.Length--;
            sql.Append(" on conflict (\"CustomerId\", \"Month\") do update set ");
            sql.AppendJoin(", ", new[] { "SalesFen", "ReturnsFen", "DueFen", "PaidFen", "PaidOnTimeFen", "Documents" }.Select(c => $"\"{c}\" = \"CustomerMonth\".\"{c}\" + excluded.\"{c}\""));
            await db.Database.ExecuteSqlRawAsync(sql.ToString(), cancel);
        }
    }

    /// <summary>The sums of some customers computed anew from documents and payments: what the table must say.</summary>
    internal static async Task<TradeMonths> FromLedger(AppDb db, IReadOnlyList<long> customers, IReadOnlyList<long> openImports, CancellationToken cancel)
    {
        var months = new TradeMonths();
        var documents = await db.Whole<TradeDocument>(Actor.System)
            .Where(d => customers.Contains(d.CustomerId) && (d.ImportId == null || !openImports.Contains(d.ImportId.Value)))
            .GroupBy(d => new { d.CustomerId, d.On.Year, d.On.Month, d.Kind, Reversal = d.ReversalOfId != null })
            .Select(g => new { g.Key, Fen = g.Sum(d => d.AmountFen), Count = g.Count() }).ToListAsync(cancel);
        foreach (var d in documents) months.Add(d.Key.CustomerId, d.Key.Year * 100 + d.Key.Month, Of(d.Key.Kind, d.Key.Reversal, d.Fen, d.Count));
        foreach (var payment in await db.Whole<Payment>(Actor.System).Where(p => customers.Contains(p.CustomerId) && (p.ImportId == null || !openImports.Contains(p.ImportId.Value))).ToListAsync(cancel)) months.Add(payment);
        return months;
    }
}
