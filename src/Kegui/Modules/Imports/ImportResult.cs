using System.Text;
using Kegui.Kernel;
using Kegui.Ui;
using MiniExcelLibs;

namespace Kegui.Modules.Imports;

/// <summary>
/// The sheet as it came, with two or three columns more: what became of each row, why, and its code. Cells that a spreadsheet program
/// would run as a formula get an apostrophe; a mended file can be imported again as it is.
/// </summary>
internal sealed class ImportResult(Import import, Staging staging, ImportSentences says)
{
    private readonly IReadOnlyList<SheetColumn> _columns = ImportSheet.ColumnsOf(import);

    public async Task Csv(Stream to, string filter, CancellationToken cancel)
    {
        await using var writer = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 1 << 16, leaveOpen: true);
        // Row by row from memory: the answer takes no synchronous writing.
        var line = new StringBuilder();
        foreach (var row in Rows(filter))
        {
            line.Clear().AppendJoin(',', row.Select(Quoted)).Append("\r\n");
            await writer.WriteAsync(line, cancel);
        }
    }

    /// <summary>Every cell is text: there is nothing in the file that a spreadsheet program would compute.</summary>
    public Task Xlsx(Stream to, string filter, CancellationToken cancel) =>
        to.SaveAsAsync(Rows(filter).Select(Keyed), printHeader: false, sheetName: "Sheet1", cancellationToken: cancel);

    private IEnumerable<string[]> Rows(string filter)
    {
        yield return [.. _columns.Select(c => Neutral.Of(c.Name)), says.ResultHeader, says.ReasonHeader, says.CodeHeader];
        var stopping = says.Stopping;
        for (var after = 0; ;)
        {
            var rows = staging.Page(filter, stopping, after, 1000);
            if (rows.Count == 0) yield break;
            foreach (var row in rows)
                yield return [.. Enumerable.Range(0, _columns.Count).Select(i => Neutral.Of(i < row.Cells.Length ? row.Cells[i] : null)), says.Result(row), Neutral.Of(says.Reason(row)), row.OutcomeCode ?? row.MatchCode ?? ""];
            after = rows[^1].Number;
        }
    }

    private static IDictionary<string, object?> Keyed(string[] row)
    {
        var keyed = new Dictionary<string, object?>(row.Length);
        for (var i = 0; i < row.Length; i++) keyed["c" + i.ToString(System.Globalization.CultureInfo.InvariantCulture)] = row[i];
        return keyed;
    }

    private static string Quoted(string text) => text.AsSpan().IndexOfAny(['"', ',', '\n', '\r', ';', '\t']) < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
