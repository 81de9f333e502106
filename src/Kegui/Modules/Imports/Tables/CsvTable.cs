using System.Text;

namespace Kegui.Modules.Imports;

/// <summary>
/// Text with separators. Own reader because of what must be told to people: the row where a quotation mark was never closed, the
/// one cell that is too long, and a # that begins a name and no comment.
/// </summary>
internal sealed class CsvTable(string path, Encoding encoding, char separator) : ITable
{
    private const int Buffer = 1 << 16;
    private readonly StringBuilder _cell = new();
    private readonly List<string?> _cells = [];
    private readonly List<int> _cut = [];
    private int _rowLength;

    public int? Estimate => null;

    public IEnumerable<TableRow> Rows()
    {
        using var reader = new StreamReader(path, encoding, detectEncodingFromByteOrderMarks: true, Buffer);
        var text = new Text(reader);
        for (var number = 1; text.Peek() >= 0; number++)
        {
            Start();
            while (Cell(text, number)) { }
            if (_cells.Count > TableLimits.Columns) throw new TableRefused("too-many-columns", TableLimits.Columns, number);
            yield return new(number, [.. _cells]) { Cut = _cut.Count == 0 ? [] : [.. _cut] };
        }
    }

    private void Start()
    {
        _cells.Clear();
        _cut.Clear();
        _rowLength = 0;
    }

    /// <summary>Reads one cell; true when another one follows in the same row.</summary>
    private bool Cell(Text text, int row)
    {
        _cell.Clear();
        var cut = false;
        var quoted = text.Peek() == '"';
        if (quoted)
        {
            text.Next();
            cut = Quoted(text, row);
        }
        // Also after a closing quotation mark: "ABC"123 is ABC123 rather than a broken file.
        for (; ; )
        {
            var c = text.Next();
            if (c == separator || c is '\n' or -1)
            {
                Done(cut);
                return c == separator;
            }
            if (c == '\r')
            {
                if (text.Peek() == '\n') text.Next();
                Done(cut);
                return false;
            }
            cut |= Add((char)c, row);
        }
    }

    private bool Quoted(Text text, int row)
    {
        var cut = false;
        for (; ; )
        {
            var c = text.Next();
            if (c < 0) throw new TableRefused("open-quote", row);
            if (c == '"')
            {
                if (text.Peek() != '"') return cut;
                text.Next();
            }
            cut |= Add((char)c, row);
        }
    }

    private bool Add(char c, int row)
    {
        if (++_rowLength > TableLimits.Row) throw new TableRefused("open-quote", row);
        if (_cell.Length >= TableLimits.Cell) return true;
        _cell.Append(c);
        return false;
    }

    private void Done(bool cut)
    {
        if (cut) _cut.Add(_cells.Count);
        _cells.Add(CellText.Clean(_cell.ToString()));
    }

    public void Dispose() { }

    private sealed class Text(StreamReader reader)
    {
        private readonly char[] _buffer = new char[Buffer];
        private int _at;
        private int _end;

        public int Peek() => _at < _end || Fill() ? _buffer[_at] : -1;

        public int Next() => _at < _end || Fill() ? _buffer[_at++] : -1;

        private bool Fill()
        {
            _at = 0;
            return (_end = reader.Read(_buffer, 0, _buffer.Length)) > 0;
        }
    }
}
