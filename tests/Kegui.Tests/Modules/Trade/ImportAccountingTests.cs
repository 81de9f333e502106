using System.Globalization;
using System.Text;
using Kegui.Kernel;
using Kegui.Modules.Trade;
using Kegui.Modules.Trade.Import;
using Kegui.Tests.World;
using Microsoft.EntityFrameworkCore;
using MiniExcelLibs;

namespace Kegui.Tests.Modules.Trade;

/// <summary>Every line of the sample with all oddities is accounted for, and the sums are those of the file.</summary>
[Trait("Db", "both")]
public sealed class ImportAccountingTests
{
    [Fact]
    public async Task Lines_and_sums_are_those_computed_straight_from_the_file()
    {
        await using var world = await TradeWorld.Open();
        var id = await world.Upload(Sample());
        await world.Try(id, p => p with { Unknown = UnknownChoices.Create });
        var result = await world.Run(id);
        var rows = Rows();
        Assert.Equal(rows.Count, result.Lines);
        Assert.Equal(rows.Count, result.Tallies.Sum(t => t.Lines));
        Assert.Equal(rows.Where(Readable).Sum(r => Number(r[3])!.Value * Number(r[5])!.Value), result.Tallies.Where(t => !Fates.WithoutAmount(t.Fate)).Sum(t => t.Exact));

        // What a bookkeeper would take, told anew: a customer, goods, money, and no broken line in the document.
        string[] broken = ["900001", "900002", "900003", "900004", "900005", "900006"];
        var taken = rows.Where(r => Readable(r) && r[0].Length is > 0 and < 60 && !broken.Contains(r[0]) && !r[0].StartsWith('A')
            && r[1] is not ("B" or "BANK CHARGES" or "AMAZONFEE") && (r[6].Length > 0 || r[0] == "900007") && Fen(r) != 0).ToList();
        Assert.Equal((taken.Count, taken.Sum(Fen)), (result.Sum(Fates.Imported).Lines, result.Sum(Fates.Imported).Fen));
        var returns = result.Tallies.Single(t => t.Fate == LineFate.Return);
        Assert.Equal((taken.Count(r => r[0][0] == 'C'), taken.Where(r => r[0][0] == 'C').Sum(Fen)), (returns.Lines, returns.Fen));
        Assert.True(returns.Lines > 0);

        var stored = await world.Read(async db => (await db.Whole<TradeLine>(Actor.System).CountAsync(), await db.Whole<TradeLine>(Actor.System).SumAsync(l => l.AmountFen)));
        Assert.Equal((taken.Count, taken.Sum(Fen)), stored);
        Assert.Equal(taken.Select(r => r[0]).Distinct().Order(StringComparer.Ordinal), (await world.Documents()).Select(d => d.Number).Order(StringComparer.Ordinal));
        Assert.Equal(taken.Sum(Fen), (await world.Months()).Sum(m => m.VolumeFen));
        await world.MonthsAreRight();
    }

    [Fact]
    public async Task Each_broken_line_is_refused_for_its_reason_and_takes_its_document_with_it()
    {
        await using var world = await TradeWorld.Open();
        var result = await world.Try(await world.Upload(Sample()), p => p with { Unknown = UnknownChoices.Create });
        var refused = result.Tallies.Where(t => t.Group == Fates.Refused).ToDictionary(t => t.Code, t => t.Lines);
        Assert.Equal(new Dictionary<string, int>
        {
            ["noNumber"] = 1, ["tooLong"] = 1, ["badDate"] = 1, ["futureDate"] = 1, ["badQuantity"] = 1, ["badPrice"] = 1, ["tooLarge"] = 1, ["twoCustomers"] = 1, ["incompleteDocument"] = 2,
        }, refused);
        Assert.Equal(1, result.Tallies.Single(t => t.Fate == LineFate.EmptyLine).Lines);
        Assert.Empty(await world.Documents());
    }

    [Fact]
    public async Task The_list_of_lines_says_how_each_ended()
    {
        await using var world = await TradeWorld.Open();
        var id = await world.Upload(Sample());
        await world.Try(id, p => p with { Unknown = UnknownChoices.Create });
        var result = await world.Run(id);
        using var browser = await world.World.As(Cast.Finance);
        var all = await (await browser.Api(HttpMethod.Get, $"/trade/imports/{id}/lines.csv")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(result.Lines + 1, all.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        var refused = await (await browser.Api(HttpMethod.Get, $"/api/v1/trade-imports/{id}/lines?group=refused")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(result.Sum(Fates.Refused).Lines + 1, refused.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("数量读不出,Quantity,,900002,10001,TEXT FOR A NUMBER", refused, StringComparison.Ordinal);
        await browser.Open($"/trade/imports/{id}");
        Assert.Contains("逐行去向", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chinese_headers_in_gb18030_and_a_workbook_give_the_same()
    {
        await using var world = await TradeWorld.Open();
        string[] header = ["单号", "日期", "客户编码", "客户名称", "产品编码", "品名", "数量", "单价", "金额"];
        object[][] rows = [["S-1", "2026-10-08", "K7", "甬江泵业", "P1", "水泵", 3m, 0.335m, null!], ["S-1", "2026-10-08", "K7", "甬江泵业", "P2", "阀门", 2m, 10m, 19m]];
        var text = string.Join('\n', [string.Join(',', header), .. rows.Select(r => string.Join(',', r.Select(c => Convert.ToString(c, CultureInfo.InvariantCulture))))]);
        var first = await world.Upload(EncodingWatch.Chinese().GetBytes(text));
        Assert.Equal("gb18030", (await world.Import(first)).Encoding);
        await world.Try(first, p => p with { Unknown = UnknownChoices.Create });
        await world.Run(first);
        var document = Assert.Single(await world.Documents());
        Assert.Equal((101L + 1900, "erp"), (document.AmountFen, document.Source));

        using var sheet = new MemoryStream();
        await MiniExcel.SaveAsAsync(sheet, rows.Select(r => header.Zip(r).ToDictionary(c => c.First, c => (object)c.Second)), cancellationToken: TestContext.Current.CancellationToken);
        var second = await world.Try(await world.Upload(sheet.ToArray(), name: "lines.xlsx"));
        Assert.Equal(2, second.Tallies.Single(t => t.Fate == LineFate.RecordedAlready).Lines);
    }

    private static bool Readable(string[] row) => Number(row[3]) is { } quantity && quantity < 1_000_000_000 && Number(row[5]) is not null;

    private static decimal? Number(string text) => decimal.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static long Fen(string[] row) => (long)Math.Round(Number(row[3])!.Value * Number(row[5])!.Value * 100, MidpointRounding.AwayFromZero);

    private static byte[] Sample()
    {
        using var stream = typeof(ImportAccountingTests).Assembly.GetManifestResourceStream("Kegui.Tests.Modules.Trade.order-lines.csv")!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    // A reader of its own: eight columns, quotes only around descriptions.
    private static List<string[]> Rows() => [.. Encoding.UTF8.GetString(Sample()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line =>
    {
        var quote = line.IndexOf('"', StringComparison.Ordinal);
        if (quote < 0) return line.Split(',');
        var end = line.LastIndexOf('"');
        return [.. line[..quote].Split(',')[..^1], line[(quote + 1)..end], .. line[(end + 2)..].Split(',')];
    })];
}
