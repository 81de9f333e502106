using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Kernel;

/// <summary>What becomes of a duty of a cycle when it is planned.</summary>
public enum DutyChange { None, Open, Move, Lapse }

/// <summary>Brings stored duties to what <see cref="DutyPlan"/> wants, inside an act.</summary>
public sealed class DutyPlanner(DutySteps steps)
{
    /// <summary>A fact entered later than this is marked.</summary>
    private const int LateEntryDays = 7;

    public static DutySoFar SoFar(Duty open) => new(open.Since, open.Existing, open.Carried, open.ExtendedTo, PeriodOf(open));

    /// <summary>The period of the calendar that a duty is for; null when it counts from a date.</summary>
    public static CalendarPeriod? PeriodOf(Duty duty) => duty.AnchorFrom == DutyPlan.Calendar ? CalendarPeriod.TryParse(duty.Occurrence) : null;

    /// <summary>What would become of it, without doing it.</summary>
    public (DutyChange Change, WantedDuty? Wanted) Compare(DutyInForce rule, Subject subject, Duty? open, DutySoFar fresh)
    {
        var wanted = DutyPlan.Wanted(rule, subject, open is null ? fresh : SoFar(open));
        return (open, wanted) switch
        {
            (null, null) => (DutyChange.None, null),
            (null, _) => (DutyChange.Open, wanted),
            (_, null) => (DutyChange.Lapse, null),
            // The text asks by another rhythm now: the old one ends, one of the new kind follows.
            _ when wanted.Period != PeriodOf(open) => (DutyChange.Lapse, DutyPlan.Wanted(rule, subject, SoFar(open) with { Period = null })),
            _ => (wanted.DueOn != open.DueOn || rule.Trial != open.Trial || wanted.Anchor != open.Anchor ? DutyChange.Move : DutyChange.None, wanted),
        };
    }

    /// <summary>
    /// Opens the duty that follows the last one of its cycle. A period of the calendar comes once: one that had only lapsed is open again,
    /// after one that was done or let off the next period follows.
    /// </summary>
    /// <param name="last">The place of the last one; 0 before the first.</param>
    public async Task<Duty> OpenNext(Act act, DutyInForce rule, Subject subject, WantedDuty wanted, int last, People people, CancellationToken cancel)
    {
        if (wanted.Period is not { } period || period.Index > last) return await Open(act, rule, subject, wanted, last + 1, people, cancel);
        var code = CalendarPeriod.At(period.Kind, last).Code;
        var before = await act.Db.Whole<Duty>(Actor.System).AsTracking().FirstOrDefaultAsync(d => d.RuleKey == rule.Rule.Key && d.SubjectId == subject.Id && d.Occurrence == code, cancel);
        var lapsed = before is { State: DutyStates.Lapsed };
        var again = DutyPlan.Wanted(rule, subject, wanted.SoFar with { Period = CalendarPeriod.At(period.Kind, lapsed ? last : last + 1) })!;
        if (!lapsed) return await Open(act, rule, subject, again, last + 1, people, cancel);
        (before!.State, before.ClosedOn, before.ClosedAt, before.ClosedBecause) = (DutyStates.Open, null, null, null);
        await Move(act, rule, before, again, "condition", null, cancel);
        return before;
    }

    /// <summary>Opens the next duty of a cycle.</summary>
    /// <param name="ordinal">Its place in the cycle; one of the calendar has its period's.</param>
    public async Task<Duty> Open(Act act, DutyInForce rule, Subject subject, WantedDuty wanted, int ordinal, People people, CancellationToken cancel)
    {
        var duty = Make(act, rule, subject, wanted, ordinal, people, await act.NewId(cancel));
        act.Db.Add(duty);
        return duty;
    }

    /// <summary>The next duty of a cycle, not yet stored.</summary>
    internal Duty Make(Act act, DutyInForce rule, Subject subject, WantedDuty wanted, int ordinal, People people, long id)
    {
        var assigned = Assignees.Of(rule.Rule.Who, subject.OwnerId, subject.DepartmentId, null, people);
        if (wanted.Period is { } period) ordinal = period.Index;
        var duty = new Duty
        {
            Id = id, RuleKey = rule.Rule.Key, RegulationId = rule.RegulationId, ClauseId = rule.Clause.Id, Matter = rule.Rule.Matter,
            SubjectKind = subject.Record, SubjectId = subject.Id, CustomerId = subject.CustomerId,
            Occurrence = wanted.Period?.Code ?? ordinal.ToString(System.Globalization.CultureInfo.InvariantCulture), Ordinal = ordinal, Cyclic = true,
            Anchor = wanted.Anchor, AnchorFrom = wanted.AnchorFrom, Since = wanted.SoFar.Since, Existing = wanted.SoFar.Existing, Carried = wanted.SoFar.Carried,
            DueOn = wanted.DueOn, DueAt = steps.EndOf(wanted.DueOn), DueBecause = wanted.Because,
            OwnerId = assigned.OwnerId, RoleCode = assigned.RoleCode, DepartmentId = assigned.DepartmentId, ProvinceCode = subject.ProvinceCode, ImportId = subject.ImportId,
            OpenedOn = act.Today, OpenedAt = act.Now, Edition = rule.Current.Edition, Trial = rule.Trial, Values = Values(rule, rule.Current), Trace = wanted.Trace?.ToJson(), SteppedTo = act.Now,
        };
        duty.NextStepAt = steps.Next(duty, rule);
        return duty;
    }

