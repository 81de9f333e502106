using Kegui.Kernel.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Kernel;

/// <summary>The open duties of the records an act touches, while they are brought in line.</summary>
internal sealed class DutyWork
{
    private readonly Act _act;
    private readonly People _people;
    private readonly DutyPlanner _planner;
    private readonly Vocabulary _vocabulary;
    private readonly RulebookDay _day;
    private readonly List<Duty> _open;
    private readonly Dictionary<long, Subject> _subjects;
    private readonly IReadOnlyList<long> _ids;
    private Dictionary<(string Rule, long Subject), int>? _ordinals;

    private DutyWork(Act act, RulebookDay day, People people, DutyPlanner planner, Vocabulary vocabulary, IReadOnlyList<long> ids, List<Duty> open, Dictionary<long, Subject> subjects) =>
        (_act, _day, _people, _planner, _vocabulary, _ids, _open, _subjects) = (act, day, people, planner, vocabulary, ids, open, subjects);

    /// <summary>One statement for the open duties, and one a kind of record for subjects that the act itself has not loaded.</summary>
    public static async Task<DutyWork> Load(Act act, RulebookDay day, People people, DutyPlanner planner, Vocabulary vocabulary, IReadOnlyDictionary<long, Touch> touched, IReadOnlyList<(string Record, long Id)> wanted, CancellationToken cancel)
    {
        var ids = wanted.Select(w => w.Id).Distinct().ToList();
        var open = await act.Db.Whole<Duty>(Actor.System).AsTracking().Where(d => ids.Contains(d.SubjectId) && d.State == DutyStates.Open).ToListAsync(cancel);
        var subjects = touched.ToDictionary(t => t.Key, t => t.Value.Now);
        foreach (var group in wanted.Where(w => !subjects.ContainsKey(w.Id)).GroupBy(w => w.Record))
            if (vocabulary.Subjects.TryGetValue(group.Key, out var record))
                foreach (var subject in await record.Load(act.Db, [.. group.Select(w => w.Id).Distinct()], cancel)) subjects[subject.Id] = subject;
        return new(act, day, people, planner, vocabulary, ids, open, subjects);
    }

    public async Task CloseBy(DutyInForce rule, Fact fact, long id, CancellationToken cancel)
    {
        var subject = SubjectOf(rule, fact, id);
        var on = fact.On ?? _act.Today;
        foreach (var duty in _open.Where(d => d.RuleKey == rule.Rule.Key && d.SubjectId == id).ToList())
        {
            // The fact from which a cycle counts does not also close it; an old one entered late only moves the anchor.
            var period = DutyPlanner.PeriodOf(duty);
            if (rule.Rule.Cyclic && period is null ? on <= duty.Anchor : on < duty.Anchor) continue;
            if (rule.Rule.ClosedBy!.Where is { } where && !where.Holds(Source(rule.On(on), subject, fact))) continue;
            DutyPlanner.Close(_act, duty, fact);
            _open.Remove(duty);
            if (!rule.Rule.Cyclic) continue;
            var next = DutyPlanner.SoFar(duty) with { Carried = on, ExtendedTo = null };
            // What is done late in a later period is that period's too.
            if (period is { } own) next = next with { Period = (on > own.End ? CalendarPeriod.Of(own.Kind, on) : own).Next };
            if (_planner.Compare(rule, subject, null, next) is (DutyChange.Open, { } wanted))
                _open.Add(await _planner.Open(_act, rule, subject, wanted, duty.Ordinal + 1, _people, cancel));
        }
    }

    public async Task OpenBy(DutyInForce rule, Fact fact, long id, CancellationToken cancel)
    {
        var subject = SubjectOf(rule, fact, id);
        var trace = rule.Rule.Where?.Evaluate(Source(rule.On(fact.On ?? _act.Today), subject, fact));
        if (trace is { Holds: false }) return;
        _open.Add(await _planner.OpenByFact(_act, rule, subject, fact, trace, _people, cancel));
    }

    /// <summary>Ends what a fact has made needless.</summary>
    public void EndBy(DutyInForce rule, Fact fact, long id)
    {
        var on = fact.On ?? _act.Today;
        foreach (var duty in _open.Where(d => d.RuleKey == rule.Rule.Key && d.SubjectId == id).ToList())
            if (rule.Rule.EndedBy!.Where is not { } where || where.Holds(Source(rule.On(on), SubjectOf(rule, fact, id), fact))) Lapse(duty, fact.Name);
    }

