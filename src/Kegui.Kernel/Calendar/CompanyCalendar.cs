using Microsoft.EntityFrameworkCore;

namespace Kegui.Kernel;

/// <summary>A date that the company works or closes against the usual pattern.</summary>
public sealed class CompanyDay
{
    public required DateOnly On { get; init; }
    /// <summary>True for a day worked, false for one on which the company is closed.</summary>
    public required bool Worked { get; set; }
    public required string Name { get; set; }
}

/// <summary>
/// The company's working days as this process knows them: the national calendar, the weekly pattern, and the company's own days. The
/// rulebook reads them anew whenever its stamp has moved; a day that is set moves it.
/// </summary>
public sealed class CompanyCalendar
{
    /// <summary><c>five-day</c>, <c>six-day</c>, or <c>alternating 2026-11-23</c> with a date in a week whose Saturday is free.</summary>
    public const string PatternKey = "calendar.pattern";

    private volatile WorkCalendar _now = WorkCalendar.China();

    public WorkCalendar Now => _now;

    internal async Task<WorkCalendar> Read(AppDb db, CancellationToken cancel)
    {
        var pattern = PatternOf(await db.Set<Setting>().Where(s => s.Key == PatternKey).Select(s => s.Value).FirstOrDefaultAsync(cancel));
        var days = await db.Set<CompanyDay>().ToListAsync(cancel);
        return _now = WorkCalendar.China(pattern, days.Select(d => new CalendarDay(d.On, d.Worked ? DayKind.ExtraWorkday : DayKind.Shutdown, d.Name)));
    }

    /// <summary>The pattern as it is stored; the usual five days for anything else.</summary>
    public static WeekPattern PatternOf(string? text) => text?.Split(' ') switch
    {
        ["six-day"] => WeekPattern.SixDay,
        ["alternating", var day] when DateOnly.TryParseExact(day, "yyyy-MM-dd", out var anchor) => WeekPattern.Alternating(anchor),
        _ => WeekPattern.FiveDay,
    };
}
