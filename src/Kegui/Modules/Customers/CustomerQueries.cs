using Kegui.Kernel;
using Kegui.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Customers;

/// <summary>A customer that may be the same party, and why it looks so.</summary>
internal sealed record AlikeCustomer(long Id, string Code, string Name, long? OwnerId, DuplicateReason Reason, bool Visible);
internal sealed record CustomerRow(long Id, string Code, string Name, string? Grade, string Stage, string? ProvinceCode, string? RegionCode, string? Industry, long? OwnerId, DateOnly? LastContactOn, DateTime UpdatedAt, string SortKey, bool Blacklisted);

internal sealed record CustomerFilter
{
    public string? Search { get; init; }
    public string? Grade { get; init; }
    public string? Stage { get; init; }
    public string? Province { get; init; }
    public long? Owner { get; init; }
    /// <summary>updated (newest first), name (by pinyin), created (newest first).</summary>
    public string Sort { get; init; } = "updated";
    /// <summary>The sort value and id of the last row shown.</summary>
    public string? After { get; init; }
    public int Take { get; init; } = 50;
}

/// <summary>What is asked about customers, each question once.</summary>
internal static class CustomerQueries
{
    private static readonly System.Globalization.CultureInfo Plain = System.Globalization.CultureInfo.InvariantCulture;

    /// <summary>One page in the asked order, one more row than asked when there is a next page.</summary>
    public static async Task<IReadOnlyList<CustomerRow>> Page(this AppDb db, Actor actor, CustomerFilter filter, CancellationToken cancel)
    {
        var search = CustomerFinder.Of(filter.Search, db.OnSqlite);
        if (search is { TooShort: true }) return [];
        var rows = await Rows(db.Visible(actor, "customer.read", search?.From), filter, search).ToListAsync(cancel);
        if (!actor.HasShares || actor.ScopeOf("customer.read") == DataScope.Company) return rows;
        var shared = await Rows(db.Shared(actor, "customer", source: search?.From), filter, search).ToListAsync(cancel);
        var merged = rows.Concat(shared).DistinctBy(r => r.Id);
        return [.. (filter.Sort switch
        {
            "name" => merged.OrderBy(r => r.SortKey, StringComparer.Ordinal).ThenBy(r => r.Id),
            "created" => merged.OrderByDescending(r => r.Id),
            _ => merged.OrderByDescending(r => r.UpdatedAt).ThenByDescending(r => r.Id),
        }).Take(filter.Take + 1)];
    }

    /// <summary>Where the next page begins.</summary>
    public static string CursorOf(CustomerRow row, string sort) => sort switch
    {
        "name" => $"{row.Id}~{row.SortKey}",
        "created" => $"{row.Id}~",
        _ => $"{row.Id}~{row.UpdatedAt.Ticks.ToString(Plain)}",
    };

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
        var rows = await found.Select(c => new { c.Id, c.Code, c.Name, c.OwnerId, c.DepartmentId, c.CreditCode, c.Phone }).ToListAsync(cancel);
        return [.. from row in rows.DistinctBy(r => r.Id)
                   let reason = Duplicates.Compare(facts, DuplicateFacts.Of(row.Name, row.CreditCode, row.Phone), DuplicateThresholds.Standard)
                   where reason is not null
                   select new AlikeCustomer(row.Id, row.Code, row.Name, row.OwnerId, reason.Value, CanSee(actor, row.OwnerId, row.DepartmentId))];
    }

    // Only whether to offer a link; the page itself asks the gateway.
    private static bool CanSee(Actor actor, long? owner, long? department) => actor.ScopeOf("customer.read") switch
    {
        DataScope.Company => true,
        DataScope.Department => department == actor.DepartmentId,
        DataScope.Below => department is { } d && actor.DepartmentsBelow.Contains(d),
        DataScope.Own => owner == actor.PersonId,
        _ => false,
    };

    private static IQueryable<CustomerRow> Rows(IQueryable<Customer> from, CustomerFilter filter, CustomerFinder? search)
    {
        if (search is not null) from = search.Recheck(from);
        if (filter.Grade is { } grade) from = from.Where(c => c.Grade == grade);
        if (filter.Stage is { } stage) from = from.Where(c => c.Stage == stage);
        if (filter.Province is { } province) from = from.Where(c => c.ProvinceCode == province);
        if (filter.Owner is { } owner) from = from.Where(c => c.OwnerId == owner);
        return Sorted(from, filter).Take(filter.Take + 1).Select(c => new CustomerRow(c.Id, c.Code, c.Name, c.Grade, c.Stage, c.ProvinceCode, c.RegionCode, c.Industry, c.OwnerId, c.LastContactOn, c.UpdatedAt, c.SortKey, c.Blacklisted));
    }

    // "x <= a and (x < a or id < b)" lets both databases begin in the middle of the index; the usual "x < a or x = a and …" does not.
    private static IQueryable<Customer> Sorted(IQueryable<Customer> from, CustomerFilter filter)
    {
        var (id, value) = Cursor(filter.After);
        switch (filter.Sort)
        {
            case "name":
                if (id is { } n) from = from.Where(c => c.SortKey.CompareTo(value) >= 0 && (c.SortKey.CompareTo(value) > 0 || c.Id > n));
                return from.OrderBy(c => c.SortKey).ThenBy(c => c.Id);
            case "created":
                if (id is { } last) from = from.Where(c => c.Id < last);
                return from.OrderByDescending(c => c.Id);
            default:
                if (id is { } u && long.TryParse(value, Plain, out var ticks) && ticks is > 0 and < 3_155_378_975_999_999_999)
                {
                    var at = new DateTime(ticks, DateTimeKind.Utc);
                    from = from.Where(c => c.UpdatedAt <= at && (c.UpdatedAt < at || c.Id < u));
                }
                return from.OrderByDescending(c => c.UpdatedAt).ThenByDescending(c => c.Id);
        }
    }

    private static (long? Id, string Value) Cursor(string? after)
    {
        var cut = after?.IndexOf('~') ?? -1;
        return cut > 0 && long.TryParse(after.AsSpan(0, cut), Plain, out var id) ? (id, after![(cut + 1)..]) : (null, "");
    }
}
