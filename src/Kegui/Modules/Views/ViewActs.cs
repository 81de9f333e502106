using Kegui.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Views;

/// <param name="Default">The list opens with it, for this person.</param>
internal sealed record ViewInput(string? Name, string? Query, bool Shared, bool Default);

/// <summary>What is done to saved views. A shared one belongs to the person who made it; only that person changes it.</summary>
internal sealed class ViewActs(ActRunner run)
{
    private const int Most = 50;
    /// <summary>Lists that offer saved views.</summary>
    public static readonly IReadOnlyList<string> Lists = ["customers"];

    public Task<Outcome<long>> Save(Call call, string list, ViewInput input, CancellationToken cancel) => run.Run("view.save", call, new { list, input }, async act =>
    {
        var me = act.Actor.PersonId;
        var mine = await act.Db.Set<SavedView>().AsTracking().Where(v => v.List == list && v.OwnerId == me).ToListAsync(cancel);
        act.Check(Problems(list, input, mine.Count));
        if (input.Shared && !act.Actor.May("view.share")) act.Allow(new("no-permission") { Facts = new Dictionary<string, object?> { ["act"] = "view.share" } });
        // Saving under a name again replaces what stood there.
        var view = mine.FirstOrDefault(v => v.Name == input.Name!.Trim());
        if (view is null) act.Db.Add(view = new() { Id = await act.NewId(cancel), List = list, Name = input.Name!.Trim(), Query = "", OwnerId = me });
        else view.Version++;
        (view.Query, view.Shared) = (Clean(input.Query), input.Shared);
        await Default(act, list, view.Id, input.Default, cancel);
        return view.Id;
    }, cancel);

    public Task<Outcome<long>> Delete(Call call, long id, CancellationToken cancel) => run.Run("view.save", call, new { id }, async act =>
    {
        var me = act.Actor.PersonId;
        var view = act.Found(await act.Db.Set<SavedView>().AsTracking().FirstOrDefaultAsync(v => v.Id == id && v.OwnerId == me, cancel));
        act.Db.Remove(view);
        act.Also(inside => act.Db.Set<ViewDefault>().Where(d => d.ViewId == id).ExecuteDeleteAsync(inside));
        return id;
    }, cancel);

    /// <summary>Makes an own or shared view the one the person's list opens with, or takes that back.</summary>
    public Task<Outcome<long>> MakeDefault(Call call, long id, bool yes, CancellationToken cancel) => run.Run("view.save", call, new { id, yes }, async act =>
    {
        var me = act.Actor.PersonId;
        var view = act.Found(await act.Db.Set<SavedView>().FirstOrDefaultAsync(v => v.Id == id && (v.OwnerId == me || v.Shared), cancel));
        await Default(act, view.List, id, yes, cancel);
        return id;
    }, cancel);

    private static async Task Default(Act act, string list, long view, bool yes, CancellationToken cancel)
    {
        var me = act.Actor.PersonId;
        var held = await act.Db.Set<ViewDefault>().AsTracking().FirstOrDefaultAsync(d => d.PersonId == me && d.List == list, cancel);
        if (yes && held is null) act.Db.Add(new ViewDefault { PersonId = me, List = list, ViewId = view });
        else if (yes) held!.ViewId = view;
        else if (held?.ViewId == view) act.Db.Remove(held);
    }

    private static IEnumerable<Problem> Problems(string list, ViewInput input, int mine)
    {
        if (!Lists.Contains(list)) yield return new("list", "choice");
        if (string.IsNullOrWhiteSpace(input.Name)) yield return new("viewName", "required");
        else if (input.Name.Trim().Length > 20) yield return new("viewName", "too-long", 20);
        if (input.Query?.Length > 2000) yield return new("viewName", "view-long");
        if (mine >= Most) yield return new("viewName", "view-many", Most);
    }

    // Where one stood in the list is no part of the view.
    private static string Clean(string? query) => string.Join('&', (query ?? "").TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Where(p => p.Split('=') is [var name, { Length: > 0 }] && name is not ("after" or "before" or "view" or "all")));
}
