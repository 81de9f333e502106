using System.IO.Compression;
using System.Text;
using Kegui.Kernel;

namespace Kegui.Tests.Kernel.Files;

public sealed class FileTypesTests
{
    [Fact]
    public void The_content_says_what_a_file_is_whatever_its_name_says()
    {
        Assert.Equal("png", Of("报告.exe", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0]));
        Assert.Equal("jpg", Of("x.png", [0xFF, 0xD8, 0xFF, 0xE0, 0]));
        Assert.Equal("pdf", Of("x", [.. "%PDF-1.7\n"u8]));
        Assert.Equal("webp", Of("x", [.. "RIFF"u8, 1, 0, 0, 0, .. "WEBPVP8 "u8]));
        Assert.Equal("xlsx", Of("x.docx", Zip("[Content_Types].xml", "xl/workbook.xml")));
        Assert.Equal("docx", Of("x.docx", Zip("[Content_Types].xml", "word/document.xml")));
    }

    [Fact]
    public void Programs_archives_macros_and_pages_dressed_up_are_not_taken()
    {
        Assert.Null(Of("x.pdf", [.. "MZ"u8, 0x90, 0, 3, 0]));
        Assert.Null(Of("x.xlsx", Zip("a.txt")));
        Assert.Null(Of("x.xlsx", Zip("[Content_Types].xml", "xl/workbook.xml", "xl/vbaProject.bin")));
        Assert.Null(Of("x.xlsx", [.. "PK\x03\x04"u8, 1, 2, 3]));
        Assert.Null(Of("x.doc", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0]));
        Assert.Null(Of("x.txt", [65, 0, 66]));
    }

    [Fact]
    public void A_page_or_an_svg_is_only_text_to_us()
    {
        Assert.Equal("txt", Of("x.html", [.. "<html><script>alert(1)</script>"u8]));
        Assert.Equal("txt", Of("x.svg", [.. "<svg xmlns='http://www.w3.org/2000/svg'/>"u8]));
        Assert.False(FileTypes.Of("txt").Shown);
    }

    [Fact]
    public void Chinese_text_is_text_in_utf8_and_in_gbk()
    {
        Assert.Equal("csv", Of("名单.csv", Encoding.UTF8.GetBytes("客户,电话\n宏远,1\n")));
        // "客户" in GBK, as the office program writes csv.
        Assert.Equal("csv", Of("名单.csv", [0xBF, 0xCD, 0xBB, 0xA7, (byte)',', (byte)'1']));
        Assert.Null(Of("x.csv", [0xBF, 0xCD, 0xBB]));
    }

    [Fact]
    public void A_character_cut_by_the_reading_buffer_does_not_spoil_a_text() =>
        Assert.Equal("txt", Of("x.txt", Encoding.UTF8.GetBytes("a" + new string('客', 60_000))));

    [Theory]
    [InlineData("合同.pdf", "合同.pdf")]
    [InlineData("../../etc/passwd", "passwd.pdf")]
    [InlineData("C:\\文件\\合同.PDF", "合同.pdf")]
    [InlineData("发票\u202Efdp.exe", "发票fdp.exe.pdf")]
    [InlineData("a\r\nSet-Cookie: x.pdf", "aSet-Cookie_ x.pdf")]
    [InlineData("...", "file.pdf")]
    [InlineData(null, "file.pdf")]
    public void A_name_is_made_harmless_and_ends_as_what_it_is(string? given, string name) =>
        Assert.Equal(name, FileNames.Clean(given, FileTypes.Of("pdf")));

    [Fact]
    public void A_long_name_is_cut_between_characters()
    {
        var name = FileNames.Clean(string.Concat(Enumerable.Repeat("𠮷", 100)) + ".pdf", FileTypes.Of("pdf"));
        Assert.True(name.Length <= 124);
        Assert.Equal(name, name.Normalize());
        Assert.DoesNotContain('\uFFFD', Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(name)));
    }

    [Fact]
    public void The_download_header_holds_any_name()
    {
        Assert.Equal("attachment; filename=\"__.pdf\"; filename*=UTF-8''%E5%90%88%E5%90%8C.pdf", FileNames.Disposition("合同.pdf", inline: false));
        Assert.Equal("inline; filename=\"a_b_.png\"; filename*=UTF-8''a%22b%25.png", FileNames.Disposition("a\"b%.png", inline: true));
    }

    private static string? Of(string name, byte[] content) => FileTypes.Sniff(new MemoryStream(content), name)?.Code;

    internal static byte[] Zip(params string[] entries)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var entry in entries) zip.CreateEntry(entry).Open().Dispose();
        return bytes.ToArray();
    }
}
