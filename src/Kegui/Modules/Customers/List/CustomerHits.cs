using Kegui.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Customers;

/// <summary>A customer that was found. Without <c>Visible</c> only name and owner may be shown: enough not to call the same customer twice.</summary>
/// <param name="Contacts">Contacts by whom it was found, with their numbers; only of visible ones.</param>
internal sealed record CustomerHit(long Id, string Code, string Name, string? Grade, string? RegionCode, long? OwnerId, bool Visible, IReadOnlyList<string> Contacts);

internal sealed record CustomerHits(bool TooShort, IReadOnlyList<CustomerHit> Own, IReadOnlyList<CustomerHit> Others);

/// <summary>Finds customers for the search page and the palette: those the person may see first, then others' masked.</summary>
internal static class CustomerSearching
{
    public static async Task<CustomerHits> Hits(this AppDb db, Actor actor, string typed, int take, CancellationToken cancel)
    {
        if (!actor.May("customer.read")) return new(false, [], []);
        var page = await db.Page(actor, new() { Search = typed, Take = take, Sort = "-contact" }, cancel);
        if (page.TooShort || string.IsNullOrWhiteSpace(typed)) return new(page.TooShort, [], []);
        var seen = page.Rows.Select(r => r.Id).ToHashSet();
        var contacts = await Contacts(db, actor, seen, typed.Trim(), cancel);
        var own = page.Rows.Select(r => new CustomerHit(r.Id, r.Code, r.Name, r.Grade, r.RegionCode, r.OwnerId, true, [.. contacts[r.Id]])).ToList();
        return new(false, own, await Others(db, actor, typed, seen, take, cancel));
    }

    private static async Task<ILookup<long, string>> Contacts(AppDb db, Actor actor, HashSet<long> customers, string typed, CancellationToken cancel)
    {
        if (customers.Count == 0) return Array.Empty<Contact>().ToLookup(c => c.CustomerId, c => c.Name);
        var digits = PhoneSight.Of(actor) ? new string([.. typed.Where(char.IsAsciiDigit)]) : "";
        var found = await db.Whole<Contact>(Actor.System).Where(c => customers.Contains(c.CustomerId) && !c.Gone && (c.Name.Contains(typed) || digits.Length >= 3 && c.Phone!.Contains(digits)))
            .OrderBy(c => c.Id).Take(100).Select(c => new { c.CustomerId, c.Name, c.Phone }).ToListAsync(cancel);
        return found.ToLookup(c => c.CustomerId, c => c.Phone is null ? c.Name : $"{c.Name} {CustomerWords.Number(PhoneSight.Shown(actor, c.Phone))}");
    }

    private static async Task<IReadOnlyList<CustomerHit>> Others(AppDb db, Actor actor, string typed, HashSet<long> seen, int take, CancellationToken cancel)
    {
        if (actor.ScopeOf("customer.read") == DataScope.Company || seen.Count >= take || PhoneSight.Hides(actor, typed) || CustomerFinder.Of(typed, db.OnSqlite) is not { From: { } from, TooShort: false } search) return [];
        var found = await search.Recheck(db.Visible(Actor.System, "customer.read", from)).OrderByDescending(c => c.Id).Take(take + seen.Count)
            .Select(c => new { c.Id, c.Name, c.OwnerId }).ToListAsync(cancel);
        var others = found.Where(c => !seen.Contains(c.Id)).ToList();
        if (others.Count == 0) return [];
        // A long list of own hits may go on behind the page: those are not others' customers.
        var ids = others.Select(o => o.Id).ToList();
        var own = await db.Visible<Customer>(actor, "customer.read").Where(c => ids.Contains(c.Id)).Select(c => c.Id).ToListAsync(cancel);
        return [.. others.Where(o => !own.Contains(o.Id)).Take(take).Select(c => new CustomerHit(c.Id, "", c.Name, null, null, c.OwnerId, false, []))];
    }
}
