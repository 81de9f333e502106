using Microsoft.EntityFrameworkCore;

namespace Kegui.Kernel;

/// <summary>An open duty in a list.</summary>
public sealed record DutyRow(long Id, string RuleKey, string RegulationId, string ClauseId, string Matter, string SubjectKind, long SubjectId, long? CustomerId,
    DateOnly Anchor, string AnchorFrom, DateOnly DueOn, DateTime DueAt, bool Late, long? OwnerId, string? RoleCode, long? DepartmentId, int Edition, int Version);

/// <summary>One task for people: all open duties of one matter on one subject, the earliest first.</summary>
public sealed record DutyTask(string Matter, string SubjectKind, long SubjectId, DateOnly DueOn, IReadOnlyList<DutyRow> Duties);

/// <summary>What is asked about duties. Duties of a trial are in none of these lists.</summary>
public static class DutyQueries
{
    public const string Read = "duty.read";

    /// <summary>What a person has to do until a date: own duties, those of people away, and those of the roles held.</summary>
    public static async Task<IReadOnlyList<DutyRow>> DutiesOf(this AppDb db, Actor actor, People people, DateOnly until, int take, CancellationToken cancel)
    {
        if (!actor.May(Read)) return [];
        var open = db.Whole<Duty>(Actor.System).Where(d => d.State == DutyStates.Open && !d.Trial && d.DueOn <= until);
        var me = actor.PersonId;
        var own = actor.StandsInFor.Count == 0 ? open.Where(d => d.OwnerId == me) : open.Where(d => actor.SelfAndStoodFor.Contains(d.OwnerId!.Value));
        var rows = await Rows(own, take, cancel);
        foreach (var role in actor.Roles)
        {
            // A role's duty lies with its holders in the department, or with all who hold it where none does.
            var elsewhere = people.WithRole(role).Select(p => p.DepartmentId).Where(d => d != actor.DepartmentId).Distinct().ToList();
            rows.AddRange(await Rows(open.Where(d => d.RoleCode == role && (d.DepartmentId == null || !elsewhere.Contains(d.DepartmentId.Value))), take, cancel));
        }
        return [.. rows.OrderBy(r => r.DueOn).ThenBy(r => r.Id).Take(take)];
    }

    /// <summary>What is open on a customer that the caller has authorised.</summary>
    public static async Task<IReadOnlyList<DutyRow>> DutiesUnder(this AppDb db, Seen customer, int take, CancellationToken cancel) =>
        await Rows(db.Under<Duty>(customer).Where(d => d.State == DutyStates.Open && !d.Trial && d.CustomerId == customer.CustomerId), take, cancel);

    /// <summary>The same with all that explains them, for the customer's own page.</summary>
    public static Task<List<Duty>> WholeDutiesUnder(this AppDb db, Seen customer, int take, CancellationToken cancel) =>
        db.Under<Duty>(customer).Where(d => d.State == DutyStates.Open && !d.Trial && d.CustomerId == customer.CustomerId).OrderBy(d => d.DueOn).ThenBy(d => d.Id).Take(take).ToListAsync(cancel);

    /// <summary>A duty as lists show it.</summary>
    public static DutyRow AsRow(this Duty duty) => AsRowOf(duty);

    /// <summary>What is open within the actor's scope, one page in the order of due dates.</summary>
    /// <param name="after">Due date and id of the last row shown.</param>
    public static async Task<IReadOnlyList<DutyRow>> DutiesInScope(this AppDb db, Actor actor, DateOnly? until, (DateOnly DueOn, long Id)? after, int take, CancellationToken cancel)
    {
        var open = db.Visible<Duty>(actor, Read).Where(d => d.State == DutyStates.Open && !d.Trial);
        if (until is { } last) open = open.Where(d => d.DueOn <= last);
        if (after is { } from) open = open.Where(d => d.DueOn >= from.DueOn && (d.DueOn > from.DueOn || d.Id > from.Id));
        return await Rows(open, take, cancel);
    }

    /// <summary>What a regulation under trial would ask for: for the owner of the rule.</summary>
    public static async Task<IReadOnlyList<DutyRow>> TriedDuties(this AppDb db, Actor actor, string regulation, long after, int take, CancellationToken cancel)
    {
        if (!actor.May("rulebook.edit")) return [];
        var tried = db.Whole<Duty>(Actor.System).Where(d => d.RegulationId == regulation && d.State == DutyStates.Open && d.Trial && d.Id > after);
        return await tried.OrderBy(d => d.Id).Take(take).Select(Row).ToListAsync(cancel);
    }

    /// <summary>One duty if it is the actor's own, his role's, or within his scope; a tried one only for those who edit rules.</summary>
    public static async Task<Duty?> DutySeenBy(this AppDb db, Actor actor, long id, CancellationToken cancel)
    {
        if (!actor.May(Read) && !actor.May("rulebook.edit")) return null;
        if (await db.Whole<Duty>(Actor.System).FirstOrDefaultAsync(d => d.Id == id, cancel) is not { } duty) return null;
        if (duty.Trial) return actor.May("rulebook.edit") ? duty : null;
        if (duty.OwnerId is { } owner && actor.SelfAndStoodFor.Contains(owner)) return duty;
        if (duty.RoleCode is { } role && actor.Roles.Contains(role)) return duty;
        return await db.Visible<Duty>(actor, Read).AnyAsync(d => d.Id == id, cancel) ? duty : null;
    }

    /// <summary>One matter on one subject is one task, whichever clauses ask for it.</summary>
    public static IReadOnlyList<DutyTask> Tasks(this IEnumerable<DutyRow> rows) =>
    [.. rows.GroupBy(r => (r.Matter, r.SubjectKind, r.SubjectId))
        .Select(g => new DutyTask(g.Key.Matter, g.Key.SubjectKind, g.Key.SubjectId, g.Min(r => r.DueOn), [.. g.OrderBy(r => r.DueOn)])).OrderBy(t => t.DueOn).ThenBy(t => t.SubjectId)];

    private static Task<List<DutyRow>> Rows(IQueryable<Duty> duties, int take, CancellationToken cancel) =>
        duties.OrderBy(d => d.DueOn).ThenBy(d => d.Id).Take(take).Select(Row).ToListAsync(cancel);

    private static readonly System.Linq.Expressions.Expression<Func<Duty, DutyRow>> Row = d => new(d.Id, d.RuleKey, d.RegulationId, d.ClauseId, d.Matter, d.SubjectKind, d.SubjectId, d.CustomerId,
        d.Anchor, d.AnchorFrom, d.DueOn, d.DueAt, d.LateAt != null, d.OwnerId, d.RoleCode, d.DepartmentId, d.Edition, d.Version);

    private static readonly Func<Duty, DutyRow> AsRowOf = Row.Compile();
}
