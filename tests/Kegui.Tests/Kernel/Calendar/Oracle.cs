namespace Kegui.Tests.Kernel.Calendar;

/// <summary>The same questions answered another way: by walking from day to day, with the notices typed in by hand.</summary>
internal static class Oracle
{
    // Off and worked, as the yearly notices list them: month/day or month/day-month/day.
    private static readonly Dictionary<int, (string Off, string Worked)> Notices = new()
    {
        [2024] = ("1/1 2/10-2/17 4/4-4/6 5/1-5/5 6/10 9/15-9/17 10/1-10/7", "2/4 2/18 4/7 4/28 5/11 9/14 9/29 10/12"),
        [2025] = ("1/1 1/28-2/4 4/4-4/6 5/1-5/5 5/31-6/2 10/1-10/8", "1/26 2/8 4/27 9/28 10/11"),
        [2026] = ("1/1-1/3 2/15-2/23 4/4-4/6 5/1-5/5 6/19-6/21 9/25-9/27 10/1-10/7", "1/4 2/14 2/28 5/9 9/20 10/10"),
    };

    private static readonly HashSet<DateOnly> Off = Days(notice => notice.Off), Worked = Days(notice => notice.Worked);

    public static bool IsWorkday(string pattern, DateOnly date)
    {
        if (Off.Contains(date)) return false;
        if (Worked.Contains(date)) return true;
        // 21 November 2026 is a worked Saturday of the alternating pattern; 2000-01-03 was a Monday.
        var day = ((date.DayNumber - new DateOnly(2000, 1, 3).DayNumber) % 7 + 7) % 7;
        return day < 5 || day == 5 && pattern switch
        {
            "five" => false,
            "six" => true,
            _ => (date.DayNumber - new DateOnly(2026, 11, 21).DayNumber) % 14 == 0,
        };
    }

    /// <summary>Walks over as many firsts of a month, then to the anchor's day or to the month's last.</summary>
    public static DateOnly AddMonths(DateOnly anchor, int months)
    {
        if (months == 0) return anchor;
        var date = anchor;
        for (var firsts = 0; firsts < months;)
        {
            date = date.AddDays(1);
            if (date.Day == 1) firsts++;
        }
        while (date.Day < anchor.Day && date.AddDays(1).Day != 1) date = date.AddDays(1);
        return date;
    }

    private static HashSet<DateOnly> Days(Func<(string Off, string Worked), string> part) =>
        [.. Notices.SelectMany(year => part(year.Value).Split(' ').SelectMany(range => Range(year.Key, range)))];

    private static IEnumerable<DateOnly> Range(int year, string range)
    {
        var ends = range.Split('-').Select(day => day.Split('/')).Select(d => new DateOnly(year, int.Parse(d[0]), int.Parse(d[1]))).ToArray();
        for (var day = ends[0]; day <= ends[^1]; day = day.AddDays(1)) yield return day;
    }
}
