using Kegui.Kernel;
using Kegui.Kernel.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Kegui.Modules.Customers;

/// <summary>A customer that may be the same party, and why it looks so.</summary>
public sealed record AlikeCustomer(long Id, string Code, string Name, long? OwnerId, DuplicateReason Reason, bool Visible);

/// <summary>A customer as lists show it.</summary>
internal sealed record CustomerRow(long Id, string Code, string Name, string? Grade, string Stage, string Kind, string? RegionCode, string? Industry, string? Size, string? Source, string? ProductNeeds, string? Phone, long? OwnerId, DateOnly? LastContactOn, DateOnly? NextContactOn, DateOnly? LastOrderOn, DateOnly? LastOnSiteVisitOn, int Completeness, DateTime CreatedAt, DateTime UpdatedAt, string SortKey, bool Blacklisted, bool Paused, bool KeyAccount, DateOnly? PooledOn, int Version)
{
    public string? ProvinceCode => RegionCode?[..2];
}

/// <summary>One page, and whether there are rows before and after it.</summary>
internal sealed record CustomerPageOf(IReadOnlyList<CustomerRow> Rows, string? Before, string? After, bool TooShort = false);

/// <summary>What is asked about customers, each question once.</summary>
internal static class CustomerQueries
{
    /// <summary>One page in the asked order, with one statement.</summary>
    public static async Task<CustomerPageOf> Page(this AppDb db, Actor actor, CustomerFilter filter, CancellationToken cancel)
    {
        var search = CustomerFinder.Of(filter.Search, db.OnSqlite);
        if (search is { TooShort: true }) return new([], null, null, TooShort: true);
        if (PhoneSight.Hides(actor, filter.Search)) return new([], null, null);
        if (search is { From: not null } && await db.GetService<SearchTally>().Many(search, actor, cancel)) search = search.InListOrder();
        var rows = await db.Streams(actor, "customer.read", "customer", search?.From).Together(stream => Cut(db, stream, filter, search)).Select(Row).ToListAsync(cancel);
        var back = filter.Before is not null;
        IReadOnlyList<CustomerRow> sorted = [.. CustomerSorts.Merged(rows.DistinctBy(r => r.Id), filter.Sort)];
        var more = sorted.Count > filter.Take;
        sorted = back ? [.. sorted.TakeLast(filter.Take)] : [.. sorted.Take(filter.Take)];
        if (!PhoneSight.Of(actor)) sorted = [.. sorted.Select(r => r with { Phone = PhoneSight.Masked(r.Phone) })];
        if (sorted.Count == 0) return new(sorted, null, null);
        return new(sorted,
            back ? more ? CustomerSorts.CursorOf(sorted[0], filter.Sort) : null : filter.After is not null ? CustomerSorts.CursorOf(sorted[0], filter.Sort) : null,
            back || more ? CustomerSorts.CursorOf(sorted[^1], filter.Sort) : null);
    }

    public static Task<Customer?> One(this AppDb db, Actor actor, long id, CancellationToken cancel) =>
        db.VisibleOne<Customer>(actor, "customer.read", "customer", id).FirstOrDefaultAsync(cancel);

    /// <summary>Customers that may be the same party, in the whole company: nobody may enter one twice, whoever owns it.</summary>
    public static async Task<IReadOnlyList<AlikeCustomer>> Alike(AppDb db, Actor actor, CustomerInput input, long? except, CancellationToken cancel)
    {
        var facts = DuplicateFacts.Of(input.Name, input.CreditCode, input.Phone);
        var (key, code, phone) = (facts.NameKey, CustomerRules.CreditCodeOf(input.CreditCode), CustomerRules.PhoneDigits(input.Phone));
        // Three lookups by index rather than one OR, which neither database answers from three indexes reliably.
        var all = db.Whole<Customer>(Actor.System).Where(c => c.Id != except);
        var found = all.Where(c => c.NameKey == key).OrderBy(c => c.Id).Take(10);
        if (code is not null) found = found.Concat(all.Where(c => c.CreditCode == code).OrderBy(c => c.Id).Take(3));
        if (phone is not null) found = found.Concat(all.Where(c => c.Phone == phone).OrderBy(c => c.Id).Take(10));
        var rows = await found.Select(Candidate).ToListAsync(cancel);
        return [.. from row in rows.DistinctBy(r => r.Id)
                   let reason = Duplicates.Compare(facts, DuplicateFacts.Of(row.Name, row.CreditCode, row.Phone), DuplicateThresholds.Standard)
                   where reason is not null
                   select new AlikeCustomer(row.Id, row.Code, row.Name, row.OwnerId, reason.Value, CanSee(actor, row.OwnerId, row.DepartmentId, row.ProvinceCode))];
    }

