using Kegui.Modules.Trade;
using Kegui.Modules.Trade.Import;

namespace Kegui.Tests.Modules.Trade;

public sealed class TradeAmountsTests
{
    [Theory]
    [InlineData("1", "0.125", 13)]
    [InlineData("-1", "0.125", -13)]
    [InlineData("3", "0.335", 101)]
    [InlineData("6", "2.55", 1530)]
    [InlineData("1", "0.004", 0)]
    [InlineData("0.333333", "3", 100)]
    public void A_line_is_rounded_half_away_from_zero(string quantity, string price, long fen) =>
        Assert.Equal(fen, TradeAmounts.Fen(decimal.Parse(quantity, null), decimal.Parse(price, null)));

    [Fact]
    public void Two_half_fen_lines_are_two_whole_fen_because_each_is_rounded_alone() =>
        Assert.Equal(2, TradeAmounts.Fen(1, 0.005m) + TradeAmounts.Fen(1, 0.005m));

    [Fact]
    public void Prices_keep_six_decimals() => Assert.Equal(2.991379m, TradeAmounts.FromMicro(TradeAmounts.ToMicro(2.9913793103m)));

    [Fact]
    public void The_digest_ignores_the_order_of_lines_and_sees_every_change()
    {
        var (a, b) = (new LineValues("P1", 1_000_000, 2_550_000, 255), new LineValues("P2", 2_000_000, 1_000_000, 200));
        var on = new DateOnly(2026, 11, 2);
        var hash = TradeAmounts.HashOf(on, [a, b]);
        Assert.Equal(hash, TradeAmounts.HashOf(on, [b, a]));
        Assert.NotEqual(hash, TradeAmounts.HashOf(on.AddDays(1), [a, b]));
        Assert.NotEqual(hash, TradeAmounts.HashOf(on, [a, b with { AmountFen = 201 }]));
        Assert.NotEqual(hash, TradeAmounts.HashOf(on, [a, b with { QuantityMicro = 2_000_001 }]));
    }

    [Theory]
    [InlineData(0, "notDue")]
    [InlineData(1, "to30")]
    [InlineData(30, "to30")]
    [InlineData(31, "to60")]
    [InlineData(61, "to90")]
    [InlineData(91, "over90")]
    public void Age_bands_begin_the_day_after(int late, string band) => Assert.Equal(band, TradeQueries.BandOf(late));

    [Fact]
    public void Twelve_complete_months_end_with_the_month_before()
    {
        var year = YearOfMonths.Before(new(2026, 11, 23));
        Assert.Equal((202511, 202610), (year.First, year.Last));
        Assert.Equal((new DateOnly(2025, 11, 1), new DateOnly(2026, 10, 31)), (year.FirstDay, year.LastDay));
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("-6", "-6")]
    [InlineData("-cmd", "'-cmd")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"x\"", "\"say \"\"x\"\"\"")]
    public void Exported_cells_are_no_formulas(string text, string cell) => Assert.Equal(cell, ImportFiles.Cell(text));

    [Fact]
    public void A_pasted_table_names_its_bad_row()
    {
        Assert.Equal(("C000001", (int?)null), (ForeignCodeTable.Read("17850\tC000001\n\n13047,C000002").Codes["17850"], ForeignCodeTable.Read("17850\tC000001").BadRow));
        Assert.Equal(2, ForeignCodeTable.Read("17850,C000001\n13047").BadRow);
        Assert.Equal(2, ForeignCodeTable.Read("17850,C000001\n17850,C000002").BadRow);
    }
}
