namespace Kegui.Kernel;

public enum DutyStepKind { Remind, Late, Report, Miss }

/// <summary>Something the sweep does to a duty at an instant.</summary>
/// <param name="Number">Which reminder, report or miss, from 0.</param>
public readonly record struct DutyStep(DateTime At, DutyStepKind Kind, int Number);

/// <summary>When to remind, when it is late, when to report upward, and when another period counts as missed.</summary>
public sealed class DutySteps(CompanyClock clock)
{
    /// <summary>The instant from which a duty due on a date is late.</summary>
    public DateTime EndOf(DateOnly due) => clock.EndOf(due);

    /// <summary>The last day of which some part lies before an instant.</summary>
    public DateOnly LastDayBefore(DateTime late) => clock.DateOf(late.AddMilliseconds(-1));

    /// <summary>The steps not yet taken, in their order. Reminders that lie before the last look are let pass; of a trial only lateness and misses are kept.</summary>
    public IEnumerable<DutyStep> Ahead(Duty duty, DutyInForce rule)
    {
        var terms = rule.On(duty.OpenedOn);
        var steps = new List<DutyStep>();
        if (duty.LateAt is null) steps.Add(new(duty.DueAt, DutyStepKind.Late, 0));
        // A text may have made something else of the rule meanwhile; planning ends the old duty.
        if (duty.Cyclic && rule.Rule.Cyclic) steps.Add(new(MissAt(duty, rule), DutyStepKind.Miss, duty.Misses));
        // What was opened on trial stays so, whatever its clause has come to since.
        if (!rule.Trial && !duty.Trial)
        {
            for (var i = 0; i < rule.Rule.Remind.Count; i++)
                if (RemindAt(duty, rule.Rule.Remind[i].In(terms.Content), rule.Calendar) is var at && at > duty.SteppedTo) steps.Add(new(at, DutyStepKind.Remind, i));
            for (var i = duty.Reports; i < rule.Rule.Late.Count; i++)
                steps.Add(new(ReportAt(duty, rule.Rule.Late[i].After?.In(terms.Content), rule.Calendar), DutyStepKind.Report, i));
        }
        return steps.OrderBy(s => s.At).ThenBy(s => s.Kind).ThenBy(s => s.Number);
    }

    public DateTime? Next(Duty duty, DutyInForce rule) => Ahead(duty, rule).Select(s => (DateTime?)s.At).FirstOrDefault();

    private DateTime RemindAt(Duty duty, Period before, WorkCalendar calendar)
    {
        if (before.Unit == PeriodUnit.Hours) return duty.DueAt.AddHours(-before.Count);
        return clock.StartOf(before.Unit switch
        {
            PeriodUnit.Workdays => calendar.AddWorkdays(duty.DueOn, -before.Count),
            PeriodUnit.Weeks => duty.DueOn.AddDays(-7 * before.Count),
            PeriodUnit.Months => duty.DueOn.AddMonths(-before.Count),
            PeriodUnit.Years => duty.DueOn.AddYears(-before.Count),
            _ => duty.DueOn.AddDays(-before.Count),
        });
    }

    private DateTime ReportAt(Duty duty, Period? after, WorkCalendar calendar)
    {
        if (after is not { } period) return duty.DueAt;
        return period.Unit == PeriodUnit.Hours ? duty.DueAt.AddHours(period.Count) : clock.EndOf(Recurrence.Add(duty.DueOn, period, calendar));
    }

    // The first period is missed when it is late, the next ones each a cycle after.
    private DateTime MissAt(Duty duty, DutyInForce rule)
    {
        if (duty.Misses == 0) return clock.EndOf(duty.DueOn);
        if (rule.Current.Every is { } every) return clock.EndOf(Recurrence.At(duty.DueOn, every, duty.Misses, rule.Calendar));
        // Of the calendar: the periods that ended after the day to which it was moved.
        var period = CalendarPeriod.Of(rule.Rule.Each!.Value, duty.DueOn);
        var first = PeriodPlan.Due(rule.Current, period, rule.Calendar) > duty.DueOn ? period.Index - 1 : period.Index;
        return clock.EndOf(PeriodPlan.Due(rule.Current, CalendarPeriod.At(period.Kind, first + duty.Misses), rule.Calendar));
    }
}
