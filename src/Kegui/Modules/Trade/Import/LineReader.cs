using System.Globalization;
using Kegui.Ui;

namespace Kegui.Modules.Trade.Import;

/// <summary>One line as read, with the first reason for which it cannot be imported as it is.</summary>
internal readonly record struct LineRead(LineFate Fate, string Number, string Customer, string CustomerName, string Product, string Description, DateOnly On, decimal Quantity, decimal UnitPrice, decimal Exact);

/// <summary>
/// Reads one row by the plan. Pure. The order of the checks is the order of reasons: what cannot be read is refused, then what is no
/// trade with a customer is skipped. Customers and earlier documents are judged later, by <see cref="Staging"/>.
/// </summary>
internal sealed class LineReader(ImportPlan plan, DateOnly today)
{
    internal const int MostCode = 60;
    private const int MostText = 200;
    private readonly int _number = plan.Column(ImportFields.Number) ?? -1;
    private readonly int _date = plan.Column(ImportFields.Date) ?? -1;
    private readonly int _customer = plan.Column(ImportFields.Customer) ?? -1;
    private readonly int _name = plan.Column(ImportFields.CustomerName) ?? -1;
    private readonly int _product = plan.Column(ImportFields.Product) ?? -1;
    private readonly int _description = plan.Column(ImportFields.Description) ?? -1;
    private readonly int _quantity = plan.Column(ImportFields.Quantity) ?? -1;
    private readonly int _price = plan.Column(ImportFields.Price) ?? -1;
    private readonly int _amount = plan.Column(ImportFields.Amount) ?? -1;
    private readonly HashSet<string> _adjustments = new(plan.AdjustmentProducts, StringComparer.OrdinalIgnoreCase);

    public LineRead Read(RowReader row)
    {
        var line = new LineRead(LineFate.None, Code(At(row, _number)), Code(At(row, _customer)), At(row, _name), Code(At(row, _product)), Cut(At(row, _description)), default, 0, 0, 0);
        if (Empty(row)) return line with { Fate = LineFate.EmptyLine };
        line = Amounts(row, line);
        if (line.Fate != LineFate.None) return line;
        if (line.Number.Length == 0) return line with { Fate = LineFate.NoNumber };
        if (line.Number.Length > MostCode || line.Customer.Length > MostCode || line.Product.Length > MostCode || line.CustomerName.Length > 100) return line with { Fate = LineFate.TooLong };
        if (!TryDate(At(row, _date), out var on)) return line with { Fate = LineFate.BadDate };
        line = line with { On = on };
        return line with { Fate = FateOf(line) };
    }

    private LineFate FateOf(LineRead line)
    {
        if (line.On > today) return LineFate.FutureDate;
        if (plan.AdjustmentPrefix.Length > 0 && line.Number.StartsWith(plan.AdjustmentPrefix, StringComparison.OrdinalIgnoreCase)) return LineFate.Adjustment;
        if (_adjustments.Contains(line.Product)) return LineFate.Adjustment;
        var month = TradeAmounts.MonthOf(line.On);
        if (month < plan.FromMonth || month > plan.ToMonth) return LineFate.OutsidePeriod;
        if (line.Customer.Length == 0 && line.CustomerName.Length == 0) return LineFate.NoCustomer;
        return TradeAmounts.Fen(line.Exact) == 0 ? LineFate.ZeroAmount : LineFate.None;
    }

    // An amount column rules (discounts); quantity and price then only describe, and either may be missing.
    private LineRead Amounts(RowReader row, LineRead line)
    {
        var (quantityText, priceText, amountText) = (At(row, _quantity), At(row, _price), At(row, _amount));
        var (quantity, price) = (1m, 0m);
        decimal? amount = null;
        if (amountText.Length > 0)
        {
            if (!TryNumber(amountText, out var value)) return line with { Fate = LineFate.BadAmount };
            amount = value;
        }
        if (quantityText.Length == 0 ? amount is null : !TryNumber(quantityText, out quantity)) return line with { Fate = LineFate.BadQuantity };
        if (priceText.Length > 0 ? !TryNumber(priceText, out price) : amount is null) return line with { Fate = LineFate.BadPrice };
        if (Math.Abs(quantity) > TradeAmounts.MostQuantity || Math.Abs(price) > TradeAmounts.MostYuan) return line with { Fate = LineFate.TooLarge };
        if (priceText.Length == 0 && amount is { } whole && quantity != 0) price = whole / quantity;
        var exact = amount ?? quantity * price;
        return Math.Abs(exact) > TradeAmounts.MostYuan || Math.Abs(price) > TradeAmounts.MostYuan
            ? line with { Fate = LineFate.TooLarge }
            : line with { Quantity = quantity, UnitPrice = price, Exact = exact };
    }

    internal static bool Empty(RowReader row)
    {
        for (var i = 0; i < row.FieldCount; i++)
            if (row.Field(i).Length > 0) return false;
        return true;
    }

    internal static string At(RowReader row, int column) => column < 0 ? "" : row.Field(column);

    /// <summary>Spreadsheets turn a code of digits into a number: <c>17850.0</c> is 17850.</summary>
    internal static string Code(string text) =>
        text.EndsWith(".0", StringComparison.Ordinal) && text.AsSpan(0, text.Length - 2).IndexOfAnyExceptInRange('0', '9') < 0 ? text[..^2] : text;

    internal static string Cut(string text) => text.Length <= MostText ? text : text[..MostText];

    internal static bool TryNumber(string text, out decimal number) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number)
        || Typing.TryMoney(Typing.HalfWidth(text), out number);

    internal static bool TryDate(string text, out DateOnly date)
    {
        if (text.Length == 10 || text.Length > 10 && text[10] is ' ' or 'T')
            if (DateOnly.TryParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date)) return date >= TradeRules.Earliest;
        var cut = text.IndexOf(' ', StringComparison.Ordinal);
        return Typing.TryDate(Typing.HalfWidth(cut > 0 ? text[..cut] : text), null, out date) && date >= TradeRules.Earliest;
    }
}
