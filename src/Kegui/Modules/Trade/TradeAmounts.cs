using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Kegui.Modules.Trade;

/// <summary>One line as values, before it has an id.</summary>
internal readonly record struct LineValues(string? Product, long QuantityMicro, long UnitPriceMicro, long AmountFen);

/// <summary>How amounts of trade are computed: each line on its own, half up to the fen, the document by adding them.</summary>
internal static class TradeAmounts
{
    /// <summary>Beyond this a line is a slip of the hand: a billion units, ten billion yuan.</summary>
    public const decimal MostQuantity = 1_000_000_000m;
    public const decimal MostYuan = 10_000_000_000m;
    private const decimal Million = 1_000_000m;

    public static long Fen(decimal yuan) => (long)Math.Round(yuan * 100m, 0, MidpointRounding.AwayFromZero);

    public static long Fen(decimal quantity, decimal unitPrice) => Fen(quantity * unitPrice);

    /// <summary>Finer parts than a millionth are rounded; the amount is computed from the value as given.</summary>
    public static long ToMicro(decimal value) => (long)Math.Round(value * Million, 0, MidpointRounding.AwayFromZero);

    public static decimal FromMicro(long micro) => micro / Million;

    public static int MonthOf(DateOnly date) => date.Year * 100 + date.Month;

    /// <summary>The first day of a month written as 202611.</summary>
    public static DateOnly FirstDay(int month) => new(month / 100, month % 100, 1);

    /// <summary>The same for the same date and lines, in whatever order the lines come. Without the customer, who may be merged into another.</summary>
    public static long HashOf(DateOnly on, IEnumerable<LineValues> lines)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{on:yyyyMMdd}");
        foreach (var line in lines.OrderBy(l => l.Product, StringComparer.Ordinal).ThenBy(l => l.QuantityMicro).ThenBy(l => l.UnitPriceMicro).ThenBy(l => l.AmountFen))
            text.Append(CultureInfo.InvariantCulture, $"\n{line.Product}|{line.QuantityMicro}|{line.UnitPriceMicro}|{line.AmountFen}");
        return BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
