using Kegui.Kernel;
using Kegui.SignIn;
using Kegui.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Rulebook;

/// <summary>The rulebook through the API.</summary>
internal static class RulebookEndpoints
{
    private const int FirstRows = 50;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup($"{Api.Root}/rulebook").WithTags("rulebook").DisableAntiforgery();
        api.MapGet("/regulations", List).Needs("rulebook.read");
        api.MapGet("/regulations/{id}", One).Needs("rulebook.read");
        api.MapGet("/regulations/{id}/editions", Editions).Needs("rulebook.read");
        api.MapGet("/coverage", Covered).Needs("rulebook.read");
        api.MapGet("/plans", Plans).Needs("rulebook.edit");
        api.MapGet("/calendar", Calendar).Needs(CalendarActs.Set);
        api.MapPost("/calendar/days", SetDays).Needs(CalendarActs.Set);
        api.MapPost("/calendar/days/{on}/clear", ClearDay).Needs(CalendarActs.Clear);
        api.MapPost("/check", Check).Needs("rulebook.edit");
        api.MapPost("/regulations/{id}/adopt", Adopt).Needs("regulation.adopt");
        api.MapPost("/regulations/{id}/drop", Drop).Needs("regulation.drop");
        api.MapPost("/regulations/{id}/change-value", Change).Needs("regulation.change-value");
        api.MapPost("/regulations/{id}/renew-text", Renew).Needs("regulation.renew-text");
        api.MapPost("/regulations/{id}/cancel-scheduled", CancelScheduled).Needs("regulation.cancel-scheduled");
        api.MapPost("/regulations/{id}/preview-change", PreviewChange).Needs("rulebook.edit");
        api.MapPost("/regulations/{id}/preview-adoption", PreviewAdoption).Needs("rulebook.edit");
    }

    private static async Task<IResult> List(DateOnly? on, RulebookReader rules, CompanyClock clock, CancellationToken cancel)
    {
        var (book, date) = (await rules.Book(cancel), on ?? clock.Today);
        return Results.Json(new { items = book.Regulations.Select(id => book.On(id, date)).OfType<RegulationDay>().Select(r => RulebookViews.Row(book, r, date)) }, Json.Plain);
    }

    private static async Task<IResult> One(string id, DateOnly? on, RulebookReader rules, Coverage coverage, RulePrinter printer, CompanyClock clock, L labels, CancellationToken cancel)
    {
        var (book, date) = (await rules.Book(cancel), on ?? clock.Today);
        return book.On(id, date) is { } regulation ? Results.Json(RulebookViews.Of(book, regulation, date, coverage, printer), Json.Plain) : Absent(labels);
    }

    private static async Task<IResult> Editions(string id, RulebookReader rules, L labels, CancellationToken cancel)
    {
        var editions = (await rules.Book(cancel)).Editions(id);
        return editions.Count == 0 ? Absent(labels) : Results.Json(new { items = editions.Select(RulebookViews.Edition) }, Json.Plain);
    }

    private static async Task<IResult> Covered(string? regulation, RulebookReader rules, Coverage coverage, CompanyClock clock, CancellationToken cancel)
    {
        var day = await rules.At(clock.Today, cancel);
        var items = day.Regulations.Where(r => regulation is null || r.Text.Id == regulation).Select(r =>
        {
            var clauses = r.Text.Clauses.Select(coverage.Of).ToList();
            return new { regulation = r.Text.Id, title = r.Text.Title, counts = clauses.GroupBy(c => c.KeptBy).ToDictionary(g => g.Key, g => g.Count()), clauses = regulation is null ? null : clauses };
        });
        return Results.Json(new { items }, Json.Plain);
    }

    private static async Task<IResult> Plans(AppDb db, CancellationToken cancel) =>
        Results.Json(new { items = await db.Set<ReplanRun>().OrderByDescending(r => r.Id).Take(FirstRows).ToListAsync(cancel) }, Json.Plain);

    private static async Task<IResult> Adopt(string id, [FromBody] LevelInput input, RegulationActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) =>
        Api.Answer(await acts.Adopt(Api.CallOf(http, current), input.For(id), cancel), labels, done => Results.Json(done, Json.Plain));

    private static async Task<IResult> Drop(string id, [FromBody] LevelInput input, RegulationActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) =>
        Api.Answer(await acts.Drop(Api.CallOf(http, current), input.For(id), cancel), labels, done => Results.Json(done, Json.Plain));

    private static async Task<IResult> Change(string id, [FromBody] ValuesInput input, RegulationActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) =>
        Api.Answer(await acts.Change(Api.CallOf(http, current), input.For(id), cancel), labels, edition => Results.Json(new { edition }, Json.Plain));

    private static async Task<IResult> Renew(string id, [FromBody] FromInput input, RegulationActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) =>
        Api.Answer(await acts.RenewText(Api.CallOf(http, current), id, input.From, cancel), labels, edition => Results.Json(new { edition }, Json.Plain));

    private static async Task<IResult> CancelScheduled(string id, RegulationActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) =>
        Api.Answer(await acts.CancelScheduled(Api.CallOf(http, current), id, cancel), labels, edition => Results.Json(new { edition }, Json.Plain));

    private static async Task<IResult> PreviewChange(string id, [FromBody] ValuesInput input, RulebookForecast forecast, RulebookReader rules, CompanyClock clock, L labels, CancellationToken cancel)
    {
        var problems = EditionRules.Problems(await rules.Book(cancel), input.For(id), clock.Today).ToList();
        if (problems.Count > 0) return Api.Answer(new Outcome<int> { Problems = problems }, labels, _ => Results.Empty);
        return await forecast.OfChange(input.For(id), FirstRows, cancel) is { } found ? Results.Json(found, Json.Plain) : Absent(labels);
    }

    private static async Task<IResult> PreviewAdoption(string id, [FromBody] LevelInput input, RulebookForecast forecast, CompanyClock clock, L labels, CancellationToken cancel) =>
        await forecast.OfAdoption(input.For(id), input.From ?? clock.Today, FirstRows, cancel) is { } found ? Results.Json(found, Json.Plain) : Absent(labels);

    private static async Task<IResult> Calendar(AppDb db, RulebookReader rules, CompanyClock clock, CancellationToken cancel)
    {
        var (since, calendar) = (clock.Today.AddMonths(-1), (await rules.Book(cancel)).Calendar);
        return Results.Json(new { pattern = CalendarRules.Code(calendar.Pattern), days = await db.Set<CompanyDay>().Where(d => d.On >= since).OrderBy(d => d.On).ToListAsync(cancel) }, Json.Plain);
    }

    private static async Task<IResult> SetDays([FromBody] DaysInput input, CalendarActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) =>
        Api.Answer(await acts.SetDays(Api.CallOf(http, current), input, cancel), labels, days => Results.Json(new { days }, Json.Plain));

    private static async Task<IResult> ClearDay(DateOnly on, CalendarActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) =>
        Api.Answer(await acts.ClearDay(Api.CallOf(http, current), on, cancel), labels, _ => Results.NoContent());

    /// <summary>Reads a document without keeping it, and says what is wrong with it and where.</summary>
    private static IResult Check([FromBody] DocumentInput input, RegulationReader reader, RulePrinter printer)
    {
        var reading = reader.Read(input.Name ?? "regulation.yaml", input.Text ?? "");
        return Results.Json(new
        {
            clauses = reading.Regulation?.Clauses.Count() ?? 0, rules = reading.Regulation?.Rules.Count() ?? 0,
            problems = reading.Problems.Select(p => new { p.Line, p.Column, p.Code, p.Args, message = printer.Say(p) }),
        }, Json.Plain);
    }

    private static IResult Absent(L labels) => Api.Answer(new Outcome<int> { Absent = true }, labels, _ => Results.Empty);

    internal sealed record LevelInput(string? Chapter, IReadOnlyList<string>? Clauses, RuleLevel? Level, DateOnly? From)
    {
        public AdoptInput For(string regulation) => new(regulation, Chapter, Clauses, Level ?? RuleLevel.Trial, From);
    }

    internal sealed record ValuesInput(IReadOnlyDictionary<string, string>? Values, DateOnly From, int? GraceDays, string? Reason)
    {
        public ChangeInput For(string regulation) => new(regulation, Values ?? new Dictionary<string, string>(), From, GraceDays, Reason);
    }

    internal sealed record FromInput(DateOnly From);

    internal sealed record DocumentInput(string? Name, string? Text);
}
