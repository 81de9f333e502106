using System.Globalization;
using Kegui.Kernel;

namespace Kegui.Ui;

// The readers: each takes a field's name, gives the value or null, and leaves an error beside the field when the text
// cannot be read. They never change what was typed.
public sealed partial class Form
{
    /// <summary>Trimmed; null when empty.</summary>
    public string? Text(string name, int max = 200, bool required = false)
    {
        var text = this[name].Trim();
        if (text.Length == 0) return Missing<string>(name, required);
        if (text.Length <= max) return text;
        Error(name, "error.tooLong", max, text.Length);
        return null;
    }

    public int? Int(string name, int min = 0, int max = int.MaxValue, bool required = false)
    {
        if (Half(name) is not { Length: > 0 } text) return MissingValue<int>(name, required);
        if (!Typing.TryNumber(text, out var n) || n != decimal.Truncate(n)) return Wrong<int>(name, "error.int");
        return InRange(name, n, min, max) ? (int)n : null;
    }

    public long? Long(string name, bool required = false)
    {
        if (Half(name) is not { Length: > 0 } text) return MissingValue<long>(name, required);
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n) ? n : Wrong<long>(name, "error.int");
    }

    public decimal? Decimal(string name, decimal min = 0, decimal max = 1_000_000_000_000m, int places = 4, bool required = false)
    {
        if (Half(name) is not { Length: > 0 } text) return MissingValue<decimal>(name, required);
        if (!Typing.TryNumber(text, out var n)) return Wrong<decimal>(name, "error.number");
        if (n != Math.Round(n, places, MidpointRounding.AwayFromZero)) return Wrong<decimal>(name, "error.places", places);
        return InRange(name, n, min, max) ? n : null;
    }

    /// <summary>Yuan as people write it: <c>1,234.50</c>, <c>12</c> with the sign for ten thousand or a hundred million, with or without the unit, full-width too.</summary>
    public Money? Money(string name, bool required = false, bool negative = false)
    {
        if (Half(name) is not { Length: > 0 } text) return MissingValue<Money>(name, required);
        if (!Typing.TryMoney(text, out var yuan)) return Wrong<Money>(name, "error.money");
        if (yuan != Math.Round(yuan, 2, MidpointRounding.AwayFromZero)) return Wrong<Money>(name, "error.fen");
        return InRange(name, yuan, negative ? -Typing.MostYuan : 0, Typing.MostYuan) ? Kernel.Money.FromYuan(yuan) : null;
    }

    /// <summary><c>2026-11-22</c>, <c>2026/11/22</c>, <c>2026.11.22</c>, <c>20261122</c>, with Chinese signs, full-width; <c>11-22</c> is this year.</summary>
    public DateOnly? Date(string name, bool required = false, DateOnly? from = null, DateOnly? to = null)
    {
        if (Half(name) is not { Length: > 0 } text) return MissingValue<DateOnly>(name, required);
        if (!Typing.TryDate(text, Today, out var date)) return Wrong<DateOnly>(name, "error.date");
        if (date < from) return Wrong<DateOnly>(name, "error.dateFrom", Formats.Date(from.Value));
        return date > to ? Wrong<DateOnly>(name, "error.dateTo", Formats.Date(to.Value)) : date;
    }

    public bool Bool(string name) => Raw(name).Any(v => v is "true" or "on" or "1");

    /// <summary>One of the allowed codes.</summary>
    public string? Choice(string name, IEnumerable<string> allowed, bool required = false)
    {
        var code = this[name];
        if (code.Length == 0) return Missing<string>(name, required, "error.choose");
        if (allowed.Contains(code, StringComparer.Ordinal)) return code;
        Error(name, "error.choice");
        return null;
    }

    /// <summary>Any of the allowed codes, each once, in the order sent.</summary>
    public IReadOnlyList<string> Choices(string name, IEnumerable<string> allowed, bool required = false)
    {
        var codes = Raw(name).OfType<string>().Where(c => c.Length > 0).Distinct(StringComparer.Ordinal).ToArray();
        if (codes.Length == 0) Missing<string>(name, required, "error.choose");
        if (codes.Except(allowed, StringComparer.Ordinal).Any()) Error(name, "error.choice");
        return codes;
    }

    private string Half(string name) => Typing.HalfWidth(this[name]).Trim();

    private bool InRange(string name, decimal value, decimal min, decimal max)
    {
        if (value < min) Error(name, "error.min", Formats.Number(min));
        else if (value > max) Error(name, "error.max", Formats.Number(max));
        else return true;
        return false;
    }

    private T? Missing<T>(string name, bool required, string message = "error.required") where T : class
    {
        if (required) Error(name, message);
        return null;
    }

    private T? MissingValue<T>(string name, bool required) where T : struct
    {
        if (required) Error(name, "error.required");
        return null;
    }

    private T? Wrong<T>(string name, string message, params object?[] about) where T : struct
    {
        Error(name, message, about);
        return null;
    }
}
