using System.Globalization;
using Kegui.Kernel;
using Kegui.Kernel.Text;
using Kegui.SignIn;
using Kegui.Ui;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Customers;

/// <summary>What the pages ask beside themselves: fragments while one types, choices for pickers, small forms, files.</summary>
internal static class CustomerRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/customers").ExcludeFromDescription();
        pages.MapGet("/alike", Alike).Needs("customer.create");
        pages.MapGet("/regions", (string? q) => Results.Json(RegionChoices(q), Json.Plain)).Needs("customer.read");
        pages.MapGet("/choices", Choices).Needs("customer.read");
        var forms = routes.MapGroup("/customers").WithMetadata(new RequireAntiforgeryTokenAttribute()).ExcludeFromDescription();
        forms.MapPost("/{id:long}/follow", Follow).Needs("customer.follow");
        forms.MapPost("/{id:long}/unmerge", Unmerge).Needs("customer.unmerge");
        forms.MapPost("/export", Export).Needs("customer.export").WithMetadata(new WantsFreshAttribute());
        routes.MapGet($"{Api.Root}/palette", Palette).WithTags("search").Needs(NeedsAttribute.Anybody);
    }

    private static async Task<IResult> Alike(string? q, AppDb db, Current current, CancellationToken cancel)
    {
        if (q is null || q.Trim().Length is < 2 or > 100) return Results.NoContent();
        var found = await CustomerQueries.AlikeWhileTyping(db, current.Someone, q.Trim(), cancel);
        return found.Count == 0 ? Results.NoContent() : new RazorComponentResult<Pages.AlikeBox>(new { Found = found, People = await current.People(cancel) });
    }

    /// <summary>Divisions whose official or short name holds the text, the larger first.</summary>
    public static IEnumerable<object> RegionChoices(string? q)
    {
        var text = q?.Trim().Replace(" ", "", StringComparison.Ordinal) ?? "";
        if (text.Length < 2) return [];
        return Regions.All.Where(r => !r.IsHeading).Select(r => (Region: r, Text: Regions.Display(r)))
            .Where(r => r.Region.Name.Contains(text, StringComparison.Ordinal) || r.Text.Replace(" ", "", StringComparison.Ordinal).Contains(text, StringComparison.Ordinal))
            .OrderBy(r => r.Region.Level).ThenBy(r => r.Region.Code, StringComparer.Ordinal).Take(60).Select(r => new { code = r.Region.Code, text = r.Text, note = r.Region.Name });
    }

    private static async Task<IResult> Choices(string? q, AppDb db, Current current, CancellationToken cancel)
    {
        if (q is null || q.Trim().Length < 2) return Results.Json(Array.Empty<object>());
        var page = await db.Page(current.Someone, new() { Search = q.Trim(), Take = 20, Sort = "name" }, cancel);
        return Results.Json(page.Rows.Select(r => new { code = r.Id.ToString(CultureInfo.InvariantCulture), text = r.Name, note = r.Code }), Json.Plain);
    }

    private static async Task<IResult> Follow(long id, HttpContext http, NoteActs acts, Current current, L labels, CancellationToken cancel)
    {
        var follow = http.Request.Form["follow"] == "true";
        var outcome = await acts.Follow(new(current.Someone), id, follow, cancel);
        if (!outcome.Done) return Results.NotFound();
        Flash.Done(http, labels[follow ? "customer.followed" : "customer.unfollowed"]);
        return Results.LocalRedirect($"~/customers/{id}");
    }

    private static async Task<IResult> Unmerge(long id, HttpContext http, MergeActs acts, Current current, L labels, CancellationToken cancel)
    {
        _ = long.TryParse(http.Request.Form["merge"], NumberStyles.None, CultureInfo.InvariantCulture, out var merge);
        var outcome = await acts.Undo(new(current.Someone), merge, cancel);
        if (outcome.Done) Flash.Done(http, labels["merge.undone"]);
        else if (outcome.Refusal is { } refusal) Flash.Warn(http, Messages.Of(refusal, labels));
        else return Results.NotFound();
        return Results.LocalRedirect($"~/customers/{(outcome.Done ? outcome.Value : id)}");
    }

    private static async Task<IResult> Export(HttpContext http, CustomerExport export, Current current, L labels, CancellationToken cancel)
    {
        var query = http.Request.Form["_query"].ToString();
        var form = new Form();
        foreach (var (name, value) in Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(query.Length > 4000 ? "" : query)) form[name] = value.Count > 1 ? string.Join(',', value.ToArray()) : value.ToString();
        form["_query"] = query;
        var outcome = await export.Run(new(current.Someone), form, http.Request.Form["as"] == "csv", cancel);
        if (outcome.Done) return Results.File(outcome.Value!.Content, outcome.Value.Type, outcome.Value.Name);
        Flash.Warn(http, outcome.Refusal is { } refusal ? Messages.Of(refusal, labels) : labels["api.invalid"]);
        return Results.LocalRedirect("~/customers?all=1");
    }

    private static async Task<IResult> Palette(string? q, AppDb db, Current current, Menu menu, L labels, CancellationToken cancel)
    {
        IViewer viewer = current;
        var text = q?.Trim() ?? "";
        if (text.Length > 100) text = text[..100];
        var places = menu.Main(viewer).Concat(menu.More(viewer)).Select(i => new PaletteHit(labels[i.LabelKey], null, i.Href, i.Icon))
            .Concat(menu.Acts(viewer).Select(a => new PaletteHit(labels[a.LabelKey], labels["shell.new"], a.Href, a.Icon)));
        if (text.Length == 0) return Results.Json(places.Take(8), Json.Plain);
        var people = await current.People(cancel);
        var hits = await db.Hits(current.Someone, text, 8, cancel);
        IEnumerable<PaletteHit> found =
        [
            .. hits.Own.Select(h => new PaletteHit(h.Name, string.Join(" · ", new[] { h.Code, people.NameOf(h.OwnerId), string.Join(labels["ui.listComma"], h.Contacts) }.Where(t => t.Length > 0)), $"/customers/{h.Id}", "building")),
            .. places.Where(p => p.Title.Contains(text, StringComparison.OrdinalIgnoreCase) || Pinyin.Initials(p.Title).Any(i => i.StartsWith(text.ToLowerInvariant(), StringComparison.Ordinal))).Take(5),
            .. hits.Others.Take(5).Select(h => new PaletteHit(h.Name, labels["search.masked", people.NameOf(h.OwnerId) is { Length: > 0 } owner ? owner : labels["customer.noOwner"]], $"/search?q={Uri.EscapeDataString(text)}", "lock")),
        ];
        if (hits.TooShort) found = found.Append(new(labels["search.short"], labels["search.shortText"], $"/search?q={Uri.EscapeDataString(text)}", "search"));
        return Results.Json(found, Json.Plain);
    }

    internal sealed record PaletteHit(string Title, string? Subtitle, string Href, string Icon);
}
