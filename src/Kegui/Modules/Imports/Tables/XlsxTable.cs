using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace Kegui.Modules.Imports;

/// <summary>
/// The first visible sheet of an .xlsx, streamed. Own reader instead of a library's because everything here is hostile until shown
/// otherwise: sizes are counted while unpacking, no DTD is read, a formula is never more than its last value, and a phone number
/// stays the digits that stand in the file.
/// </summary>
internal sealed class XlsxTable : ITable
{
    private readonly ZipArchive _zip;
    private readonly List<string?> _strings;
    private readonly XlsxStyles _styles;
    private readonly ZipArchiveEntry _sheet;
    private readonly bool _from1904;

    /// <exception cref="TableRefused"/>
    public XlsxTable(string path)
    {
        var file = File.OpenRead(path);
        try
        {
            _zip = new ZipArchive(file, ZipArchiveMode.Read);
            XlsxParts.Check(_zip);
            (_sheet, _from1904) = XlsxParts.FirstSheet(_zip);
            _strings = XlsxParts.Strings(_zip);
            _styles = XlsxParts.Styles(_zip);
        }
        catch (Exception broken) when (broken is InvalidDataException or XmlException or EndOfStreamException or IOException)
        {
            file.Dispose();
            throw new TableRefused("truncated");
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public int? Estimate { get; private set; }

    public IEnumerable<TableRow> Rows()
    {
        using var reader = XlsxParts.Read(_sheet);
        var last = 0;
        for (var count = 0; ; count++)
        {
            var row = Guarded(() => NextRow(reader, last));
            if (row is null) yield break;
            if (count > TableLimits.Rows) throw new TableRefused("too-many-rows", TableLimits.Rows);
            last = row.Number;
            yield return row;
        }
    }

    private static TableRow? Guarded(Func<TableRow?> read)
    {
        try
        {
            return read();
        }
        catch (Exception broken) when (broken is InvalidDataException or XmlException or EndOfStreamException)
        {
            throw new TableRefused("truncated");
        }
    }

    private TableRow? NextRow(XmlReader reader, int last)
    {
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element) continue;
            if (reader.LocalName == "dimension") Estimate = XlsxParts.RowOf(reader.GetAttribute("ref"));
            if (reader.LocalName != "row") continue;
            var number = int.TryParse(reader.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var r) && r > last ? r : last + 1;
            return Row(reader, number);
        }
        return null;
    }

    private TableRow Row(XmlReader reader, int number)
    {
        var cells = new List<string?>(24);
        List<int>? cut = null;
        if (reader.IsEmptyElement) return new(number, []);
        var length = 0;
        while (reader.Read() && !(reader.NodeType == XmlNodeType.EndElement && reader.LocalName == "row"))
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "c") continue;
            var at = XlsxParts.ColumnOf(reader.GetAttribute("r")) ?? cells.Count;
            if (at >= TableLimits.Columns) throw new TableRefused("too-many-columns", TableLimits.Columns, number);
            while (cells.Count <= at) cells.Add(null);
            var raw = Value(reader);
            if (raw?.Length > TableLimits.Cell)
            {
                (cut ??= []).Add(at);
                raw = raw[..TableLimits.Cell];
            }
            if ((length += raw?.Length ?? 0) > TableLimits.Row) throw new TableRefused("row-too-long", number);
            cells[at] = raw is null ? null : CellText.Clean(raw);
        }
        return new(number, [.. cells]) { Cut = cut ?? [] };
    }

    private string? Value(XmlReader reader)
    {
        var type = reader.GetAttribute("t");
        var style = reader.GetAttribute("s");
        if (reader.IsEmptyElement) return null;
        string? value = null;
        while (reader.Read() && !(reader.NodeType == XmlNodeType.EndElement && reader.LocalName == "c"))
        {
            if (reader.NodeType != XmlNodeType.Element) continue;
            if (reader.LocalName == "is") value = XlsxParts.Rich(reader);
            else if (reader.LocalName == "v") value = XlsxParts.Inner(reader);
            else if (reader.LocalName == "f") XlsxParts.Inner(reader);
        }
        if (value is null) return null;
        return type switch
        {
            "s" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var i) && i < _strings.Count ? _strings[i] : null,
            "b" => value == "1" ? "TRUE" : "FALSE",
            "str" or "inlineStr" or "e" or "d" => value,
            _ => XlsxStyles.Plain(value, _styles.IsDate(style), _from1904),
        };
    }

    public void Dispose() => _zip.Dispose();
}
