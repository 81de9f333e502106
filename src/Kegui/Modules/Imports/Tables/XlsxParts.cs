using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Kegui.Modules.Imports;

/// <summary>The parts of an .xlsx: which sheet is first, its texts and styles, under limits.</summary>
internal static class XlsxParts
{
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const long SmallEntry = 4 << 20;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = false,
        MaxCharactersInDocument = TableLimits.Unpacked,
        CloseInput = true,
    };

    public static void Check(ZipArchive zip)
    {
        if (zip.Entries.Count > TableLimits.Entries) throw new TableRefused("bomb");
        if (zip.GetEntry("EncryptedPackage") is not null) throw new TableRefused("encrypted");
        if (zip.GetEntry("xl/workbook.bin") is not null) throw new TableRefused("xlsb");
        if (zip.GetEntry("xl/workbook.xml") is null) throw new TableRefused("wrong-kind");
        if (zip.Entries.Sum(e => e.Length) > TableLimits.Unpacked
            || zip.Entries.Any(e => e.Length > SmallEntry && e.Length / Math.Max(1, e.CompressedLength) > TableLimits.Ratio)) throw new TableRefused("bomb");
        if (zip.Entries.Any(e => e.IsEncrypted)) throw new TableRefused("encrypted");
    }

    // What the archive says of its sizes may be a lie: the stream counts for itself.
    public static XmlReader Read(ZipArchiveEntry entry) =>
        XmlReader.Create(new CountedStream(entry.Open(), Math.Max(SmallEntry, entry.CompressedLength * TableLimits.Ratio)), Settings);

    public static (ZipArchiveEntry Sheet, bool From1904) FirstSheet(ZipArchive zip)
    {
        string? id = null;
        var from1904 = false;
        using (var book = Read(zip.GetEntry("xl/workbook.xml")!))
        {
            while (book.Read())
            {
                if (book.NodeType != XmlNodeType.Element) continue;
                if (book.LocalName == "workbookPr") from1904 = book.GetAttribute("date1904") is "1" or "true";
                if (book.LocalName == "sheet" && book.GetAttribute("state") is null or "visible") id ??= book.GetAttribute("id", Relations) ?? book.GetAttribute("r:id");
            }
        }
        return (id is null ? null : SheetOf(zip, id)) is { } sheet ? (sheet, from1904)
            : zip.GetEntry("xl/worksheets/sheet1.xml") is { } first ? (first, from1904)
            : throw new TableRefused("no-sheet");
    }

    private static ZipArchiveEntry? SheetOf(ZipArchive zip, string id)
    {
        if (zip.GetEntry("xl/_rels/workbook.xml.rels") is not { } entry) return null;
        using var reader = Read(entry);
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element || reader.GetAttribute("Id") != id || reader.GetAttribute("Target") is not { } target) continue;
            return zip.GetEntry(target.StartsWith('/') ? target[1..] : "xl/" + target);
        }
        return null;
    }

    public static List<string?> Strings(ZipArchive zip)
    {
        var found = new List<string?>();
        if (zip.GetEntry("xl/sharedStrings.xml") is not { } entry) return found;
        using var reader = Read(entry);
        while (reader.Read())
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "si") found.Add(Rich(reader));
        return found;
    }

    public static XlsxStyles Styles(ZipArchive zip)
    {
        if (zip.GetEntry("xl/styles.xml") is not { } entry) return new([]);
        var formats = new Dictionary<int, string>();
        var dates = new List<bool>();
        using var reader = Read(entry);
        var inside = false;
        while (reader.Read())
        {
            if (reader.LocalName == "cellXfs") inside = reader.NodeType == XmlNodeType.Element && !reader.IsEmptyElement;
            if (reader.NodeType != XmlNodeType.Element) continue;
            if (reader.LocalName == "numFmt" && int.TryParse(reader.GetAttribute("numFmtId"), out var custom)) formats[custom] = reader.GetAttribute("formatCode") ?? "";
            if (inside && reader.LocalName == "xf" && int.TryParse(reader.GetAttribute("numFmtId"), out var id)) dates.Add(XlsxStyles.IsDateFormat(id, formats.GetValueOrDefault(id)));
        }
        return new(dates);
    }

    /// <summary>The text of an element with runs; readings above the characters (phonetic runs) are left out.</summary>
    public static string? Rich(XmlReader reader)
    {
        if (reader.IsEmptyElement) return null;
        var (end, depth) = (reader.LocalName, reader.Depth);
        string? text = null;
        StringBuilder? joined = null;
        var phonetic = false;
        while (reader.Read() && !(reader.NodeType == XmlNodeType.EndElement && reader.LocalName == end && reader.Depth == depth))
        {
            if (reader.LocalName == "rPh") phonetic = reader.NodeType == XmlNodeType.Element && !reader.IsEmptyElement;
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "t" || phonetic) continue;
            var piece = Inner(reader);
            if (text is null) text = piece;
            else (joined ??= new StringBuilder(text)).Append(piece);
        }
        return joined?.ToString() ?? text;
    }

    /// <summary>The text inside an element, up to a little more than a cell may hold.</summary>
    public static string Inner(XmlReader reader)
    {
        if (reader.IsEmptyElement) return "";
        var depth = reader.Depth;
        var text = "";
        while (reader.Read() && reader.Depth > depth)
            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace && text.Length <= TableLimits.Cell)
                text = text.Length == 0 ? reader.Value : text + reader.Value;
        return text;
    }

    /// <summary>The last row of <c>A1:Q10001</c>.</summary>
    public static int? RowOf(string? range)
    {
        var last = range?.Split(':')[^1].TrimStart([.. "ABCDEFGHIJKLMNOPQRSTUVWXYZ$"]);
        return int.TryParse(last, out var row) ? row : null;
    }

    /// <summary>0 for <c>A7</c>; null when there is no reference.</summary>
    public static int? ColumnOf(string? reference)
    {
        if (string.IsNullOrEmpty(reference)) return null;
        var column = 0;
        foreach (var c in reference)
        {
            if (c is < 'A' or > 'Z' || column > 100_000) break;
            column = column * 26 + c - 'A' + 1;
        }
        return column == 0 ? null : column - 1;
    }
}
