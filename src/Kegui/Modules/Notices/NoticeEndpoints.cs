using Kegui.Kernel;
using Kegui.SignIn;
using Kegui.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Kegui.Modules.Notices;

/// <summary>A person's notices through the API, and the way from a mail to the record.</summary>
internal static class NoticeEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup($"{Api.Root}/notices").WithTags("notices").DisableAntiforgery();
        api.MapGet("/", List).Needs(NeedsAttribute.Anybody);
        api.MapGet("/unread-count", Count).Needs(NeedsAttribute.Anybody);
        api.MapPost("/{id:long}/read", Read).Needs(NeedsAttribute.Anybody);
        api.MapPost("/read-all", ReadAll).Needs(NeedsAttribute.Anybody);
        routes.MapGet("/notices/{id:long}", Follow).Needs(NeedsAttribute.Anybody);
    }

    private static async Task<IResult> List(Inbox inbox, NoticeWords words, Current current, bool? unread, long? cursor, int? take, CancellationToken cancel)
    {
        var most = Math.Clamp(take ?? 50, 1, 200);
        var rows = await inbox.Page(current.Someone, unread ?? false, cursor, most, cancel);
        var items = rows.Take(most).Select(n => NoticeView.Of(n, words)).ToList();
        return Results.Json(new { items, next = rows.Count > most ? items[^1].Id : (long?)null }, Json.Plain);
    }

    private static async Task<IResult> Count(Inbox inbox, Current current, CancellationToken cancel)
    {
        var unread = await inbox.Unread(current.Someone, cancel);
        return Results.Json(new { unread, more = unread == 100 }, Json.Plain);
    }

    private static async Task<IResult> Read(long id, Inbox inbox, Current current, L labels, CancellationToken cancel) =>
        await inbox.MarkRead(current.Someone, id, cancel) ? Results.NoContent() : Api.Answer(new Outcome<long> { Absent = true }, labels, _ => Results.Empty);

    private static async Task<IResult> ReadAll([FromBody] ReadAllInput input, Inbox inbox, Current current, CancellationToken cancel) =>
        Results.Json(new { read = await inbox.MarkAll(current.Someone, input.UpTo, cancel) }, Json.Plain);

    // Reading is what following a notice means; asked twice it changes nothing, so a GET may do it.
    private static async Task<IResult> Follow(long id, Inbox inbox, NoticeWords words, Current current, CancellationToken cancel)
    {
        if (await inbox.One(current.Someone, id, cancel) is not { } notice) return Results.NotFound();
        await inbox.MarkRead(current.Someone, id, cancel);
        return Results.LocalRedirect("~" + (words.Href(notice) ?? "/notices"));
    }

    /// <param name="UpTo">The id of the newest notice that was shown.</param>
    internal sealed record ReadAllInput(long UpTo);
}

/// <summary>A notice as the API gives it.</summary>
/// <param name="Text">In the reader's language.</param>
internal sealed record NoticeView(long Id, string Kind, string Text, string SubjectKind, long SubjectId, long? CustomerId, string? From, DateTime At, bool Urgent, DateTime? ReadAt, string? Href)
{
    public static NoticeView Of(Notice n, NoticeWords words) =>
        new(n.Id, n.Kind, words.Text(n), n.SubjectKind, n.SubjectId, n.CustomerId, n.FromName.Length > 0 ? n.FromName : null, n.At, n.Urgent, n.ReadAt, words.Href(n));
}
