using Kegui.Kernel;
using Kegui.Modules.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Trade.Import;

internal sealed record ForeignCodeRow(long Id, string Source, string Code, long CustomerId, string CustomerCode, string CustomerName);

/// <summary>Keeps the table of how other systems call our customers.</summary>
internal sealed class ForeignCodeActs(ActRunner run)
{
    private const int MostCodes = 20_000;

    /// <param name="codes">Foreign code → our customer's code. An empty code of ours takes the line out.</param>
    public Task<Outcome<int>> Set(Call call, string source, IReadOnlyDictionary<string, string> codes, CancellationToken cancel) => run.Run("foreign-code.edit", call, new { source, codes }, act =>
        Set(act, "foreign-code.edit", source, codes, cancel), cancel);

    internal static async Task<int> Set(Act act, string permission, string source, IReadOnlyDictionary<string, string> codes, CancellationToken cancel)
    {
        if (source.Length is 0 or > 40) act.Check([new("source", "import-source")]);
        if (codes.Count is 0 or > MostCodes) act.Check([new("codes", "import-codes", MostCodes)]);
        var changed = 0;
        foreach (var part in codes.Chunk(500)) changed += await Part(act, permission, source, part, cancel);
        await act.Tell(new("ForeignCodesChanged", "foreign-code", 0, null, new Dictionary<string, object?> { ["source"] = source, ["count"] = changed }), null, cancel);
        return changed;
    }

    /// <summary>Rows of customers within the actor's scope, by source and code.</summary>
    public static async Task<IReadOnlyList<ForeignCodeRow>> Rows(AppDb db, Actor actor, string? source, string? search, string? after, int take, CancellationToken cancel)
    {
        var rows = from code in db.Whole<ForeignCode>(Actor.System)
                   join customer in CustomerFacts.Visible(db, actor, "foreign-code.edit") on code.CustomerId equals customer.Id
                   select new { code, customer };
        if (source is not null) rows = rows.Where(r => r.code.Source == source);
        if (search is not null) rows = rows.Where(r => r.code.Code.StartsWith(search) || r.customer.Code == search || r.customer.Name.Contains(search));
        if (after?.Split('~', 2) is [var fromSource, var fromCode])
            rows = rows.Where(r => r.code.Source.CompareTo(fromSource) >= 0 && (r.code.Source.CompareTo(fromSource) > 0 || r.code.Code.CompareTo(fromCode) > 0));
        return await rows.OrderBy(r => r.code.Source).ThenBy(r => r.code.Code).Take(take)
            .Select(r => new ForeignCodeRow(r.code.Id, r.code.Source, r.code.Code, r.customer.Id, r.customer.Code, r.customer.Name)).ToListAsync(cancel);
    }

    private static async Task<int> Part(Act act, string permission, string source, KeyValuePair<string, string>[] part, CancellationToken cancel)
    {
        var ours = part.Select(p => p.Value.Trim()).Where(c => c.Length > 0).ToList();
        var customers = await CustomerFacts.Visible(act.Db, act.Actor, permission).Where(c => ours.Contains(c.Code)).ToDictionaryAsync(c => c.Code, c => c.Id, cancel);
        act.Check(part.Where(p => p.Key.Trim().Length is 0 or > 60).Select(p => new Problem("codes", "import-code-text", p.Key))
            .Concat(part.Where(p => p.Value.Trim().Length > 0 && !customers.ContainsKey(p.Value.Trim())).Select(p => new Problem("codes", "import-code-customer", p.Value))).Take(20));
        var theirs = part.Select(p => p.Key.Trim()).ToList();
        var stored = await act.Db.Whole<ForeignCode>(Actor.System).AsTracking().Where(f => f.Source == source && theirs.Contains(f.Code)).ToDictionaryAsync(f => f.Code, cancel);
        var changed = 0;
        foreach (var (code, mine) in part.DistinctBy(p => p.Key.Trim()))
        {
            var known = stored.GetValueOrDefault(code.Trim());
            if (mine.Trim().Length == 0)
            {
                if (known is null) continue;
                act.Db.Remove(known);
            }
            else if (known is null)
            {
                act.Db.Add(new ForeignCode { Id = await act.NewId(cancel), Source = source, Code = code.Trim(), CustomerId = customers[mine.Trim()] });
            }
            else
            {
                if (known.CustomerId == customers[mine.Trim()]) continue;
                known.CustomerId = customers[mine.Trim()];
                known.Version++;
            }
            changed++;
        }
        return changed;
    }
}
