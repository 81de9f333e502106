using System.Globalization;
using System.IO.Compression;
using System.Text;
using Kegui.Kernel;
using Kegui.Ui;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Trade.Import;

/// <summary>Reads an import's file back, and writes it out again with how each line ended.</summary>
internal static class ImportFiles
{
    /// <param name="import">Authorised by the caller.</param>
    public static async Task<UploadedFile> Read(AppDb db, TradeImport import, CancellationToken cancel)
    {
        var bytes = new MemoryStream();
        await foreach (var part in db.Set<ImportPart>().Where(p => p.ImportId == import.Id && p.No >= 0).OrderBy(p => p.No).Select(p => p.Bytes).AsAsyncEnumerable().WithCancellation(cancel))
            bytes.Write(part);
        return new(import.Format, import.Encoding, import.Size, bytes.ToArray());
    }

    /// <summary>The lines as .csv (UTF-8 with mark, as Excel wants it): row, result, reason, booked amount, then the file's own columns.</summary>
    /// <param name="group">imported, skipped or refused; none for all.</param>
    public static async Task WriteLines(AppDb db, TradeImport import, string? group, Stream to, L labels, CancellationToken cancel)
    {
        var file = await Read(db, import, cancel);
        var fates = await Fates(db, import, cancel);
        var plan = ImportPlan.FromJson(import.Plan);
        await using var text = new StreamWriter(to, new UTF8Encoding(true), 65536, leaveOpen: true);
        using var rows = file.Open();
        var header = rows.Header.Count;
        await text.WriteLineAsync(string.Join(',', new[] { "tradeImport.row", "tradeImport.outcome", "tradeImport.reason", "tradeImport.column", "tradeImport.booked" }.Select(k => Cell(labels[k])).Concat(rows.Header.Select(Cell))));
        var reader = new LineReader(plan, DateOnly.MaxValue);
        var payments = import.Kind == ImportKinds.Payments ? new PaymentReader(plan, DateOnly.MaxValue) : null;
        var line = new StringBuilder();
        for (var index = 0; index < fates.Length && rows.Next(); index++)
        {
            var fate = (LineFate)fates[index];
            if (group is not null && Import.Fates.GroupOf(fate) != group) continue;
            var booked = Import.Fates.GroupOf(fate) == Import.Fates.Imported ? new Money(payments?.Read(rows).Fen ?? TradeAmounts.Fen(reader.Read(rows).Exact)).Yuan.ToString("0.00", CultureInfo.InvariantCulture) : "";
            line.Clear().Append(CultureInfo.InvariantCulture, $"{index + 2},{Cell(labels["fateGroup." + Import.Fates.GroupOf(fate)])},{Cell(labels["fate." + Import.Fates.CodeOf(fate)])},{Cell(BadCells.Of(0, fate, import.Kind, plan, rows).Column ?? "")},{booked}");
            for (var i = 0; i < header; i++) line.Append(',').Append(Cell(rows.Field(i)));
            await text.WriteLineAsync(line, cancel);
        }
    }

    private static async Task<byte[]> Fates(AppDb db, TradeImport import, CancellationToken cancel)
    {
        var packed = await db.Set<ImportPart>().Where(p => p.ImportId == import.Id && p.No == ImportWriter.FatesPart).Select(p => p.Bytes).FirstOrDefaultAsync(cancel) ?? [];
        if (packed.Length == 0) return [];
        var all = new MemoryStream();
        await using (var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress)) await gzip.CopyToAsync(all, cancel);
        return all.ToArray();
    }

    /// <summary>A text that a spreadsheet would take for a formula gets an apostrophe; numbers stay numbers.</summary>
    internal static string Cell(string text)
    {
        if (text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' && !decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out _)) text = "'" + text;
        return text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
