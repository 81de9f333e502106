using Kegui.Kernel;
using Kegui.Modules.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Trade.Import;

/// <summary>Finds the customers that a file means: by the table of foreign codes, by our own code (also one that was merged away), by the exact name.</summary>
internal static class CustomerMatch
{
    private const int Batch = 1000;

    /// <summary>By place in <paramref name="index"/>; only customers within the actor's scope for importing.</summary>
    public static async Task<CustomerRef?[]> Find(AppDb db, Actor actor, string source, TextIndex index, IReadOnlyDictionary<int, string> byName, IReadOnlyCollection<int> wanted, CancellationToken cancel)
    {
        var found = new CustomerRef?[index.Count];
        var visible = CustomerFacts.Visible(db, actor, "trade.import");
        foreach (var part in wanted.Chunk(Batch))
        {
            var texts = part.Select(p => index[p]).ToList();
            var mapped = await (from code in db.Whole<ForeignCode>(Actor.System)
                                where code.Source == source && texts.Contains(code.Code)
                                join customer in visible on code.CustomerId equals customer.Id
                                select new { code.Code, customer }).ToListAsync(cancel);
            foreach (var m in mapped) Keep(m.Code, m.customer);
            foreach (var customer in await visible.Where(c => texts.Contains(c.Code)).ToListAsync(cancel)) Keep(customer.Code, customer);
            var former = await CustomerFacts.Former(db, texts, cancel);
            if (former.Count > 0)
            {
                var ids = former.Values.Distinct().ToList();
                var now = await visible.Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancel);
                foreach (var (code, id) in former)
                    if (now.TryGetValue(id, out var customer)) Keep(code, customer);
            }
            var names = part.Select(p => byName.GetValueOrDefault(p)).OfType<string>().ToList();
            if (names.Count == 0) continue;
            // Two customers of one name tell nothing: somebody has to say which is meant.
            var named = (await visible.Where(c => names.Contains(c.Name)).ToListAsync(cancel)).ToLookup(c => c.Name);
            foreach (var place in part)
                if (byName.TryGetValue(place, out var name) && named[name].Take(2).ToList() is [var one]) found[place] ??= one;
        }
        return found;

        void Keep(string text, CustomerRef customer)
        {
            if (index.TryFind(text, out var place)) found[place] ??= customer;
        }
    }
}
