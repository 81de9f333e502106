using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Kernel;

/// <summary>
/// The one door to guarded records. Each data scope is a query of its own, never one predicate with OR, so that each can use its
/// index. What is shared with a person, or stood in for, is a query of its own, merged by the list (<see cref="Streams{T}"/>).
/// </summary>
public static class Gateway
{
    // A scope that is wider has a good part of all records, and finds a page of them quickly in the company's own order.
    private const int MostStreams = 8;

    /// <summary>The records within the actor's scope for <paramref name="permission"/>; none without the permission.</summary>
    /// <param name="source">Where to begin instead of the whole table, for a search through its own index.</param>
    public static IQueryable<T> Visible<T>(this AppDb db, Actor actor, string permission, Func<DbSet<T>, IQueryable<T>>? source = null) where T : class, IOwned
    {
        var all = db.Open(source).Where(Finished<T>(actor));
        var me = actor.PersonId;
        return actor.ScopeOf(permission) switch
        {
            DataScope.Company => all,
            DataScope.Region => all.Where(r => actor.Provinces.Contains(r.ProvinceCode!)),
            // The sum keeps the index of departments out, where it would lead to a sort of nearly everything.
            DataScope.Below when actor.DepartmentsBelow.Count > MostStreams => all.Where(r => actor.DepartmentsBelow.Contains(r.DepartmentId!.Value + 0)),
            DataScope.Below => all.Where(r => actor.DepartmentsBelow.Contains(r.DepartmentId!.Value)),
            DataScope.Department => all.Where(r => r.DepartmentId == actor.DepartmentId),
            DataScope.Own when actor.StandsInFor.Count == 0 => all.Where(r => r.OwnerId == me),
            DataScope.Own => all.Where(r => actor.SelfAndStoodFor.Contains(r.OwnerId!.Value)),
            _ => all.Where(_ => false),
        };
    }

    /// <summary>The records shared with the actor beyond the own scope; for reading, or those that may be changed too.</summary>
    public static IQueryable<T> Shared<T>(this AppDb db, Actor actor, string kind, bool toEdit = false, Func<DbSet<T>, IQueryable<T>>? source = null) where T : class, IOwned =>
        from share in db.Set<RecordShare>()
        where share.PersonId == actor.PersonId && share.Kind == kind && (share.MayEdit || !toEdit)
        join record in db.Open(source).Where(Finished<T>(actor)) on share.RecordId equals record.Id
        select record;

    /// <summary>The scope as one query or as several: few departments are asked for one by one, for they are several places of one index, and together all their records would be sorted.</summary>
    public static List<IQueryable<T>> Scopes<T>(this AppDb db, Actor actor, string permission, Func<DbSet<T>, IQueryable<T>>? source = null) where T : class, IOwned =>
        source is null && actor.ScopeOf(permission) == DataScope.Below && actor.DepartmentsBelow.Count is > 1 and <= MostStreams
            ? [.. actor.DepartmentsBelow.Select(department => db.Open(source).Where(Finished<T>(actor)).Where(r => r.DepartmentId == department))]
            : [db.Visible(actor, permission, source)];

    /// <summary>
    /// All queries that together are what the actor sees, each with its own index: the scope, what is shared, and the records of those
    /// for whom the actor stands in (where the scope "own" does not name them already). A list sorts and cuts each of them and merges
    /// the pages; usually it is only the first. A right whose code ends in <c>.read</c> sees every share, another one those for editing.
    /// </summary>
    public static IReadOnlyList<IQueryable<T>> Streams<T>(this AppDb db, Actor actor, string permission, string kind, Func<DbSet<T>, IQueryable<T>>? source = null) where T : class, IOwned
    {
        var streams = db.Scopes(actor, permission, source);
        if (actor.ScopeOf(permission) is DataScope.Company or DataScope.None) return streams;
        if (actor.HasShares) streams.Add(db.Shared(actor, kind, toEdit: !permission.EndsWith(".read", StringComparison.Ordinal), source));
        if (actor.StandsInFor.Count > 0 && actor.ScopeOf(permission) != DataScope.Own)
            streams.Add(db.Open(source).Where(Finished<T>(actor)).Where(r => actor.StandsInFor.Contains(r.OwnerId!.Value)));
        return streams;
    }

    /// <summary>One record by id if the actor may see it; otherwise none, the same as if it did not exist.</summary>
    public static IQueryable<T> VisibleOne<T>(this AppDb db, Actor actor, string permission, string kind, long id) where T : class, IOwned
    {
        var streams = db.Streams<T>(actor, permission, kind).Select(stream => stream.Where(r => r.Id == id)).ToList();
        // A union is ordered, or EF warns that its first row may be any; it is one row.
        return streams.Count == 1 ? streams[0] : streams.Aggregate((all, stream) => all.Union(stream)).OrderBy(r => r.Id);
    }

    /// <summary>Children of a record that the caller has already authorised.</summary>
    public static IQueryable<T> Under<T>(this AppDb db, Seen parent) where T : class, IGuarded
    {
        ArgumentNullException.ThrowIfNull(parent);
        return db.Open<T>();
    }

    /// <summary>Everything, for a job or a check that works for the whole company and shows nobody what it read.</summary>
    /// <exception cref="InvalidOperationException">The actor is a person.</exception>
    public static IQueryable<T> Whole<T>(this AppDb db, Actor system) where T : class, IGuarded => system.IsSystem
        ? db.Open<T>()
        : throw new InvalidOperationException("Only the system reads the whole company.");

    /// <summary>One statement over all streams: each is sorted and cut by <paramref name="page"/> before they are put together, in no order.</summary>
    public static IQueryable<T> Together<T>(this IReadOnlyList<IQueryable<T>> streams, Func<IQueryable<T>, IQueryable<T>> page) =>
        streams.Select(page).Aggregate((one, next) => one.Concat(next));

    private static IQueryable<T> Open<T>(this AppDb db, Func<DbSet<T>, IQueryable<T>>? source = null) where T : class =>
        (source is null ? db.Set<T>() : source(db.Set<T>())).IgnoreQueryFilters([AppDb.Shut]);

    private static Expression<Func<T, bool>> Finished<T>(Actor actor) where T : class, IOwned => actor.OpenImports.Count == 0
        ? _ => true
        : r => r.ImportId == null || !actor.OpenImports.Contains(r.ImportId!.Value);

    internal static void ShutFilter(ModelBuilder model, Type entity)
    {
        var record = Expression.Parameter(entity);
        model.Entity(entity).HasQueryFilter(AppDb.Shut, Expression.Lambda(Expression.Constant(false), record));
    }
}

/// <summary>Proof that a record was read through the gateway: needed to read its children.</summary>
public sealed record Seen(string Kind, long Id, long? CustomerId);
