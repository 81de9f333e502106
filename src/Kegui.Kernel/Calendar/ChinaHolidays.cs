using System.Text.Json;

namespace Kegui.Kernel;

/// <summary>National holidays and make-up workdays of China, as published year by year; <c>tools/holidays</c> writes the table.</summary>
public static class ChinaHolidays
{
    private static readonly Lazy<IReadOnlyList<CalendarDay>> Table = new(Read);

    /// <summary>In order of date, whole years only.</summary>
    public static IReadOnlyList<CalendarDay> Days => Table.Value;

    private static IReadOnlyList<CalendarDay> Read()
    {
        using var stream = typeof(ChinaHolidays).Assembly.GetManifestResourceStream("Kegui.Kernel.Calendar.holidays-cn.json")!;
        using var json = JsonDocument.Parse(stream);
        return [.. json.RootElement.GetProperty("days").EnumerateArray().Select(row => new CalendarDay(
            DateOnly.ParseExact(row[0].GetString()!, "yyyy-MM-dd"),
            Enum.Parse<DayKind>(row[1].GetString()!),
            row[2].GetString()!))];
    }
}
