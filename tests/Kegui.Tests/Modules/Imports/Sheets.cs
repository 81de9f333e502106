using System.IO.Compression;
using System.Security;
using System.Text;

namespace Kegui.Tests.Modules.Imports;

/// <summary>Writes rows as people hand them over.</summary>
internal static class Sheets
{
    public static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    public static byte[] Csv(IEnumerable<string[]> rows, Encoding? encoding = null, char separator = ',', bool mark = true)
    {
        var text = string.Join("\r\n", rows.Select(r => string.Join(separator, r.Select(c => c.AsSpan().IndexOfAny(['"', separator, '\n']) < 0 ? c : $"\"{c.Replace("\"", "\"\"")}\""))));
        encoding ??= new UTF8Encoding(mark);
        return [.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes(text)];
    }

    public static byte[] Xlsx(IEnumerable<string[]> rows) => Zip(("xl/worksheets/sheet1.xml", Sheet(rows)));

    public static string Sheet(IEnumerable<string[]> rows) =>
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
        + string.Concat(rows.Select((r, n) => $"<row r=\"{n + 1}\">{string.Concat(r.Select((c, i) => c.Length == 0 ? "" : $"<c r=\"{(char)('A' + i)}{n + 1}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape(c)}</t></is></c>"))}</row>"))
        + "</sheetData></worksheet>";

    /// <summary>A workbook of one sheet, with these parts in place of or beside the usual ones.</summary>
    public static byte[] Zip(params (string Name, string Text)[] parts)
    {
        (string Name, string Text)[] usual =
        [
            ("xl/workbook.xml", "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"),
            ("xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/></Relationships>"),
        ];
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in usual.Where(u => parts.All(p => p.Name != u.Name)).Concat(parts))
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(text);
            }
        }
        return memory.ToArray();
    }
}
