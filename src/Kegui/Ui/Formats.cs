using System.Globalization;
using Kegui.Kernel;

namespace Kegui.Ui;

/// <summary>How figures and days are written. Rows of long lists call these directly: a component per cell would cost more than the row.</summary>
internal static class Formats
{
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;
    private const long FenPerWan = 1_000_000;

    public static string Date(DateOnly day) => day.ToString("yyyy-MM-dd", Plain);
    public static string Number(decimal number) => number.ToString("#,##0.####", Plain);

    /// <summary>A share as <c>83.5%</c>, with at most one decimal, half up.</summary>
    public static string Percent(decimal share) => Math.Round(share * 100, 1, MidpointRounding.AwayFromZero).ToString("0.#", Plain) + "%";

    /// <summary>The minute on the company's wall.</summary>
    public static string Moment(DateTime utc, CompanyClock clock) => clock.Local(utc).ToString("yyyy-MM-dd HH:mm", Plain);

    /// <summary>Below 10,000 yuan exact (<c>8,600.00</c> and the plain unit), from there on in units of ten thousand with at most two decimals.</summary>
    public static string Money(Money money, L l) => Math.Abs(money.Fen) < FenPerWan
        ? l["money.yuan", money.ToString()]
        : l["money.wan", Math.Round(money.Fen / (decimal)FenPerWan, 2, MidpointRounding.AwayFromZero).ToString("#,##0.##", Plain)];

    public static string Exact(Money money, L l) => l["money.yuan", money.ToString()];

    /// <summary>Days until a deadline in words: three days left, today, two days late.</summary>
    public static string DaysTo(DateOnly due, DateOnly today, L l) => (due.DayNumber - today.DayNumber) switch
    {
        0 => l["days.today"],
        1 => l["days.tomorrow"],
        > 1 and var n => l["days.left", n],
        var n => l["days.late", -n],
    };

    public static string BytesOf(long size) => size < 1024 * 1024
        ? $"{Math.Max(1, size / 1024).ToString(Plain)} KB"
        : Math.Round(size / 1048576m, 1, MidpointRounding.AwayFromZero).ToString("0.0", Plain) + " MB";
}