    /// <summary>Opens the duty that a fact asks for. The deadline counts from the fact's date under the terms of that date.</summary>
    public async Task<Duty> OpenByFact(Act act, DutyInForce rule, Subject subject, Fact fact, Expressions.Trace? trace, People people, CancellationToken cancel)
    {
        var on = fact.On ?? act.Today;
        var terms = rule.On(on);
        var within = terms.Within!.Value;
        var dueAt = within.Unit == PeriodUnit.Hours ? (fact.At ?? act.Now).AddHours(within.Count) : steps.EndOf(Recurrence.Add(on, within, rule.Calendar));
        var assigned = Assignees.Of(rule.Rule.Who, subject.OwnerId, subject.DepartmentId, act.Actor.PersonId, people);
        var duty = new Duty
        {
            Id = await act.NewId(cancel), RuleKey = rule.Rule.Key, RegulationId = rule.RegulationId, ClauseId = rule.Clause.Id, Matter = rule.Rule.Matter,
            SubjectKind = subject.Record, SubjectId = subject.Id, CustomerId = subject.CustomerId,
            Occurrence = $"fact:{fact.EntryId}", Anchor = on, AnchorFrom = DutyPlan.Fact, Since = on,
            DueOn = steps.LastDayBefore(dueAt), DueAt = dueAt, DueBecause = DutyPlan.Fact,
            OwnerId = assigned.OwnerId, RoleCode = assigned.RoleCode, DepartmentId = assigned.DepartmentId, ProvinceCode = subject.ProvinceCode, ImportId = subject.ImportId,
            OpenedOn = act.Today, OpenedAt = act.Now, Edition = terms.Edition, Trial = rule.Trial, Values = Values(rule, terms), Trace = trace?.ToJson(), SteppedTo = act.Now,
        };
        duty.NextStepAt = steps.Next(duty, rule);
        act.Db.Add(duty);
        return duty;
    }

    /// <summary>Counts the days of a duty that a fact opened anew, by the calendar as it is now; an agreed later date stays.</summary>
    public async Task Retime(Act act, DutyInForce rule, Duty duty, string because, CancellationToken cancel)
    {
        if (rule.On(duty.Anchor).Within is not { Unit: PeriodUnit.Workdays } within) return;
        var due = Recurrence.Add(duty.Anchor, within, rule.Calendar);
        if (due == duty.DueOn || duty.ExtendedTo >= due) return;
        act.Db.Add(new DutyMove { Id = await act.NewId(cancel), DutyId = duty.Id, From = duty.DueOn, To = due, Because = because, ById = act.Actor.PersonId, At = act.Now });
        (duty.DueOn, duty.DueAt, duty.SteppedTo) = (due, steps.EndOf(due), act.Now);
        duty.NextStepAt = steps.Next(duty, rule);
        duty.Version++;
    }

    /// <summary>Moves an open duty to what is wanted; the old date stays with its reason.</summary>
    public async Task Move(Act act, DutyInForce rule, Duty duty, WantedDuty wanted, string because, string? reason, CancellationToken cancel)
    {
        if (wanted.DueOn != duty.DueOn)
        {
            act.Db.Add(new DutyMove { Id = await act.NewId(cancel), DutyId = duty.Id, From = duty.DueOn, To = wanted.DueOn, Because = because, Reason = reason, ById = act.Actor.PersonId, At = act.Now });
            (duty.DueOn, duty.DueAt) = (wanted.DueOn, steps.EndOf(wanted.DueOn));
            duty.SteppedTo = act.Now;
            if (duty.DueAt > act.Now) (duty.LateAt, duty.ReportedAt, duty.Reports, duty.Misses) = (null, null, 0, 0);
        }
        (duty.Anchor, duty.AnchorFrom, duty.DueBecause, duty.Trial) = (wanted.Anchor, wanted.AnchorFrom, wanted.Because, rule.Trial);
        (duty.Edition, duty.Values, duty.Trace) = (rule.Current.Edition, Values(rule, rule.Current), wanted.Trace?.ToJson());
        duty.NextStepAt = steps.Next(duty, rule);
        duty.Version++;
    }

    public static void Close(Act act, Duty duty, Fact fact)
    {
        var on = fact.On ?? act.Today;
        (duty.State, duty.ClosedById, duty.ClosedOn, duty.ClosedAt, duty.ClosedBecause) = (DutyStates.Done, fact.EntryId, on, act.Now, fact.Name);
        duty.EnteredLate = act.Today.DayNumber - on.DayNumber > LateEntryDays;
        duty.NextStepAt = null;
        duty.Version++;
    }

    /// <summary>Ends a duty that nobody has to do any more.</summary>
    public static void End(Act act, Duty duty, string state, string because)
    {
        (duty.State, duty.ClosedOn, duty.ClosedAt, duty.ClosedBecause, duty.NextStepAt) = (state, act.Today, act.Now, because, null);
        duty.Version++;
    }

    private static string Values(DutyInForce rule, DutyTerms terms) => JsonSerializer.Serialize(rule.ValuesUsed(terms), Json.Plain);
}
