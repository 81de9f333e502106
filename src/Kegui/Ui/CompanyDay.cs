namespace Kegui.Ui;

/// <summary>The business day at the company's place. A page starts a day at midnight in Shanghai, not in Greenwich.</summary>
internal static class CompanyDay
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    public static DateOnly Today(TimeProvider clock) => DateOnly.FromDateTime(At(clock.GetUtcNow().UtcDateTime));

    /// <summary>An instant (UTC) as the clock on the office's wall shows it.</summary>
    public static DateTime At(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Zone);
}