    /// <summary>Plans a cycle anew after its record changed.</summary>
    public async Task Settle(DutyInForce rule, long id, Touch touch, CancellationToken cancel)
    {
        if (touch.Gone)
        {
            if (OpenOf(rule, id) is { } open) Lapse(open, "gone");
            return;
        }
        // Where the condition held before and nothing is open, the planning of an adoption has not come by yet: it is an old case.
        await Plan(rule, touch.Now, touch.Before is { } before && DutyPlan.Holds(rule, before), cancel);
    }

    /// <summary>Brings the duty of one record to what its rule wants today.</summary>
    /// <param name="existing">The condition held before anybody looked.</param>
    public async Task Plan(DutyInForce rule, Subject subject, bool existing, CancellationToken cancel)
    {
        var open = OpenOf(rule, subject.Id);
        var (change, wanted) = _planner.Compare(rule, subject, open, new(_act.Today, existing));
        if (change == DutyChange.Move) await _planner.Move(_act, rule, open!, wanted!, "anchor", null, cancel);
        if (change == DutyChange.Lapse) Lapse(open!, "condition");
        if (change is not (DutyChange.Open or DutyChange.Lapse) || wanted is null) return;
        var last = await LastOrdinal(rule, subject.Id, cancel);
        _open.Add(await _planner.OpenNext(_act, rule, subject, wanted, last, _people, cancel));
    }

    public Subject? Known(long id) => _subjects.GetValueOrDefault(id);

    private Duty? OpenOf(DutyInForce rule, long id) => _open.FirstOrDefault(d => d.RuleKey == rule.Rule.Key && d.SubjectId == id);

    /// <summary>Gives the duties of a record to whom it belongs now.</summary>
    public void HandOver(long id, Touch touch)
    {
        foreach (var duty in _open.Where(d => d.SubjectId == id))
        {
            if (_day.Duty(duty.RuleKey)?.Rule.Who is not { } who || who.Kind == AssigneeKind.Actor) continue;
            var assigned = Assignees.Of(who, touch.Now.OwnerId, touch.Now.DepartmentId, null, _people);
            (duty.OwnerId, duty.RoleCode, duty.DepartmentId, duty.ProvinceCode) = (assigned.OwnerId, assigned.RoleCode, assigned.DepartmentId, touch.Now.ProvinceCode);
            duty.Version++;
        }
    }

    private void Lapse(Duty duty, string because)
    {
        DutyPlanner.End(_act, duty, DutyStates.Lapsed, because);
        _open.Remove(duty);
    }

    private async Task<int> LastOrdinal(DutyInForce rule, long id, CancellationToken cancel)
    {
        _ordinals ??= await LastOrdinals(_act.Db, [.. _day.Duties.Where(d => d.Rule.Cyclic).Select(d => d.Rule.Key)], _ids, cancel);
        return _ordinals.GetValueOrDefault((rule.Rule.Key, id));
    }

    /// <summary>How far each cycle has come, for many records in one statement.</summary>
    internal static async Task<Dictionary<(string, long), int>> LastOrdinals(AppDb db, IReadOnlyList<string> rules, IReadOnlyList<long> subjects, CancellationToken cancel) =>
        (await db.Whole<Duty>(Actor.System).Where(d => rules.Contains(d.RuleKey) && subjects.Contains(d.SubjectId))
            .GroupBy(d => new { d.RuleKey, d.SubjectId }).Select(g => new { g.Key.RuleKey, g.Key.SubjectId, Last = g.Max(d => d.Ordinal) }).ToListAsync(cancel))
        .ToDictionary(g => (g.RuleKey, g.SubjectId), g => g.Last);

    private ValueSource Source(DutyTerms terms, Subject subject, Fact fact) =>
        subject.Over(terms.Values).With(FactValues.Of(_vocabulary.Facts[fact.Name], fact, _act.Today));

    // A record that no module lists yet is known by the fact alone, and belongs to the person who caused it.
    private Subject SubjectOf(DutyInForce rule, Fact fact, long id) => _subjects.TryGetValue(id, out var known)
        ? known
        : new(rule.Rule.Subject, id, values => values, _act.Actor.IsSystem ? null : _act.Actor.PersonId, _act.Actor.DepartmentId, null, null, fact.CustomerId);
}
