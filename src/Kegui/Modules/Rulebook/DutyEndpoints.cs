using System.Globalization;
using System.Text.Json.Nodes;
using Kegui.Kernel;
using Kegui.SignIn;
using Kegui.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Kegui.Modules.Rulebook;

/// <summary>Duties through the API: mine, those in my scope, and why each is.</summary>
internal static class DutyEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup($"{Api.Root}/duties").WithTags("duties").DisableAntiforgery();
        api.MapGet("/", InScope).Needs(DutyQueries.Read);
        api.MapGet("/mine", Mine).Needs(DutyQueries.Read);
        api.MapGet("/tried", Tried).Needs("rulebook.edit");
        api.MapGet("/{id:long}", One).Needs(DutyQueries.Read);
        api.MapGet("/{id:long}/explanation", Explain).Needs(DutyQueries.Read);
        api.MapPost("/{id:long}/extend", Extend).Needs("duty.extend");
        api.MapPost("/{id:long}/waive", Waive).Needs("duty.waive");
        api.MapPost("/{id:long}/ask-extension", Ask).Needs(DutyRequests.Ask);
        api.MapGet("/requests", Requests).Needs(DutyRequests.Answer);
        api.MapPost("/requests/{id:long}/agree", Agree).Needs(DutyRequests.Answer);
        api.MapPost("/requests/{id:long}/refuse", Refuse).Needs(DutyRequests.Answer);
    }

    private static async Task<IResult> Mine(DateOnly? until, AppDb db, PeopleDirectory directory, Current current, CompanyClock clock, CancellationToken cancel)
    {
        var people = await directory.Get(current.Someone.PeopleStamp, cancel);
        var rows = await db.DutiesOf(current.Someone, people, until ?? CalendarPeriod.Of(PeriodKind.Week, clock.Today).End, 200, cancel);
        return Results.Json(new { today = clock.Today, tasks = rows.Tasks() }, Json.Plain);
    }

    private static async Task<IResult> InScope(DateOnly? until, string? cursor, int? take, AppDb db, Current current, CancellationToken cancel)
    {
        var most = Math.Clamp(take ?? 50, 1, 200);
        var rows = await db.DutiesInScope(current.Someone, until, Cursor(cursor), most + 1, cancel);
        var items = rows.Take(most).ToList();
        return Results.Json(new { items, next = rows.Count > most ? $"{items[^1].Id}~{RulePrinter.Date(items[^1].DueOn)}" : null }, Json.Plain);
    }

    private static async Task<IResult> Tried(string regulation, long? after, AppDb db, Current current, CancellationToken cancel) =>
        Results.Json(new { items = await db.TriedDuties(current.Someone, regulation, after ?? 0, 100, cancel) }, Json.Plain);

    private static async Task<IResult> One(long id, AppDb db, Current current, HttpContext http, L labels, CancellationToken cancel)
    {
        if (await db.DutySeenBy(current.Someone, id, cancel) is not { } duty) return Absent(labels);
        http.Response.Headers.ETag = $"\"{duty.Version}\"";
        return Results.Json(DutyView.Of(duty), Json.Plain);
    }

    private static async Task<IResult> Explain(long id, DutyExplainer explainer, Current current, L labels, CancellationToken cancel)
    {
        if (await explainer.Explain(current.Someone, id, cancel) is not { } found) return Absent(labels);
        return Results.Json(new
        {
            clause = found.ClauseId, found.Citation, found.Text, found.Sentence, rule = found.RuleKey, found.Edition, found.EditionFrom, found.Trial, found.Values,
            trace = found.Trace is null ? null : JsonNode.Parse(found.Trace.ToJson()), found.Anchor, found.AnchorFrom, found.DueOn, found.DueBecause,
            moves = found.Moves.Select(m => new { m.From, m.To, m.Because, m.Reason, m.ById, m.At }),
        }, Json.Plain);
    }

    private static Task<IResult> Extend(long id, [FromBody] DutyExtension input, DutyActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) =>
        Versioned(http, labels, version => acts.Extend(Api.CallOf(http, current), id, version, input, cancel));

    private static Task<IResult> Waive(long id, [FromBody] DutyWaiver input, DutyActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) =>
        Versioned(http, labels, version => acts.Waive(Api.CallOf(http, current), id, version, input, cancel));

    private static Task<IResult> Ask(long id, [FromBody] DutyExtension input, DutyRequests requests, Current current, HttpContext http, L labels, CancellationToken cancel) =>
        Versioned(http, labels, version => requests.AskFor(Api.CallOf(http, current), id, version, input, cancel));

    private static async Task<IResult> Requests(AppDb db, Current current, CancellationToken cancel) =>
        Results.Json(new { items = (await DutyRequests.Waiting(db, current.Someone, 200, cancel)).Select(a => new { a.Request.Id, a.Request.DutyId, a.Duty.DueOn, a.Request.To, a.Request.Reason, a.Request.ById, a.Request.At, a.Request.Version }) }, Json.Plain);

    private static Task<IResult> Agree(long id, DutyRequests requests, Current current, HttpContext http, L labels, CancellationToken cancel) =>
        Versioned(http, labels, version => requests.Agree(Api.CallOf(http, current), id, version, cancel));

    private static Task<IResult> Refuse(long id, [FromBody] DutyWaiver input, DutyRequests requests, Current current, HttpContext http, L labels, CancellationToken cancel) =>
        Versioned(http, labels, version => requests.Refuse(Api.CallOf(http, current), id, version, input.Reason, cancel));

    private static async Task<IResult> Versioned(HttpContext http, L labels, Func<int, Task<Outcome<long>>> act) => Api.VersionOf(http) is { } version
        ? Api.Answer(await act(version), labels, _ => Results.NoContent())
        : Results.Problem(statusCode: 428, title: labels["api.ifMatch"]);

    private static IResult Absent(L labels) => Api.Answer(new Outcome<int> { Absent = true }, labels, _ => Results.Empty);

    private static (DateOnly, long)? Cursor(string? cursor) =>
        cursor?.Split('~') is [var id, var due] && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var last)
        && DateOnly.TryParseExact(due, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on) ? (on, last) : null;
}

/// <summary>A duty as the API gives it.</summary>
internal sealed record DutyView(long Id, string RuleKey, string ClauseId, string Matter, string SubjectKind, long SubjectId, long? CustomerId, DateOnly Anchor, string AnchorFrom, DateOnly DueOn, DateTime DueAt,
    string DueBecause, string State, long? OwnerId, string? RoleCode, long? DepartmentId, DateOnly OpenedOn, DateOnly? ClosedOn, string? ClosedBecause, bool EnteredLate, int Edition, bool Trial, DateTime? LateAt, int Misses, int Version)
{
    public static DutyView Of(Duty d) => new(d.Id, d.RuleKey, d.ClauseId, d.Matter, d.SubjectKind, d.SubjectId, d.CustomerId, d.Anchor, d.AnchorFrom, d.DueOn, d.DueAt,
        d.DueBecause, d.State, d.OwnerId, d.RoleCode, d.DepartmentId, d.OpenedOn, d.ClosedOn, d.ClosedBecause, d.EnteredLate, d.Edition, d.Trial, d.LateAt, d.Misses, d.Version);
}
