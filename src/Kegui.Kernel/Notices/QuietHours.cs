namespace Kegui.Kernel;

/// <summary>The evening and night, in the company's zone, in which nobody is written to.</summary>
public static class QuietHours
{
    private static readonly TimeOnly From = new(20, 0);
    private static readonly TimeOnly Until = new(8, 0);

    /// <summary>The instant itself by day; else the next morning at eight.</summary>
    public static DateTime Pass(DateTime now, CompanyClock clock)
    {
        var wall = clock.Local(now);
        var time = TimeOnly.FromDateTime(wall);
        var day = DateOnly.FromDateTime(wall);
        if (time >= From) return clock.Utc(day.AddDays(1), Until);
        return time < Until ? clock.Utc(day, Until) : now;
    }
}
