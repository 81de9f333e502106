using Kegui.Kernel.Expressions;

namespace Kegui.Kernel;

/// <summary>What is known of a cycle before it is planned.</summary>
/// <param name="Since">Since when the condition holds; the day of planning when it has just begun or was just found.</param>
/// <param name="Existing">The subject was there before the rule saw it: since when the condition holds is not known.</param>
/// <param name="Carried">The date the duty before it left: when it was done, or until when it was let off.</param>
/// <param name="ExtendedTo">The date a person moved it to.</param>
/// <param name="Period">Of a duty of the calendar: the period that is open, or the first that may be asked for.</param>
public sealed record DutySoFar(DateOnly Since, bool Existing, DateOnly? Carried = null, DateOnly? ExtendedTo = null, CalendarPeriod? Period = null);

/// <summary>The duty that should be open.</summary>
/// <param name="Trace">Null where it has no condition.</param>
public sealed record WantedDuty(DateOnly Anchor, string AnchorFrom, DateOnly DueOn, string Because, DutySoFar SoFar, Trace? Trace)
{
    /// <summary>The period of the calendar that it is for; null when it counts from a date.</summary>
    public CalendarPeriod? Period => AnchorFrom == DutyPlan.Calendar ? SoFar.Period : null;
}

/// <summary>
/// Which duty should be open. Values in, a value out: acts, bulk planning, trials and previews all ask here, and get the same answer
/// on the same day however often they ask.
/// </summary>
public static class DutyPlan
{
    public const string SinceCondition = "condition-since", Done = "done", Fact = "fact", Calendar = "period";

    /// <summary>The duty of a cycle that <paramref name="subject"/> should have open; null when the condition does not hold.</summary>
    public static WantedDuty? Wanted(DutyInForce rule, Subject subject, DutySoFar soFar)
    {
        var trace = rule.Rule.While?.Evaluate(rule.Over(subject));
        if (trace is { Holds: false }) return null;
        // Nothing is due before the rule, nor before it was known that the condition holds.
        var floor = rule.From > soFar.Since ? rule.From : soFar.Since;
        if (rule.Rule.Each is { } each) return PeriodPlan.Wanted(rule, each, floor, soFar, trace);
        var calendar = rule.Calendar;
        var (anchor, from) = Anchor(rule.Rule, subject.Values, soFar);
        var start = anchor is { } known && known > floor ? known : floor;
        var terms = rule.On(start);
        var (due, because) = Due(terms, anchor, from, floor, soFar, subject.Id, calendar);
        foreach (var next in rule.Terms.Where(t => t.From > start))
        {
            if (next.Every == terms.Every) continue;
            var (then, why) = Due(next, anchor, from, floor, soFar, subject.Id, calendar);
            (due, because) = Eased(due, because, then, why, next);
            terms = next;
        }
        if (soFar.ExtendedTo is { } extended && extended > due) (due, because) = (extended, "extended");
        return new(anchor ?? soFar.Since, from, due, because, soFar, trace);
    }

    /// <summary>Whether the condition of a cycle holds.</summary>
    public static bool Holds(DutyInForce rule, Subject subject) => rule.Rule.While?.Holds(rule.Over(subject)) ?? true;

    /// <summary>The next day on which a date changes what its condition reads; null when none will.</summary>
    public static DateOnly? RecheckOn(DutyInForce rule, Subject subject) => rule.Rule.While?.Dated.Select(name => subject.Turns(name, rule.Today)).Min();

    /// <summary>
    /// A number from 1 to <paramref name="days"/> that is always the same for an id, and spreads neighbours evenly. It is a share of
    /// the days, so that a shorter cycle puts nobody later.
    /// </summary>
    public static int Place(long id, int days)
    {
        var mixed = (ulong)id * 0x9E3779B97F4A7C15UL;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
        return 1 + (int)(((mixed ^ (mixed >> 31)) >> 32) * (ulong)Math.Max(1, days) >> 32);
    }

    private static (DateOnly?, string) Anchor(DutyRule rule, ValueSource values, DutySoFar soFar)
    {
        (DateOnly? Date, string From) latest = (null, SinceCondition);
        foreach (var field in rule.Anchors)
            if (values[field] is { IsMissing: false } value && value.As<DateOnly>() is var date && !(latest.Date >= date)) latest = (date, field.Code);
        if (soFar.Carried is { } carried && !(latest.Date >= carried)) latest = (carried, Done);
        var sinceCounts = rule.AnchorsOnSince || latest.Date is null;
        if (sinceCounts && !soFar.Existing && !(latest.Date >= soFar.Since)) latest = (soFar.Since, SinceCondition);
        return latest;
    }

    private static (DateOnly, string) Due(DutyTerms terms, DateOnly? anchor, string from, DateOnly floor, DutySoFar soFar, long id, WorkCalendar calendar)
    {
        var every = terms.Every!.Value;
        if (anchor is { } known && Recurrence.At(known, every, 1, calendar) is var due && due >= floor) return (due, from == SinceCondition ? "since" : "anchor");
        if (!soFar.Existing && floor == soFar.Since) return (floor, "since");
        // Nobody can visit everybody on the first day: what would be late by adopting is spread over one cycle from there.
        var days = Recurrence.At(floor, every, 1, calendar).DayNumber - floor.DayNumber;
        return (floor.AddDays(Place(id, days)), "spread");
    }

    // A new edition may shorten the time, but nobody becomes late by it: what it brings forward has the grace, and never later than before.
    internal static (DateOnly, string) Eased(DateOnly due, string because, DateOnly then, string why, DutyTerms next)
    {
        // A first date that was spread once stays where people were told, unless it comes earlier.
        if (then >= due) return why == "spread" ? (due, because) : (then, why);
        var grace = next.From.AddDays(next.GraceDays);
        var least = due < grace ? due : grace;
        return then >= least ? (then, why) : (least, least == due ? because : "grace");
    }
}
