using System.Text;
using Kegui.Modules.Trade.Import;

namespace Kegui.Tests.Modules.Trade;

public sealed class LineReaderTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly ImportPlan Plan = new()
    {
        Columns = ImportFields.All.Select((f, i) => (f, i)).ToDictionary(c => c.f, c => c.i),
        Source = "erp",
        AdjustmentPrefix = "A",
        AdjustmentProducts = ["BANK"],
    };

    [Theory]
    [InlineData("1,2026-11-02,C1,,P,d,2,1.25,", "None", "2.5")]
    [InlineData("1,2026-11-02 08:26:00,C1,,P,d,2,1.25,", "None", "2.5")]
    [InlineData("1,2026年11月2日,C1,,P,d,2,1.25,", "None", "2.5")]
    [InlineData("1,2026/11/2 8:26,C1,,P,d,２,\"1,250.5\",", "None", "2501.0")]
    [InlineData("1,2026-11-02,C1,,P,d,2,1.25,2.40", "None", "2.40")]
    [InlineData("1,2026-11-02,C1,,P,d,,,2.40", "None", "2.40")]
    [InlineData("1,2026-11-02,,Name,P,d,2,1.25,", "None", "2.5")]
    [InlineData(",,,,,,,,", "EmptyLine", "0")]
    [InlineData("A1,2026-11-02,C1,,P,d,2,1.25,", "Adjustment", "2.5")]
    [InlineData("1,2026-11-02,C1,,bank,d,2,1.25,", "Adjustment", "2.5")]
    [InlineData("1,2026-11-02,,,P,d,2,1.25,", "NoCustomer", "2.5")]
    [InlineData("1,2026-11-02,,,P,d,2,0,", "NoCustomer", "0")]
    [InlineData("1,2026-11-02,C1,,P,d,2,0,", "ZeroAmount", "0")]
    [InlineData("1,2026-11-02,C1,,P,d,1,0.004,", "ZeroAmount", "0.004")]
    [InlineData(",2026-11-02,C1,,P,d,2,1.25,", "NoNumber", "2.5")]
    [InlineData("1,2026-02-30,C1,,P,d,2,1.25,", "BadDate", "2.5")]
    [InlineData("1,,C1,,P,d,2,1.25,", "BadDate", "2.5")]
    [InlineData("1,2026-11-24,C1,,P,d,2,1.25,", "FutureDate", "2.5")]
    [InlineData("1,2026-11-02,C1,,P,d,two,1.25,", "BadQuantity", "0")]
    [InlineData("1,2026-11-02,C1,,P,d,2,n/a,", "BadPrice", "0")]
    [InlineData("1,2026-11-02,C1,,P,d,2,1.25,x", "BadAmount", "0")]
    [InlineData("1,2026-11-02,C1,,P,d,2000000000,1.25,", "TooLarge", "0")]
    public void Every_line_has_its_first_reason(string row, string fate, string exact)
    {
        var line = One(row);
        Assert.Equal((fate, decimal.Parse(exact, null)), (line.Fate.ToString(), line.Exact));
    }

    [Fact]
    public void A_code_that_a_spreadsheet_made_a_number_loses_its_zero()
    {
        var line = One("536365.0,2026-11-02,17850.0,,85123A,d,1,1,");
        Assert.Equal(("536365", "17850", "85123A"), (line.Number, line.Customer, line.Product));
    }

    [Fact]
    public void Months_outside_the_plan_are_skipped() =>
        Assert.Equal(LineFate.OutsidePeriod, One("1,2026-10-31,C1,,P,d,1,1,", Plan with { FromMonth = 202611, ToMonth = 202611 }).Fate);

    [Fact]
    public void Text_is_read_as_utf_8_or_gb18030_and_nothing_else()
    {
        Assert.Equal("utf-8", EncodingOf(Encoding.UTF8.GetBytes("单号"), 1));
        Assert.Equal("gb18030", EncodingOf(EncodingWatch.Chinese().GetBytes("单号,日期"), 1));
        Assert.Null(EncodingOf([0xFF, 0xFF, 0x20], 3));
        Assert.Null(EncodingOf([0x41, 0xE5], 1));
    }

    // In pieces of a few bytes: a character may stand in two of them.
    private static string? EncodingOf(byte[] bytes, int piece)
    {
        var watch = new EncodingWatch();
        foreach (var part in bytes.Chunk(piece)) watch.See(part);
        return watch.Name();
    }

    [Fact]
    public void Headers_in_chinese_and_english_are_recognised()
    {
        var words = new HeaderWords();
        Assert.Equal(9, words.Guess(ImportKinds.Lines, ["单号", "日期", "客户编码", "客户名称", "产品编码", "品名", "数量", "单价", "金额"]).Columns.Count);
        var retail = words.Guess(ImportKinds.Lines, ["InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID", "Country"]);
        Assert.Equal((7, "retail", "A"), (retail.Columns.Count, retail.Source, retail.AdjustmentPrefix));
    }

    private static LineRead One(string row, ImportPlan? plan = null)
    {
        using var rows = new CsvReader(new StringReader($"number,date,customer,name,product,description,quantity,price,amount\n{row}\n"));
        Assert.True(rows.Next());
        return new LineReader(plan ?? Plan, Today).Read(rows);
    }
}
