using Microsoft.EntityFrameworkCore;

namespace Kegui.Kernel;

/// <summary>Days on which the company works or closes against the usual pattern.</summary>
/// <param name="From">Tomorrow at the earliest: what is past stays as it was counted.</param>
/// <param name="Until">The last day; the same day when left out.</param>
/// <param name="Worked">True for days worked, false for a shutdown.</param>
public sealed record DaysInput(DateOnly From, DateOnly? Until, bool Worked, string? Name);

/// <summary>What the company changes about its working days. Deadlines in working days that lie ahead are planned anew by a job.</summary>
public sealed class CalendarActs(ActRunner run, RulebookReader rules, RulebookDirectory directory)
{
    public const string Set = "calendar.set-days", Clear = "calendar.clear-day", Pattern = "calendar.set-pattern";

    /// <summary>Gives the number of days that differ from the usual pattern.</summary>
    public Task<Outcome<int>> SetDays(Call call, DaysInput input, CancellationToken cancel) => run.Run(Set, call, input, async act =>
    {
        var calendar = (await rules.Book(cancel)).Calendar;
        act.Check(CalendarRules.Problems(input, calendar, act.Today));
        var name = input.Name!.Trim();
        var days = CalendarRules.Days(input, calendar);
        var rows = await act.Db.Set<CompanyDay>().AsTracking().Where(d => d.On >= input.From && d.On <= (input.Until ?? input.From)).ToDictionaryAsync(d => d.On, cancel);
        foreach (var day in days)
        {
            if (rows.TryGetValue(day, out var row)) (row.Worked, row.Name) = (input.Worked, name);
            else act.Db.Add(new CompanyDay { On = day, Worked = input.Worked, Name = name });
        }
        await Changed(act, [new("from", null, input.From), new("until", null, input.Until ?? input.From), new(input.Worked ? "worked" : "closed", null, name)], cancel);
        return days.Count;
    }, cancel);

    /// <summary>Back to the usual pattern.</summary>
    public Task<Outcome<bool>> ClearDay(Call call, DateOnly on, CancellationToken cancel) => run.Run(Clear, call, new { on }, async act =>
    {
        var row = act.Found(await act.Db.Set<CompanyDay>().AsTracking().FirstOrDefaultAsync(d => d.On == on, cancel));
        if (on <= act.Today) act.Check([new("on", "from-tomorrow")]);
        act.Db.Remove(row);
        await Changed(act, [new("on", on, null), new(row.Worked ? "worked" : "closed", row.Name, null)], cancel);
        return true;
    }, cancel);

    /// <param name="pattern">As <see cref="CompanyCalendar.PatternKey"/> says.</param>
    public Task<Outcome<bool>> SetPattern(Call call, string pattern, CancellationToken cancel) => run.Run(Pattern, call, new { pattern }, async act =>
    {
        if (pattern != CalendarRules.Code(CompanyCalendar.PatternOf(pattern))) act.Check([new("pattern", "choice")]);
        var row = await act.Db.Set<Setting>().AsTracking().FirstOrDefaultAsync(s => s.Key == CompanyCalendar.PatternKey, cancel);
        var before = row?.Value ?? CalendarRules.Code(WeekPattern.FiveDay);
        if (before == pattern) return false;
        if (row is null) act.Db.Add(new Setting { Key = CompanyCalendar.PatternKey, Value = pattern });
        else row.Value = pattern;
        await Changed(act, [new("pattern", before, pattern)], cancel);
        return true;
    }, cancel);

    private async Task Changed(Act act, IReadOnlyList<FieldChange> changes, CancellationToken cancel)
    {
        await act.Tell(new("CalendarChanged", "calendar", 0), changes, cancel);
        // The rulebook counts by the calendar: with its stamp everybody reads both anew.
        directory.Touch(act);
        foreach (var regulation in (await rules.At(act.Today, cancel)).Duties.Select(d => d.RegulationId).Distinct().Order(StringComparer.Ordinal))
            if (!await act.Db.Set<ReplanRun>().AnyAsync(r => r.RegulationId == regulation && r.From == act.Today && r.Reason == Replan.CalendarChanged && r.StartedAt == null, cancel))
                act.Db.Add(new ReplanRun { Id = await act.NewId(cancel), RegulationId = regulation, From = act.Today, Reason = Replan.CalendarChanged, CreatedAt = act.Now });
    }
}

/// <summary>Decisions about the working calendar.</summary>
public static class CalendarRules
{
    private const int MostDays = 62;

    public static IEnumerable<Problem> Problems(DaysInput input, WorkCalendar calendar, DateOnly today)
    {
        var until = input.Until ?? input.From;
        if (input.From <= today) yield return new("from", "from-tomorrow");
        else if (input.From > today.AddYears(2)) yield return new("from", "too-far");
        else if (until < input.From) yield return new("until", "days-until-before");
        else if (until.DayNumber - input.From.DayNumber >= MostDays) yield return new("until", "too-many-days", MostDays);
        else if (Days(input, calendar).Count == 0) yield return new("from", input.Worked ? "days-worked-already" : "days-free-already");
        if (string.IsNullOrWhiteSpace(input.Name)) yield return new("name", "required");
        else if (input.Name.Length > 50) yield return new("name", "too-long", 50);
    }

    /// <summary>The days of a stretch that would be otherwise: a shutdown leaves Sundays as they are.</summary>
    public static IReadOnlyList<DateOnly> Days(DaysInput input, WorkCalendar calendar)
    {
        var days = new List<DateOnly>();
        for (var day = input.From; day <= (input.Until ?? input.From); day = day.AddDays(1))
            if (calendar.IsWorkday(day) != input.Worked) days.Add(day);
        return days;
    }

    /// <summary>The pattern as it is stored.</summary>
    public static string Code(WeekPattern pattern) => pattern.Kind switch
    {
        WeekKind.SixDay => "six-day",
        WeekKind.Alternating => $"alternating {RulePrinter.Date(pattern.Anchor)}",
        _ => "five-day",
    };
}
