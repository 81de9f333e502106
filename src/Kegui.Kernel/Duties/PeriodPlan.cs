using Kegui.Kernel.Expressions;

namespace Kegui.Kernel;

/// <summary>
/// Duties of the calendar: once in each month, quarter or half-year. One is open at a time; done in a period, the next period's
/// follows. What stays undone stays that one duty, and each period that ends meanwhile is a miss.
/// </summary>
internal static class PeriodPlan
{
    public static WantedDuty Wanted(DutyInForce rule, PeriodKind each, DateOnly floor, DutySoFar soFar, Trace? trace)
    {
        var period = soFar.Period is { } known && known.Kind == each ? known : First(rule, each, floor);
        var terms = rule.On(period.Start);
        var (due, because) = (Due(terms, period, rule.Calendar), DutyPlan.Calendar);
        foreach (var next in rule.Terms.Where(t => t.From > period.Start))
        {
            if (next.Within == terms.Within) continue;
            (due, because) = DutyPlan.Eased(due, because, Due(next, period, rule.Calendar), DutyPlan.Calendar, next);
            terms = next;
        }
        if (soFar.ExtendedTo is { } extended && extended > due) (due, because) = (extended, "extended");
        return new(period.Start, DutyPlan.Calendar, due, because, soFar with { Period = period }, trace);
    }

    /// <summary>The last day of a period's duty under some terms.</summary>
    public static DateOnly Due(DutyTerms terms, CalendarPeriod period, WorkCalendar calendar) =>
        terms.Within is { } within ? Recurrence.Add(period.Start.AddDays(-1), within, calendar) : period.End;

    // Who comes to it when more than half of the time is gone begins with the next period.
    private static CalendarPeriod First(DutyInForce rule, PeriodKind each, DateOnly floor)
    {
        var period = CalendarPeriod.Of(each, floor);
        var due = Due(rule.On(period.Start), period, rule.Calendar).DayNumber;
        return (due - floor.DayNumber) * 2 >= due - period.Start.DayNumber ? period : period.Next;
    }
}
