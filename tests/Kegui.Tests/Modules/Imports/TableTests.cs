using System.Text;
using Kegui.Modules.Imports;
using Kegui.Ui;

namespace Kegui.Tests.Modules.Imports;

/// <summary>What a file is, and what stands in it.</summary>
public sealed class TableTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();
    private static readonly string[][] Two = [["客户名称", "手机"], ["宁波宏远机械有限公司", "13812345678"]];

    public static TheoryData<string, byte[]> Refused() => new()
    {
        { "empty", [] },
        { "empty", Encoding.UTF8.GetBytes("  \r\n") },
        { "no-rows", Sheets.Csv([Two[0]]) },
        { "pdf", Encoding.ASCII.GetBytes("%PDF-1.7\n%âã") },
        { "old-xls", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]] },
        { "encrypted", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600], .. Encoding.Unicode.GetBytes("EncryptedPackage"), 0, 0] },
        { "html", Encoding.UTF8.GetBytes("<html><table><tr><td>客户名称</td></tr></table></html>") },
        { "wrong-kind", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] },
        { "encoding", [0x81, 0x20, 0x2C, 0xFE, 0x0A, 0x81, 0x30, 0x20, 0x20] },
        { "truncated", Sheets.Xlsx(Two)[..200] },
        { "wrong-kind", Word() },
        { "xlsb", Sheets.Zip(("xl/workbook.bin", "x")) },
        { "truncated", Sheets.Zip(("xl/worksheets/sheet1.xml", Sheets.Sheet(Two)[..150])) },
        { "truncated", Sheets.Zip(("xl/worksheets/sheet1.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]>" + Sheets.Sheet(Two))) },
        { "bomb", Sheets.Zip(("xl/worksheets/sheet1.xml", Sheets.Sheet([Two[0], ["x", new string('a', 40_000_000)]]))) },
        { "open-quote", Encoding.UTF8.GetBytes("客户名称,手机\r\n甲公司,1\r\n\"乙公司,2\r\n丙公司,3") },
        { "too-many-columns", Sheets.Csv([Two[0], [.. Enumerable.Repeat("x", 201)]]) },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_bad_file_is_refused_by_name(string code, byte[] file)
    {
        File.WriteAllBytes(_path, file);
        Assert.Equal(code, Assert.Throws<TableRefused>(() => ImportSheet.Look(_path, new())).Code);
    }

    [Fact]
    public void Every_refusal_has_its_sentence_in_every_language()
    {
        var codes = Architecture.Source.Product.Where(f => f.Path.Contains("/Imports/Tables/")).SelectMany(f => Architecture.Source.Pattern(@"TableRefused\((?:Holds\(file, ""\w+""\) \? )?""([a-z-]+)""(?: : ""([a-z-]+)"")?").Matches(f.Text)).SelectMany(m => new[] { m.Groups[1].Value, m.Groups[2].Value }).Where(c => c.Length > 0).Distinct().ToList();
        Assert.True(codes.Count >= 12, string.Join(' ', codes));
        var texts = new System.Resources.ResourceManager(typeof(ImportsLabels));
        foreach (var language in new[] { "zh-CN", "en" })
            Assert.All(codes, c => Assert.NotNull(texts.GetString("problem.import-file-" + c, System.Globalization.CultureInfo.GetCultureInfo(language))));
    }

    [Theory]
    [InlineData("utf-8", true, ',')]
    [InlineData("utf-8", false, ';')]
    [InlineData("gb18030", false, ',')]
    [InlineData("gb18030", false, '|')]
    [InlineData("utf-16", true, '\t')]
    public void Encoding_and_separator_are_found_out(string encoding, bool mark, char separator)
    {
        File.WriteAllBytes(_path, Sheets.Csv(Two, encoding switch { "gb18030" => Sheets.Gb18030, "utf-16" => Encoding.Unicode, _ => new UTF8Encoding(true) }, separator, mark));
        var kind = TableFile.Sniff(_path);
        Assert.Equal((encoding, separator), (kind.Encoding, kind.Separator));
        using var table = TableFile.Open(_path, kind);
        Assert.Equal(Two, table.Rows().Select(r => r.Cells));
    }

    [Fact]
    public void Quotes_lines_within_cells_and_a_hash_are_text()
    {
        File.WriteAllText(_path, "name,note\n#1 Tools,\"two\nlines, \"\"said\"\"\"\n\n\"A\"BC,x");
        Assert.Equal([["name", "note"], ["#1 Tools", "two\nlines, \"said\""], [null], ["ABC", "x"]], Read().Select(r => r.Cells));
    }

    [Fact]
    public void A_cell_of_ten_thousand_characters_is_kept_and_a_longer_one_is_marked()
    {
        foreach (var file in new[] { Sheets.Csv([["a", "b"], [new string('x', 10_000), new string('y', 10_001)]]), Sheets.Xlsx([["a", "b"], [new string('x', 10_000), new string('y', 10_001)]]) })
        {
            File.WriteAllBytes(_path, file);
            var row = Read()[1];
            Assert.Equal((10_000, 10_000), (row.Cells[0]!.Length, row.Cells[1]!.Length));
            Assert.Equal([1], row.Cut);
        }
    }

    [Fact]
    public void Numbers_dates_formulas_and_phonetic_runs_of_a_workbook_read_as_people_see_them()
    {
        const string Sheet = """
            <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="3">
            <c r="A3"><v>1.3812345678E10</v></c><c r="B3" s="1"><v>46348</v></c><c r="C3"><f>HYPERLINK("http://example.com")</f><v>42</v></c>
            <c r="D3" t="s"><v>0</v></c><c r="F3" t="b"><v>1</v></c><c r="G3"><v>0.1</v></c></row></sheetData></worksheet>
            """;
        File.WriteAllBytes(_path, Sheets.Zip(("xl/worksheets/sheet1.xml", Sheet),
            ("xl/sharedStrings.xml", "<sst xmlns=\"x\"><si><r><t>宏</t></r><rPh sb=\"0\" eb=\"1\"><t>hong</t></rPh><r><t>远</t></r></si></sst>"),
            ("xl/styles.xml", "<styleSheet xmlns=\"x\"><numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;\"/></numFmts><cellStyleXfs><xf numFmtId=\"0\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>")));
        var row = Assert.Single(Read());
        Assert.Equal(3, row.Number);
        Assert.Equal(["13812345678", "2026-11-22", "42", "宏远", null, "TRUE", "0.1"], row.Cells);
    }

    [Fact]
    public void A_hidden_first_sheet_is_passed_over()
    {
        File.WriteAllBytes(_path, Sheets.Zip(
            ("xl/workbook.xml", "<workbook xmlns=\"m\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"H\" state=\"hidden\" r:id=\"rId1\"/><sheet name=\"S\" r:id=\"rId2\"/></sheets></workbook>"),
            ("xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"p\"><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Target=\"/xl/worksheets/sheet2.xml\"/></Relationships>"),
            ("xl/worksheets/sheet1.xml", Sheets.Sheet([["hidden"]])), ("xl/worksheets/sheet2.xml", Sheets.Sheet(Two))));
        Assert.Equal(Two, Read().Select(r => r.Cells));
    }

    [Fact]
    public void Headings_are_found_below_a_title_and_matched_in_both_languages()
    {
        File.WriteAllBytes(_path, Sheets.Csv([["2026 年客户一览表", "", ""], ["", "", ""], ["公司名称*", "Mobile", "自编号"], ["宏远", "138", "7"]]));
        var sheet = ImportSheet.Look(_path, new());
        Assert.Equal(3, sheet.HeaderRow);
        Assert.Equal(["name", "contactPhone", null], sheet.Columns.Select(c => c.Field));
        Assert.Equal(["7"], sheet.Columns[2].Samples);
    }

    [Fact]
    public void The_words_name_the_fields_of_the_door()
    {
        Assert.Equal(Kegui.Modules.Customers.CustomerImport.Fields.Order(), new ImportWords().Fields.Order());
        var texts = new System.Resources.ResourceManager(typeof(ImportsLabels));
        Assert.All(Kegui.Modules.Customers.CustomerImport.Fields, f => Assert.NotNull(texts.GetString("import.field." + f)));
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("＋1", "'＋1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("a=b", "a=b")]
    public void A_formula_is_neutralised_and_reads_back_as_it_was(string text, string written)
    {
        Assert.Equal(written, Neutral.Of(text));
        Assert.Equal(text, CellText.Clean(written));
    }

    private List<TableRow> Read()
    {
        using var table = TableFile.Open(_path, TableFile.Sniff(_path));
        return [.. table.Rows()];
    }

    private static byte[] Word()
    {
        using var memory = new MemoryStream();
        using (var zip = new System.IO.Compression.ZipArchive(memory, System.IO.Compression.ZipArchiveMode.Create, true)) zip.CreateEntry("word/document.xml");
        return memory.ToArray();
    }

    public void Dispose() => File.Delete(_path);
}
