using System.Linq.Expressions;
using System.Reflection;
using Kegui.Kernel.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Kernel;

/// <summary>One record as rules see it, and who answers for it.</summary>
/// <param name="Over">Lays the record's fields over other values.</param>
public sealed record Subject(string Record, long Id, Func<ValueSource, ValueSource> Over, long? OwnerId, long? DepartmentId, string? ProvinceCode, long? ImportId, long? CustomerId)
{
    /// <summary>The first day after another on which a dated name of it turns; null when it never does.</summary>
    internal Func<DatedName, DateOnly, DateOnly?> Turns { get; init; } = (_, _) => null;

    /// <summary>Its fields alone.</summary>
    public ValueSource Values => Over(ValueSource.None);
}

/// <summary>A kind of record whose rows rules can plan over: its names, and how its rows are read in slices.</summary>
public abstract class SubjectRecord
{
    private protected SubjectRecord(string code, Type entity, IReadOnlyList<Name> names) => (Code, Entity, Names) = (code, entity, names);

    /// <summary>The name the record goes by: <c>customer</c>.</summary>
    public string Code { get; }
    public Type Entity { get; }
    public IReadOnlyList<Name> Names { get; }

    /// <summary>The fields that read a property of the entity.</summary>
    public abstract IReadOnlySet<string> FieldsOn(string property);

    /// <summary>A row that somebody else has loaded; for a tracked one, as it is now.</summary>
    public abstract Subject Of(object row);

    /// <summary>Rows in the order of their ids, after <paramref name="after"/>; only the columns that names read.</summary>
    internal abstract Task<IReadOnlyList<Subject>> Slice(AppDb db, long after, int take, CancellationToken cancel);

    internal abstract Task<IReadOnlyList<Subject>> Load(AppDb db, IReadOnlyCollection<long> ids, CancellationToken cancel);

    internal abstract Task<int> Count(AppDb db, CancellationToken cancel);

    /// <summary>What people call the records, by id.</summary>
    public abstract Task<IReadOnlyDictionary<long, string>> Titles(AppDb db, IReadOnlyCollection<long> ids, CancellationToken cancel);
}

internal sealed class SubjectRecord<T> : SubjectRecord where T : class, IOwned
{
    private readonly RecordNames<T> _names;
    private readonly Expression<Func<T, string>> _title;
    private readonly Func<T, long?> _customer;
    private readonly ILookup<string, string> _fields;
    private readonly Expression<Func<T, T>>? _lean;

    public SubjectRecord(RecordNames<T> names, Expression<Func<T, string>> title, Expression<Func<T, long?>> customer)
        : base(names.Record, typeof(T), [.. names])
    {
        (_names, _title, _customer) = (names, title, customer.Compile());
        var read = names.OfType<FieldName>().Select(n => (n.Code, Members: Members.Of(n.Selector)))
            .Concat(names.OfType<DatedName>().Select(n => (n.Code, Members: Members.Of(n.Selector)))).ToList();
        _fields = read.SelectMany(n => n.Members.Names.Select(m => (m, n.Code))).ToLookup(p => p.m, p => p.Code);
        var all = read.Select(n => n.Members).Append(Members.Of(customer)).ToList();
        if (all.TrueForAll(m => m.Plain)) _lean = Lean(all.SelectMany(m => m.Names));
    }

    public override IReadOnlySet<string> FieldsOn(string property) => _fields[property].ToHashSet();

    public override Subject Of(object row)
    {
        var record = (T)row;
        return new(Code, record.Id, values => values.With(_names, record), record.OwnerId, record.DepartmentId, record.ProvinceCode, record.ImportId, _customer(record))
        {
            Turns = (name, after) => name is DatedName<T> dated && dated.Record == Code ? dated.TurnsAfter(after, record) : null,
        };
    }

    internal override async Task<IReadOnlyList<Subject>> Slice(AppDb db, long after, int take, CancellationToken cancel) =>
        await Read(db.Whole<T>(Actor.System).Where(r => r.Id > after).OrderBy(r => r.Id).Take(take), cancel);

    internal override async Task<IReadOnlyList<Subject>> Load(AppDb db, IReadOnlyCollection<long> ids, CancellationToken cancel) =>
        ids.Count == 0 ? [] : await Read(db.Whole<T>(Actor.System).Where(r => ids.Contains(r.Id)), cancel);

    internal override Task<int> Count(AppDb db, CancellationToken cancel) => db.Whole<T>(Actor.System).CountAsync(cancel);

    public override async Task<IReadOnlyDictionary<long, string>> Titles(AppDb db, IReadOnlyCollection<long> ids, CancellationToken cancel)
    {
        if (ids.Count == 0) return new Dictionary<long, string>();
        var row = Expression.Parameter(typeof(T), "r");
        var title = new Substitute(_title.Parameters[0], row).Visit(_title.Body);
        var pair = Expression.New(typeof(Titled).GetConstructors()[0], [Expression.Property(row, nameof(IGuarded.Id)), title]);
        var found = await db.Whole<T>(Actor.System).Where(r => ids.Contains(r.Id)).Select(Expression.Lambda<Func<T, Titled>>(pair, row)).ToListAsync(cancel);
        return found.ToDictionary(t => t.Id, t => t.Title);
    }

    private async Task<IReadOnlyList<Subject>> Read(IQueryable<T> rows, CancellationToken cancel)
    {
        var found = await (_lean is null ? rows : rows.Select(_lean)).ToListAsync(cancel);
        return [.. found.Select(Of)];
    }

    // A million wide rows would be read for three columns: new T { Id = r.Id, Grade = r.Grade … } takes only what names look at.
    private static Expression<Func<T, T>> Lean(IEnumerable<string> properties)
    {
        var row = Expression.Parameter(typeof(T), "r");
        string[] own = [nameof(IOwned.Id), nameof(IOwned.OwnerId), nameof(IOwned.DepartmentId), nameof(IOwned.ProvinceCode), nameof(IOwned.ImportId)];
        var bindings = own.Concat(properties).Distinct().Where(name => typeof(T).GetProperty(name)!.CanWrite)
            .Select(name => Expression.Bind(typeof(T).GetProperty(name)!, Expression.Property(row, name)));
        return Expression.Lambda<Func<T, T>>(Expression.MemberInit(Expression.New(typeof(T)), bindings), row);
    }

    private sealed record Titled(long Id, string Title);
}

/// <summary>The properties of the row that an expression reads.</summary>
internal sealed class Members : ExpressionVisitor
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    public IReadOnlySet<string> Names => _names;
    /// <summary>False when it walks further than the row's own settable properties.</summary>
    public bool Plain { get; private set; } = true;

    public static Members Of(LambdaExpression selector)
    {
        var members = new Members();
        members.Visit(selector.Body);
        return members;
    }

    protected override Expression VisitMember(MemberExpression node)
    {
        if (node.Expression is ParameterExpression && node.Member is PropertyInfo property)
        {
            _names.Add(property.Name);
            Plain &= property.CanWrite && !property.GetMethod!.IsVirtual | property.GetMethod.IsFinal;
        }
        return base.VisitMember(node);
    }
}

internal sealed class Substitute(ParameterExpression from, Expression to) : ExpressionVisitor
{
    protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : base.VisitParameter(node);
}
