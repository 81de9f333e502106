using System.Globalization;
using System.Text;
using Kegui.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Customers;

/// <summary>A customer as other modules join it in queries.</summary>
internal sealed record CustomerRef
{
    public required long Id { get; init; }
    public required string Code { get; init; }
    public required string Name { get; init; }
    public long? OwnerId { get; init; }
    public long? DepartmentId { get; init; }
    public string? ProvinceCode { get; init; }
}

/// <summary>What the modules that trade ask about customers and tell them; part of the public face, beside <see cref="CustomerDoor"/>.</summary>
internal static class CustomerFacts
{
    /// <summary>The customers within the actor's scope for a right of the asking module.</summary>
    public static IQueryable<CustomerRef> Visible(AppDb db, Actor actor, string permission) => Briefs(db.Visible<Customer>(actor, permission));

    /// <summary>One customer if the actor may see it under that right, by scope or by share.</summary>
    public static Task<CustomerRef?> One(AppDb db, Actor actor, string permission, long id, CancellationToken cancel) =>
        Briefs(db.VisibleOne<Customer>(actor, permission, "customer", id)).FirstOrDefaultAsync(cancel);

    /// <summary>Which customers some codes of merged records stand for now.</summary>
    public static Task<IReadOnlyDictionary<string, long>> Former(AppDb db, IReadOnlyCollection<string> codes, CancellationToken cancel) => CustomerMerges.Former(db, codes, cancel);

    /// <summary>Names beside records that the caller has already authorised.</summary>
    public static IQueryable<CustomerRef> Named(AppDb db) => Briefs(db.Whole<Customer>(Actor.System));

    /// <summary>A customer has ordered: keeps the last day within the transaction of the act.</summary>
    public static void OrderedOn(Act act, long customer, DateOnly on) => OrderedOn(act, new Dictionary<long, DateOnly> { [customer] = on });

    /// <inheritdoc cref="OrderedOn(Act, long, DateOnly)"/>
    public static void OrderedOn(Act act, IReadOnlyDictionary<long, DateOnly> last) => act.Also(cancel =>
        Each(act.Db, last.Select(l => (l.Key, (DateOnly?)l.Value, (DateOnly?)null)), "(c.\"LastOrderOn\" is null or c.\"LastOrderOn\" < v.column2)", cancel));

    /// <summary>The last order was taken back: <c>Now</c> is the last one that remains. Nothing happens where another day stands by now.</summary>
    public static void OrderWithdrawn(Act act, IEnumerable<(long Customer, DateOnly Was, DateOnly? Now)> changes) => act.Also(cancel =>
        Each(act.Db, changes.Select(c => (c.Customer, c.Now, (DateOnly?)c.Was)), "c.\"LastOrderOn\" = v.column3", cancel));

    /// <summary>Customers whose owner, department or province this act changes.</summary>
    public static IReadOnlyList<CustomerRef> Moved(Act act) =>
    [
        .. act.Db.ChangeTracker.Entries<Customer>()
            .Where(e => e.State == EntityState.Modified && (e.Property(c => c.OwnerId).IsModified || e.Property(c => c.DepartmentId).IsModified || e.Property(c => c.ProvinceCode).IsModified))
            .Select(e => new CustomerRef { Id = e.Entity.Id, Code = e.Entity.Code, Name = e.Entity.Name, OwnerId = e.Entity.OwnerId, DepartmentId = e.Entity.DepartmentId, ProvinceCode = e.Entity.ProvinceCode }),
    ];

    /// <summary>A customer known by name only, made by an import: nobody's yet, seen by the department of the person who imports.</summary>
    public static CustomerRef Make(Act act, long id, long number, string name, long importId)
    {
        var customer = new Customer
        {
            Id = id,
            Code = CustomerRules.Code(number),
            Name = name,
            NameKey = "",
            SortKey = "",
            SearchText = "",
            SearchGrams = "",
            Source = "import",
            DepartmentId = act.Actor.IsSystem ? null : act.Actor.DepartmentId,
            ImportId = importId,
            CreatedAt = act.Now,
            CreatedById = act.Actor.PersonId,
            UpdatedAt = act.Now,
        };
        CustomerSearch.Index(customer, []);
        act.Db.Add(customer);
        return new() { Id = id, Code = customer.Code, Name = name, DepartmentId = customer.DepartmentId };
    }

    /// <summary>Takes back customers that an import made, except those in use and those of which anything has been told since.</summary>
    public static void Unmake(Act act, long importId, IReadOnlyList<long> used) => act.Also(async cancel =>
    {
        var going = act.Db.Whole<Customer>(Actor.System)
            .Where(c => c.ImportId == importId && c.Version == 0 && !used.Contains(c.Id) && !act.Db.Set<TimelineEntry>().Any(t => t.CustomerId == c.Id));
        await DutyBulk.Remove(act.Db, "customer", await going.Select(c => c.Id).ToListAsync(cancel), cancel);
        await going.ExecuteDeleteAsync(cancel);
        await act.Db.Whole<Customer>(Actor.System).Where(c => c.ImportId == importId)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.ImportId, (long?)null), cancel);
    });

    private static IQueryable<CustomerRef> Briefs(IQueryable<Customer> customers) => customers.Select(c => new CustomerRef
    {
        Id = c.Id,
        Code = c.Code,
        Name = c.Name,
        OwnerId = c.OwnerId,
        DepartmentId = c.DepartmentId,
        ProvinceCode = c.ProvinceCode,
    });

    // Hundreds of customers a statement; the values are ids and dates of ours, so they stand in the text.
    private static async Task Each(AppDb db, IEnumerable<(long Id, DateOnly? To, DateOnly? Was)> changes, string where, CancellationToken cancel)
    {
        foreach (var rows in changes.OrderBy(c => c.Id).Chunk(500))
        {
            var sql = new StringBuilder("update \"Customer\" as c set \"LastOrderOn\" = v.column2 from (values ");
            foreach (var (id, to, was) in rows) sql.Append(CultureInfo.InvariantCulture, $"({id},{Date(db, to)},{Date(db, was)}),");
            sql.Length--;
            sql.Append(") as v where c.\"Id\" = v.column1 and ").Append(where);
            await db.Database.ExecuteSqlRawAsync(sql.ToString(), cancel);
        }
    }

    private static string Date(AppDb db, DateOnly? date) => (date, db.OnSqlite) switch
    {
        (null, true) => "null",
        (null, false) => "null::date",
        ({ } on, true) => $"'{on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}'",
        ({ } on, false) => $"date '{on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}'",
    };
}
