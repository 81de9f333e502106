using System.Globalization;
using System.Text;
using Kegui.Kernel;
using Kegui.Modules.Fields;
using Kegui.Ui;
using Microsoft.EntityFrameworkCore;
using MiniExcelLibs;

namespace Kegui.Modules.Customers;

/// <summary>A file made of what a list shows.</summary>
internal sealed record ExportedFile(byte[] Content, string Type, string Name, int Rows);

/// <summary>Writes what a list shows into a spreadsheet. Every export is told in the audit log with its conditions and number of rows.</summary>
internal sealed class CustomerExport(ActRunner run, AppDb db, FieldDoor fields, TagCatalogue tags, PeopleDirectory directory, CompanyClock clock, L labels)
{
    public const int Most = 20_000;
    /// <summary>Rows a day for people who may not export the whole company.</summary>
    public const int MostPerDay = 200;
    private const int Slice = 500;

    public async Task<Outcome<ExportedFile>> Run(Call call, Form query, bool csv, CancellationToken cancel)
    {
        var people = await directory.Get(call.Actor.PeopleStamp, cancel);
        var own = await fields.Of("customer", call.Actor, cancel);
        var filter = CustomerFilter.Of(query, own, people) with { After = null, Before = null, Take = Slice };
        var columns = new CustomerColumns(labels, people, own, await tags.Get(call.Actor, cancel), clock);
        var chosen = columns.Chosen(query);
        return await run.Run("customer.export", call, new { filter, chosen, csv }, async act =>
        {
            var left = await Left(act, cancel);
            act.Allow(left > 0 ? null : new("export-limit") { Facts = new Dictionary<string, object?> { ["limit"] = MostPerDay } });
            var table = new List<IReadOnlyList<string>> { (IReadOnlyList<string>)[labels["customer.code"], labels["customer.name"], .. chosen.Select(columns.Label)] };
            while (table.Count <= left)
            {
                var page = await db.Page(act.Actor, filter, cancel);
                var extras = await ColumnValues.Of(db, page.Rows, columns.AsksTags(chosen), columns.AddedAmong(chosen), cancel);
                table.AddRange(page.Rows.Take(left - (table.Count - 1)).Select(r => (IReadOnlyList<string>)[r.Code, r.Name, .. chosen.Select(c => columns.Text(r, c, extras))]));
                if (page.After is null) break;
                filter = filter with { After = page.After };
            }
            var rows = table.Count - 1;
            // The page asks beforehand; nobody takes the customers away from an open desk.
            if (rows > MostPerDay) act.WantsFresh();
            await act.Tell(new("CustomerExported", "customer-list", act.Actor.PersonId, null, new Dictionary<string, object?> { ["rows"] = rows }),
                [new("conditions", null, query["_query"]), new("columns", null, string.Join(',', chosen)), new("rows", null, rows)], cancel);
            var name = $"customers-{act.Today.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}";
            return csv
                ? new ExportedFile(Csv(table), "text/csv; charset=utf-8", name + ".csv", rows)
                : new ExportedFile(Excel(table), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", name + ".xlsx", rows);
        }, cancel);
    }

    /// <summary>How many rows the person may still take: today's limit, unless the right reaches the whole company.</summary>
    private static async Task<int> Left(Act act, CancellationToken cancel)
    {
        if (act.Actor.ScopeOf("customer.export") == DataScope.Company) return Most;
        var me = act.Actor.PersonId;
        var today = act.Today;
        var told = await act.Db.Set<TimelineEntry>().Where(t => t.SubjectKind == "customer-list" && t.SubjectId == me && t.Fact == "CustomerExported" && t.On == today).Select(t => t.Data).ToListAsync(cancel);
        return MostPerDay - told.OfType<string>().Sum(d => System.Text.Json.JsonDocument.Parse(d).RootElement.GetProperty("rows").GetInt32());
    }

    /// <summary>A cell that begins like a formula would be run by the spreadsheet program of whoever opens the file.</summary>
    public static string Harmless(string text) => text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' ? "'" + text : text;

    private static byte[] Csv(List<IReadOnlyList<string>> table)
    {
        var text = new StringBuilder();
        foreach (var row in table)
            text.AppendJoin(',', row.Select(c => '"' + Harmless(c).Replace("\"", "\"\"", StringComparison.Ordinal) + '"')).Append("\r\n");
        // With the mark at the beginning Excel reads UTF-8.
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    private static byte[] Excel(List<IReadOnlyList<string>> table)
    {
        using var file = new MemoryStream();
        var heads = table[0].Select((h, i) => (Key: table[0].Take(i).Contains(h) ? $"{h} ({i})" : h, i)).ToList();
        file.SaveAs(table.Skip(1).Select(row => heads.ToDictionary(h => h.Key, h => (object)Harmless(row[h.i]))), sheetName: "customers");
        return file.ToArray();
    }
}
