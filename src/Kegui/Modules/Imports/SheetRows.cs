using Kegui.Modules.Customers;
using Kegui.Modules.Fields;

namespace Kegui.Modules.Imports;

/// <summary>Turns the cells of a row into the values of fields, as the columns were matched.</summary>
internal sealed class SheetRows
{
    private readonly string[] _fields;
    private readonly int[] _columns;
    private readonly ImportWords _words;

    /// <param name="added">The company's own fields; those that a column is matched to come after the fixed ones.</param>
    public SheetRows(IReadOnlyList<string?> fieldByColumn, ImportWords words, IReadOnlyList<FieldView> added)
    {
        _words = words;
        Added = [.. added.Where(f => fieldByColumn.Contains(f.Code))];
        _fields = [.. CustomerImport.Fields, .. Added.Select(f => f.Code)];
        _columns = [.. _fields.Select(field => fieldByColumn.Index().Where(c => c.Item == field).Select(c => c.Index).DefaultIfEmpty(-1).First())];
    }

    /// <summary>The added fields that the sheet fills, in the order of their values.</summary>
    public IReadOnlyList<FieldView> Added { get; }

    /// <summary>The column of a field, from 0; -1 when the sheet does not have it.</summary>
    public int ColumnOf(string field) => _columns[Array.IndexOf(_fields, field)];

    /// <summary>By <see cref="CustomerImport.Fields"/>, then by <see cref="Added"/>.</summary>
    public string?[] Values(string?[] cells)
    {
        var values = new string?[_columns.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var at = _columns[i];
            if (at >= 0 && at < cells.Length && cells[at] is { } text) values[i] = _words.Value(_fields[i], text);
        }
        return values;
    }

    /// <summary>The field of a column; null when it is left out.</summary>
    public string? FieldAt(int column)
    {
        var i = Array.IndexOf(_columns, column);
        return i < 0 ? null : _fields[i];
    }
}
