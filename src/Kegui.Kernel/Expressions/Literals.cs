using System.Globalization;
using System.Text;

namespace Kegui.Kernel.Expressions;

/// <summary>How values are written: the one form that the parser reads back to the same value.</summary>
internal static class Literals
{
    /// <summary>Room for every decimal there is; no trailing zeros, so 1.50 and 1.5 print alike.</summary>
    private const string Plain = "0.############################";

    public static string Print(Value value) => value.Content switch
    {
        null => "missing",
        bool truth => truth ? "true" : "false",
        decimal share when value.Kind == ValueKind.Percent => Number(share * 100m) + "%",
        decimal number => Number(number),
        Money money => money.Yuan.ToString("0.00", CultureInfo.InvariantCulture) + " CNY",
        DateOnly date => Date(date),
        Period period => period.ToString(),
        string text when value.Kind == ValueKind.Text => Quote(text),
        string code => code,
        long id => "#" + id.ToString(CultureInfo.InvariantCulture),
        var other => throw new InvalidOperationException($"No value holds a {other.GetType().Name}."),
    };

    // Zero apart, since a decimal may be -0 and would print so.
    public static string Number(decimal number) => number == 0 ? "0" : number.ToString(Plain, CultureInfo.InvariantCulture);

    public static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var c in text)
        {
            if (c is '"' or '\\') quoted.Append('\\');
            quoted.Append(c);
        }

        return quoted.Append('"').ToString();
    }
}