    /// <summary>
    /// While a name is typed: customers of the whole company with the same key, or with what tells this name from others, in their
    /// name; the most alike first. Whoever may not see one gets its name and owner only.
    /// </summary>
    public static async Task<IReadOnlyList<AlikeCustomer>> AlikeWhileTyping(AppDb db, Actor actor, string typed, CancellationToken cancel)
    {
        const int Candidates = 40, Shown = 5;
        var key = CompanyName.Key(typed);
        var core = key.Split('@', '#')[0];
        var rows = await db.Whole<Customer>(Actor.System).Where(c => c.NameKey == key).OrderBy(c => c.Id).Take(Shown).Select(Candidate).ToListAsync(cancel);
        if (core.Length >= 2 && !PhoneSight.Hides(actor, core) && CustomerFinder.Of(core, db.OnSqlite) is { TooShort: false } search)
        {
            // Within the actor's own reach the search begins at the index; company-wide it is the same index with the system's eyes.
            var named = search.Recheck(db.Visible(Actor.System, "customer.read", search.From)).OrderByDescending(c => c.Id).Take(Candidates);
            rows.AddRange(await named.Select(Candidate).ToListAsync(cancel));
        }
        return [.. rows.DistinctBy(r => r.Id).Select(r => (Row: r, Alike: r.NameKey == key ? 2 : CompanyName.Similarity(typed, r.Name))).OrderByDescending(r => r.Alike).ThenBy(r => r.Row.Id).Take(Shown)
            .Select(r => new AlikeCustomer(r.Row.Id, r.Row.Code, r.Row.Name, r.Row.OwnerId, r.Alike > 1 ? DuplicateReason.SameName : DuplicateReason.SimilarName, CanSee(actor, r.Row.OwnerId, r.Row.DepartmentId, r.Row.ProvinceCode)))];
    }

    // Only whether to offer a link; the page itself asks the gateway.
    private static bool CanSee(Actor actor, long? owner, long? department, string? province) => actor.ScopeOf("customer.read") switch
    {
        DataScope.Company => true,
        DataScope.Region => province is not null && actor.Provinces.Contains(province),
        DataScope.Department => department == actor.DepartmentId,
        DataScope.Below => department is { } d && actor.DepartmentsBelow.Contains(d),
        DataScope.Own => owner is { } person && actor.SelfAndStoodFor.Contains(person),
        _ => false,
    };

    private static IQueryable<Customer> Cut(AppDb db, IQueryable<Customer> from, CustomerFilter filter, CustomerFinder? search)
    {
        if (search is not null) from = search.Recheck(from);
        return CustomerSorts.Sorted(filter.Apply(db, from), filter).Take(filter.Take + 1);
    }

    internal static readonly System.Linq.Expressions.Expression<Func<Customer, CustomerRow>> Row = c => new CustomerRow(c.Id, c.Code, c.Name, c.Grade, c.Stage, c.Kind, c.RegionCode, c.Industry, c.Size, c.Source, c.ProductNeeds, c.Phone, c.OwnerId, c.LastContactOn, c.NextContactOn, c.LastOrderOn, c.LastOnSiteVisitOn, c.Completeness, c.CreatedAt, c.UpdatedAt, c.SortKey, c.Blacklisted, c.Paused, c.KeyAccount, c.PooledOn, c.Version);

    private static readonly System.Linq.Expressions.Expression<Func<Customer, CandidateRow>> Candidate = c => new CandidateRow { Id = c.Id, Code = c.Code, Name = c.Name, NameKey = c.NameKey, OwnerId = c.OwnerId, DepartmentId = c.DepartmentId, ProvinceCode = c.ProvinceCode, CreditCode = c.CreditCode, Phone = c.Phone };

    private sealed record CandidateRow
    {
        public long Id { get; init; }
        public string Code { get; init; } = "";
        public string Name { get; init; } = "";
        public string NameKey { get; init; } = "";
        public long? OwnerId { get; init; }
        public long? DepartmentId { get; init; }
        public string? ProvinceCode { get; init; }
        public string? CreditCode { get; init; }
        public string? Phone { get; init; }
    }
}
