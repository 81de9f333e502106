using Kegui.Kernel;

namespace Kegui.Tests.Kernel.Calendar;

/// <summary>Tables written by hand, one row a line, columns by bars, a remark after a sharp.</summary>
internal static class Rows
{
    public static TheoryData<string> Of(string table) =>
        [.. table.Split('\n').Select(line => line.Split('#')[0].Trim()).Where(line => line.Length > 0)];

    public static string[] Cells(string row) => row.Split('|', StringSplitOptions.TrimEntries);

    public static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");

    public static DateTime Utc(string text) =>
        DateTime.SpecifyKind(DateTime.ParseExact(text, "yyyy-MM-dd HH:mm:ss", null), DateTimeKind.Utc);

    public static Period Period(string text) => Kegui.Kernel.Period.TryParse(text)!.Value;

    /// <summary>In the alternating pattern here, 9 November 2026 begins a week with a free Saturday.</summary>
    public static WorkCalendar China(string pattern, params IEnumerable<CalendarDay> company) => WorkCalendar.China(pattern switch
    {
        "five" => WeekPattern.FiveDay,
        "six" => WeekPattern.SixDay,
        _ => WeekPattern.Alternating(new(2026, 11, 9)),
    }, company);
}
