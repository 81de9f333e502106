using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Kegui.Kernel;

namespace Kegui.Modules.Imports;

/// <summary>What a first look at an uploaded file shows: its headings, some values of each column, which fields they seem to be.</summary>
internal sealed record ImportSheet(TableKind Kind, int HeaderRow, IReadOnlyList<SheetColumn> Columns)
{
    private const int LookAt = 15;
    private const int Samples = 3;
    private const int SampleRows = 60;

    public static ImportSheet Look(string path, ImportWords words)
    {
        var kind = TableFile.Sniff(path);
        using var table = TableFile.Open(path, kind);
        var rows = table.Rows().Where(r => !r.Empty).Take(SampleRows).ToList();
        if (rows.Count == 0) throw new TableRefused("empty");
        // A title or a date may stand above the headings: the row with the most known headings is it, else the first.
        var header = rows.Take(LookAt).MaxBy(r => r.Cells.Select(words.FieldOf).OfType<string>().Distinct().Count())!;
        var below = rows.Where(r => r.Number > header.Number).ToList();
        if (below.Count == 0) throw new TableRefused("no-rows");
        var taken = new HashSet<string>();
        var width = Math.Max(header.Cells.Length, below.Max(r => r.Cells.Length));
        return new(kind, header.Number, [.. Enumerable.Range(0, width).Select(Column)]);

        SheetColumn Column(int at)
        {
            var name = at < header.Cells.Length ? header.Cells[at] : null;
            var field = words.FieldOf(name);
            return new(Short(name) ?? "", [.. below.Select(r => at < r.Cells.Length ? Short(r.Cells[at]) : null).OfType<string>().Distinct().Take(Samples)], field is not null && taken.Add(field) ? field : null);
        }
    }

    /// <summary>Sheets with the same headings are matched the same way.</summary>
    public static string KeyOf(IEnumerable<SheetColumn> columns) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', columns.Select(c => c.Name.ToLowerInvariant())))));

    public static IReadOnlyList<SheetColumn> ColumnsOf(Import import) => JsonSerializer.Deserialize<SheetColumn[]>(import.Headers, Json.Plain)!;

    /// <summary>The field of each column as chosen.</summary>
    public static IReadOnlyList<string?> FieldsOf(Import import) => JsonSerializer.Deserialize<string?[]>(import.Columns)!;

    public static TableKind KindOf(Import import) => new(import.Format, import.Encoding, import.Separator[0]);

    private static string? Short(string? text) => text?.Length > 80 ? text[..80] + "…" : text;
}

/// <summary>A column of the sheet.</summary>
/// <param name="Field">What its heading names; null when it is not known.</param>
public sealed record SheetColumn(string Name, IReadOnlyList<string> Samples, string? Field);
