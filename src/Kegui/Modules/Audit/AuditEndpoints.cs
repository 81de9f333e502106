using Kegui.Kernel;
using Kegui.SignIn;
using Kegui.Ui;

namespace Kegui.Modules.Audit;

/// <summary>The log through the API, with codes for programs and words for people.</summary>
internal static class AuditEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet($"{Api.Root}/audit", List).Needs(AuditSetup.Read).WithTags("audit");

    private static async Task<IResult> List([AsParameters] ListQuery query, AppDb db, AuditWords words, Current current, CompanyClock clock, CancellationToken cancel)
    {
        var filter = new AuditFilter { Person = query.Person, Act = query.Act, Kind = query.Kind, Record = query.Record, From = query.From, To = query.To, After = query.Cursor, Take = Math.Clamp(query.Take ?? 50, 1, 200) };
        var rows = await db.AuditLines(filter, clock, cancel);
        var people = await current.People(cancel);
        var items = rows.Take(filter.Take).Select(a => AuditView.Of(a, words, people)).ToList();
        return Results.Json(new { items, next = rows.Count > filter.Take ? AuditQueries.CursorOf(rows[filter.Take - 1]) : null }, Json.Plain);
    }

    internal sealed record ListQuery(long? Person, string? Act, string? Kind, long? Record, DateOnly? From, DateOnly? To, string? Cursor, int? Take);
}

/// <summary>A line of the log as the API gives it.</summary>
/// <param name="Sealed">A seal of the hash chain covers it.</param>
internal sealed record AuditView(long Id, DateTime At, string Act, string ActName, string Fact, string FactName, long PersonId, string PersonName, string Via, string SubjectKind, long SubjectId, long? CustomerId, IReadOnlyList<ChangeWords> Changes, string? Reason, bool Sealed)
{
    public static AuditView Of(AuditEntry a, AuditWords words, People people) =>
        new(a.Id, a.At, a.Act, words.Act(a.Act), a.Fact, words.Fact(a.Fact), a.PersonId, words.Who(a), a.Via, a.SubjectKind, a.SubjectId, a.CustomerId, words.Changes(a, people), a.Reason, a.SealId is not null);
}
