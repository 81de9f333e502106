using System.Globalization;

namespace Kegui.Modules.Imports;

/// <summary>Which cell styles show a number as a date, and how numbers are written as text.</summary>
internal sealed class XlsxStyles(IReadOnlyList<bool> dates)
{
    private static readonly CultureInfo Text = CultureInfo.InvariantCulture;

    public bool IsDate(string? style) => int.TryParse(style, NumberStyles.None, Text, out var i) && i < dates.Count && dates[i];

    /// <summary>Built-in formats of dates, the Chinese ones among them, or a written format with year or month signs outside quotes.</summary>
    public static bool IsDateFormat(int id, string? format)
    {
        if (id is >= 14 and <= 22 or >= 27 and <= 36 or >= 45 and <= 47 or >= 50 and <= 58) return true;
        if (format is null) return false;
        var (quoted, bracket) = (false, false);
        for (var i = 0; i < format.Length; i++)
        {
            var c = format[i];
            if (c == '\\') i++;
            else if (c == '"') quoted = !quoted;
            else if (c == '[') bracket = true;
            else if (c == ']') bracket = false;
            else if (!quoted && !bracket && c is 'y' or 'Y' or 'd' or 'D') return true;
        }
        return false;
    }

    /// <summary>A phone number comes as 13812345678 and never as 1.38E+10; a date as 2026-11-22.</summary>
    public static string Plain(string value, bool date, bool from1904)
    {
        if (!decimal.TryParse(value, NumberStyles.Float, Text, out var number)) return value;
        if (date && number is > 0 and < 2_958_466) return Date(number, from1904);
        return number.ToString("0.############################", Text);
    }

    private static string Date(decimal serial, bool from1904)
    {
        var days = (int)decimal.Truncate(serial);
        // The program of 1985 took 1900 for a leap year; everybody kept it.
        var day = from1904 ? new DateOnly(1904, 1, 1).AddDays(days) : new DateOnly(1899, 12, days < 60 ? 31 : 30).AddDays(days);
        return day.ToString("yyyy-MM-dd", Text);
    }
}
