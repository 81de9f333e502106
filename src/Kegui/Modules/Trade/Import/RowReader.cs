using System.Globalization;
using MiniExcelLibs;
using Sylvan.Data.Csv;

namespace Kegui.Modules.Trade.Import;

/// <summary>Rows of a file as text, one after the other; the first row is the header.</summary>
internal abstract class RowReader : IDisposable
{
    public abstract IReadOnlyList<string> Header { get; }

    /// <exception cref="FileRefused">The row cannot be taken apart; what follows is unreadable too.</exception>
    public abstract bool Next();

    /// <summary>The trimmed text of a column; empty when the row is shorter.</summary>
    public abstract string Field(int column);

    public abstract int FieldCount { get; }

    public abstract void Dispose();
}

internal sealed class CsvReader : RowReader
{
    private readonly CsvDataReader _csv;
    private int _row = 1;

    public CsvReader(TextReader text)
    {
        var pool = new StringPool();
        _csv = Guarded(() => CsvDataReader.Create(text, new CsvDataReaderOptions { BufferSize = 65536, MaxBufferSize = 1024 * 1024, StringFactory = pool.Get }));
        Header = [.. Enumerable.Range(0, _csv.FieldCount).Select(i => _csv.GetName(i).Trim())];
    }

    public override IReadOnlyList<string> Header { get; }

    public override int FieldCount => _csv.RowFieldCount;

    public override bool Next()
    {
        _row++;
        return Guarded(_csv.Read);
    }

    public override string Field(int column) => column < _csv.RowFieldCount ? _csv.GetString(column).Trim() : "";

    public override void Dispose() => _csv.Dispose();

    private T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is CsvFormatException or CsvMissingHeadersException or CsvRecordTooLargeException or InvalidDataException)
        {
            throw new FileRefused("import-row", _row);
        }
    }
}

/// <summary>The first sheet of a workbook. Numbers come as binary fractions there: fifteen digits bring back the decimal that was typed.</summary>
internal sealed class SheetReader : RowReader
{
    private readonly Stream _stream;
    private readonly IEnumerator<IDictionary<string, object>> _rows;
    private object?[] _row = [];

    public SheetReader(Stream stream)
    {
        _stream = stream;
        _rows = stream.Query(useHeaderRow: false, excelType: ExcelType.XLSX).Cast<IDictionary<string, object>>().GetEnumerator();
        Header = _rows.MoveNext() ? [.. _rows.Current.Values.Select(Text)] : throw new FileRefused("import-empty");
    }

    public override IReadOnlyList<string> Header { get; }

    public override int FieldCount => _row.Length;

    public override bool Next()
    {
        try
        {
            if (!_rows.MoveNext()) return false;
        }
        catch (Exception e) when (e is InvalidDataException or System.Xml.XmlException or FormatException)
        {
            throw new FileRefused("import-broken");
        }
        _row = [.. _rows.Current.Values];
        return true;
    }

    public override string Field(int column) => column < _row.Length ? Text(_row[column]) : "";

    public override void Dispose()
    {
        _rows.Dispose();
        _stream.Dispose();
    }

    private static string Text(object? cell) => cell switch
    {
        null => "",
        string text => text.Trim(),
        DateTime at => at.ToString(at.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        double number when Math.Abs(number) < 1e15 => ((decimal)number).ToString("0.############", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString() ?? "",
    };
}

/// <summary>Codes, dates and product names repeat: each text is made once. Bounded, since a hostile file repeats nothing.</summary>
internal sealed class StringPool
{
    private const int Slots = 1 << 16;
    private readonly string?[] _held = new string?[Slots];

    public string Get(char[] buffer, int offset, int length)
    {
        if (length == 0) return "";
        var span = buffer.AsSpan(offset, length);
        if (length > 64) return new string(span);
        ref var held = ref _held[string.GetHashCode(span) & (Slots - 1)];
        return held is not null && span.SequenceEqual(held) ? held : held = new string(span);
    }
}
