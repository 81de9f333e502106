using System.Linq.Expressions;
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

    /// <summary>A phone as those read it who may not read it in full: 138****1234.</summary>
    public static string MaskedPhone(string digits) => PhoneSight.Masked(digits)!;

    /// <summary>Up to twenty customers of the actor, the longest unvisited first, or those whose name holds the text.</summary>
    public static async Task<IReadOnlyList<CustomerBrief>> Choices(AppDb db, Actor actor, string? text, CancellationToken cancel)
    {
        var found = db.Visible<Customer>(actor, "customer.read").Where(c => c.Stage != "exited");
        if (PhoneSight.Hides(actor, text)) return [];
        if (!string.IsNullOrWhiteSpace(text)) found = found.Where(c => c.SearchText.Contains(text.Trim().ToLowerInvariant()));
        return await found.OrderByDescending(c => c.UpdatedAt).ThenByDescending(c => c.Id).Take(20).Select(Short).ToListAsync(cancel);
    }

    /// <summary>Keeps the dates of the last contact and the last visit on site; a report entered late never moves them back.</summary>
    public static async Task Contacted(Act act, long customerId, DateOnly on, bool onSite, CancellationToken cancel)
    {
        var customer = act.Found(await act.Db.Whole<Customer>(Actor.System).AsTracking().FirstOrDefaultAsync(c => c.Id == customerId, cancel));
        if (customer.LastContactOn is null || customer.LastContactOn < on) customer.LastContactOn = on;
        if (customer.NextContactOn <= on) customer.NextContactOn = null;
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

    internal static CustomerBrief Of(Customer c) => new(c.Id, c.Code, c.Name, c.Grade, c.OwnerId, c.DepartmentId, c.ProvinceCode, c.Blacklisted, c.LastOnSiteVisitOn, c.LatitudeE6, c.LongitudeE6);

    private static readonly Expression<Func<Customer, CustomerBrief>> Short = c => new CustomerBrief(c.Id, c.Code, c.Name, c.Grade, c.OwnerId, c.DepartmentId, c.ProvinceCode, c.Blacklisted, c.LastOnSiteVisitOn, c.LatitudeE6, c.LongitudeE6);
}

/// <summary>
/// A part of the customer page that another module brings. The page asks all sections one after the other, then draws those that
/// have something to show. Order: <see cref="CustomerSections"/>.
/// </summary>
public interface ICustomerSection
{
    int Order { get; }
    /// <summary>The right without which the section does not exist for the reader.</summary>
    string? Permission => null;
    /// <summary>A component with the parameters <c>Customer</c> (<see cref="CustomerBrief"/>) and <c>Data</c>.</summary>
    Type Component { get; }
    /// <summary>Reads what the component draws, with as few statements as possible; null leaves the section out.</summary>
    Task<object?> Load(CustomerBrief customer, Actor actor, AppDb db, CancellationToken cancel);
}

/// <summary>Where sections stand on the customer page.</summary>
public static class CustomerSections
{
    public const int ToDo = 10, Story = 20, Contacts = 30, Business = 40, Service = 50, Trade = 60, Grading = 70, Archive = 80, Property = 90, Changes = 100;
}

/// <summary>One of the four figures below the head of the customer page; the slot's own figure stands there until a module brings a better one.</summary>
public interface ICustomerFigure
{
    /// <summary>1 volume of twelve months, 2 receivables, 3 visits, 4 open complaints.</summary>
    int Slot { get; }
    string? Permission => null;
    Task<CustomerFigure?> Load(CustomerBrief customer, Actor actor, AppDb db, CancellationToken cancel);
}

/// <param name="LabelKey">A label's key.</param>
/// <param name="Value">Ready to be read; beside it <paramref name="Unit"/>, below it <paramref name="Note"/>.</param>
/// <param name="Tone">red, amber, green or none.</param>
public sealed record CustomerFigure(string LabelKey, string Value, string? Unit = null, string? Note = null, string? Tone = null, string? Href = null, string? Exact = null);

/// <summary>A button at the head of the customer page.</summary>
/// <param name="Order">Below 100 beside the name, from 100 on in the menu.</param>
/// <param name="Href">Relative, with <c>{0}</c> for the customer's id.</param>
internal sealed record CustomerButton(int Order, string LabelKey, string Icon, string Href, string Permission);

/// <summary>A module's own sentences for its facts on the customer's timeline; without one the label of the fact stands there.</summary>
internal interface IFactWords
{
    /// <summary>Null when the fact is not the module's.</summary>
    FactWords? Say(TimelineEntry entry, People people, Kegui.Ui.L labels);
}

/// <param name="Icon">A name of the icon set.</param>
/// <param name="Tone">grey, blue, green, amber, red, violet.</param>
internal sealed record FactWords(string Title, string? Text, string Icon, string Tone, string? Href = null);

/// <summary>
/// Rows of a module that belong to a customer. Each module that keeps such rows registers one, so that merging two records of one
/// party takes them along and undoing puts them back. <see cref="Attached{T}"/> does for a table with a plain customer column.
/// </summary>
public interface IAttachedToCustomer
{
    /// <summary>Stable: it stands in the record of the merge.</summary>
    string Kind { get; }

    /// <summary>Gives all rows of one customer to the other, within the transaction of the merge, and says what is needed to take it back.</summary>
    Task<string?> Move(Act act, long from, long to, CancellationToken cancel);

    /// <summary>Why rows cannot change their customer just now: something under way would write beside them.</summary>
    Task<Refusal?> Hinders(Act act, CancellationToken cancel) => Task.FromResult<Refusal?>(null);

    /// <param name="moved">What <see cref="Move"/> gave.</param>
    Task Back(Act act, string moved, long from, long to, CancellationToken cancel);
}

/// <summary>Rows with an id and a customer column.</summary>
/// <param name="kind">The kind of row.</param>
/// <param name="table">All rows, opened for the system.</param>
internal sealed class Attached<T>(string kind, Func<AppDb, IQueryable<T>> table, Expression<Func<T, long>> id, Expression<Func<T, long>> customer) : IAttachedToCustomer where T : class
{
    public string Kind => kind;

    public async Task<string?> Move(Act act, long from, long to, CancellationToken cancel)
    {
        var ids = await Rows(act.Db, customer, from).Select(id).ToListAsync(cancel);
        if (ids.Count == 0) return null;
        await Rows(act.Db, customer, from).ExecuteUpdateAsync(set => set.SetProperty(customer, to), cancel);
        return string.Join(',', ids);
    }

    public async Task Back(Act act, string moved, long from, long to, CancellationToken cancel)
    {
        foreach (var some in moved.Split(',').Select(long.Parse).Chunk(500))
            await Rows(act.Db, customer, to).Where(In(some)).ExecuteUpdateAsync(set => set.SetProperty(customer, from), cancel);
    }

    private IQueryable<T> Rows(AppDb db, Expression<Func<T, long>> column, long value)
    {
        var same = Expression.Equal(column.Body, Expression.Constant(value));
        return table(db).Where(Expression.Lambda<Func<T, bool>>(same, column.Parameters));
    }

    private Expression<Func<T, bool>> In(long[] some)
    {
        var contains = Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [typeof(long)], Expression.Constant(some), id.Body);
        return Expression.Lambda<Func<T, bool>>(contains, id.Parameters);
    }
}
