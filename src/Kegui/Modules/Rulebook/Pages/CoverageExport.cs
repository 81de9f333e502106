using System.Text;
using Kegui.Kernel;
using Kegui.Ui;

namespace Kegui.Modules.Rulebook.Pages;

/// <summary>The list of clauses and how each is kept, for auditors, as a table that spreadsheets open.</summary>
internal static class CoverageExport
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/rulebook/coverage.csv", Download).Needs("rulebook.read");

    private static async Task<IResult> Download(string? regulation, string? state, string? module, string? level, RulebookReader rules, CoverageDesk desk, CompanyClock clock, L l, CancellationToken cancel)
    {
        var filter = CoverageFilter(regulation, state, module, level);
        var rows = desk.Rows(await rules.At(clock.Today, cancel)).Where(filter.Fits);
        // Spreadsheets know the encoding by the mark at the beginning.
        return Results.File(Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(Text(rows, l))).ToArray(), "text/csv; charset=utf-8", $"coverage-{Formats.Date(clock.Today)}.csv");
    }

    internal static CoverageFilter CoverageFilter(string? regulation, string? state, string? module, string? level) => new(
        Given(regulation), Given(state), Given(module), Given(level) is { } code && Enum.TryParse<RuleLevel>(code, ignoreCase: true, out var least) ? least : null);

    internal static string Text(IEnumerable<CoverageRow> rows, L l)
    {
        var lines = rows.Select(r => Line(r.Title, r.Number, r.Clause.Id, r.Text, l["clauseKind." + r.Clause.Kind], l["coverage." + r.State], l["level." + r.Level.Code()], r.Module is { } module ? l["keptBy." + module] : ""));
        return string.Join("\r\n", lines.Prepend(Line(l["coverage.regulation"], l["coverage.number"], l["coverage.code"], l["coverage.text.head"], l["coverage.kind"], l["coverage.state"], l["coverage.level"], l["coverage.module"]))) + "\r\n";
    }

    private static string Line(params string[] cells) => string.Join(',', cells.Select(Cell));

    // What begins like a formula would be run by the spreadsheet that opens it.
    private static string Cell(string text)
    {
        var safe = text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' ? "'" + text : text;
        return safe.AsSpan().ContainsAny(",\"\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
