using Kegui.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Views;

/// <summary>A saved view as a list offers it.</summary>
/// <param name="Query">The query of the address, without a question mark.</param>
public sealed record ViewChoice(long Id, string Name, string Query, bool Mine, bool Shared, bool Default, int Version);

/// <summary>Saved views for the lists of all modules.</summary>
internal static class ViewDoor
{
    /// <summary>The person's own views and the shared ones of a list, own ones first. One statement.</summary>
    public static async Task<IReadOnlyList<ViewChoice>> Of(AppDb db, Actor actor, string list, CancellationToken cancel)
    {
        var me = actor.PersonId;
        return await db.Set<SavedView>().Where(v => v.List == list && (v.OwnerId == me || v.Shared))
            .OrderByDescending(v => v.OwnerId == me).ThenBy(v => v.Id).Take(50)
            .Select(v => new ViewChoice(v.Id, v.Name, v.Query, v.OwnerId == me, v.Shared, db.Set<ViewDefault>().Any(d => d.PersonId == me && d.List == list && d.ViewId == v.Id), v.Version))
            .ToListAsync(cancel);
    }
}
