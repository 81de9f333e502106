using Kegui.Modules.Customers;

namespace Kegui.Modules.Imports;

/// <summary>Turns the cells of a row into the values of fields, as the columns were matched.</summary>
internal sealed class SheetRows
{
    private readonly int[] _columns;
    private readonly ImportWords _words;

    public SheetRows(IReadOnlyList<string?> fieldByColumn, ImportWords words)
    {
        _words = words;
        _columns = [.. CustomerImport.Fields.Select(field => fieldByColumn.Index().Where(c => c.Item == field).Select(c => c.Index).DefaultIfEmpty(-1).First())];
    }

    /// <summary>The column of a field, from 0; -1 when the sheet does not have it.</summary>
    public int ColumnOf(string field) => _columns[IndexOf(field)];

    /// <summary>By <see cref="CustomerImport.Fields"/>.</summary>
    public string?[] Values(string?[] cells)
    {
        var values = new string?[_columns.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var at = _columns[i];
            if (at >= 0 && at < cells.Length && cells[at] is { } text) values[i] = _words.Value(CustomerImport.Fields[i], text);
        }
        return values;
    }

    /// <summary>The field of a column; null when it is left out.</summary>
    public string? FieldAt(int column)
    {
        var i = Array.IndexOf(_columns, column);
        return i < 0 ? null : CustomerImport.Fields[i];
    }

    private static int IndexOf(string field) => CustomerImport.Fields.Index().First(f => f.Item == field).Index;
}
