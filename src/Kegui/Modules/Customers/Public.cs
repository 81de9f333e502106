using Kegui.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Customers;

/// <summary>What other modules may know of a customer.</summary>
public sealed record CustomerBrief(long Id, string Code, string Name, string? Grade, long? OwnerId, long? DepartmentId, string? ProvinceCode, bool Blacklisted, DateOnly? LastOnSiteVisitOn, int? LatitudeE6, int? LongitudeE6);

/// <summary>Questions and facts about customers for other modules. Reading goes through the asker's data scope.</summary>
internal static class CustomerDoor
{
    public static Task<CustomerBrief?> Brief(AppDb db, Actor actor, long id, CancellationToken cancel) =>
        db.VisibleOne<Customer>(actor, "customer.read", "customer", id).Select(Short).FirstOrDefaultAsync(cancel);

    /// <summary>The visible ones among these ids; for lists that name customers.</summary>
    public static async Task<IReadOnlyDictionary<long, CustomerBrief>> Briefs(AppDb db, IReadOnlyCollection<long> ids, CancellationToken cancel) => ids.Count == 0
        ? new Dictionary<long, CustomerBrief>()
        : await db.Whole<Customer>(Actor.System).Where(c => ids.Contains(c.Id)).Select(Short).ToDictionaryAsync(c => c.Id, cancel);

    /// <summary>Up to twenty customers of the actor, the longest unvisited first, or those whose name holds the text.</summary>
    public static async Task<IReadOnlyList<CustomerBrief>> Choices(AppDb db, Actor actor, string? text, CancellationToken cancel)
    {
        var found = db.Visible<Customer>(actor, "customer.read").Where(c => c.Stage != "exited");
        if (!string.IsNullOrWhiteSpace(text)) found = found.Where(c => c.SearchText.Contains(text.Trim().ToLowerInvariant()));
        return await found.OrderByDescending(c => c.UpdatedAt).ThenByDescending(c => c.Id).Take(20).Select(Short).ToListAsync(cancel);
    }

    /// <summary>Keeps the dates of the last contact and the last visit on site; a report entered late never moves them back.</summary>
    public static async Task Contacted(Act act, long customerId, DateOnly on, bool onSite, CancellationToken cancel)
    {
        var customer = act.Found(await act.Db.Whole<Customer>(Actor.System).AsTracking().FirstOrDefaultAsync(c => c.Id == customerId, cancel));
        if (customer.LastContactOn is null || customer.LastContactOn < on) customer.LastContactOn = on;
        if (onSite && (customer.LastOnSiteVisitOn is null || customer.LastOnSiteVisitOn < on)) customer.LastOnSiteVisitOn = on;
        customer.UpdatedAt = act.Now;
        customer.Version++;
    }

    /// <summary>The first position taken at a customer becomes the customer's.</summary>
    public static async Task Located(Act act, long customerId, int latitudeE6, int longitudeE6, CancellationToken cancel)
    {
        var customer = act.Found(await act.Db.Whole<Customer>(Actor.System).AsTracking().FirstOrDefaultAsync(c => c.Id == customerId, cancel));
        if (customer.LatitudeE6 is not null) return;
        (customer.LatitudeE6, customer.LongitudeE6) = (latitudeE6, longitudeE6);
        customer.Version++;
    }

    public static async Task<IReadOnlyList<(long Id, string Name, string? Title)>> Contacts(AppDb db, CustomerBrief customer, CancellationToken cancel) =>
        [.. (await db.Under<Contact>(new("customer", customer.Id, customer.Id)).Where(c => c.CustomerId == customer.Id && !c.Gone).OrderBy(c => c.Id)
            .Select(c => new { c.Id, c.Name, c.Title }).ToListAsync(cancel)).Select(c => (c.Id, c.Name, c.Title))];

    private static readonly System.Linq.Expressions.Expression<Func<Customer, CustomerBrief>> Short = c => new CustomerBrief(c.Id, c.Code, c.Name, c.Grade, c.OwnerId, c.DepartmentId, c.ProvinceCode, c.Blacklisted, c.LastOnSiteVisitOn, c.LatitudeE6, c.LongitudeE6);
}
