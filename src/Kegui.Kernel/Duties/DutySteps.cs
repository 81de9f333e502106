namespace Kegui.Kernel;

public enum DutyStepKind { Remind, Late, Report, Miss }

/// <summary>Something the sweep does to a duty at an instant.</summary>
/// <param name="Number">Which reminder, report or miss, from 0.</param>
public readonly record struct DutyStep(DateTime At, DutyStepKind Kind, int Number);

/// <summary>When to remind, when it is late, when to report upward, and when another period counts as missed.</summary>
public sealed class DutySteps(CompanyClock clock, WorkCalendar calendar)
{
    /// <summary>The instant from which a duty due on a date is late.</summary>
    public DateTime EndOf(DateOnly due) => clock.EndOf(due);

    public DateTime After(DateTime instant, Period period) => clock.Add(instant, period, calendar);

    /// <summary>The last day of which some part lies before an instant.</summary>
    public DateOnly LastDayBefore(DateTime late) => clock.DateOf(late.AddMilliseconds(-1));

    /// <summary>The steps not yet taken, in their order. Reminders that lie before the last look are let pass; of a trial only lateness and misses are kept.</summary>
    public IEnumerable<DutyStep> Ahead(Duty duty, DutyInForce rule)
    {
        var terms = rule.On(duty.OpenedOn);
        var steps = new List<DutyStep>();
        if (duty.LateAt is null) steps.Add(new(duty.DueAt, DutyStepKind.Late, 0));
        if (duty.Cyclic) steps.Add(new(MissAt(duty, rule), DutyStepKind.Miss, duty.Misses));
        if (!rule.Trial)
        {
            for (var i = 0; i < rule.Rule.Remind.Count; i++)
                if (RemindAt(duty, rule.Rule.Remind[i].In(terms.Content)) is var at && at > duty.SteppedTo) steps.Add(new(at, DutyStepKind.Remind, i));
            for (var i = duty.Reports; i < rule.Rule.Late.Count; i++)
                steps.Add(new(ReportAt(duty, rule.Rule.Late[i].After?.In(terms.Content)), DutyStepKind.Report, i));
        }
        return steps.OrderBy(s => s.At).ThenBy(s => s.Kind).ThenBy(s => s.Number);
    }

    public DateTime? Next(Duty duty, DutyInForce rule) => Ahead(duty, rule).Select(s => (DateTime?)s.At).FirstOrDefault();

    private DateTime RemindAt(Duty duty, Period before)
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

    private DateTime ReportAt(Duty duty, Period? after)
    {
        if (after is not { } period) return duty.DueAt;
        return period.Unit == PeriodUnit.Hours ? duty.DueAt.AddHours(period.Count) : clock.EndOf(Recurrence.Add(duty.DueOn, period, calendar));
    }

    // The first period is missed when it is late, the next ones each a cycle after.
    private DateTime MissAt(Duty duty, DutyInForce rule) => clock.EndOf(Recurrence.At(duty.DueOn, rule.Current.Every!.Value, duty.Misses, calendar));
}
