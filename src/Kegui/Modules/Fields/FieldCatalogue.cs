using Kegui.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Fields;

/// <summary>
/// The fields in use, in memory. They change as rarely as people do, so they share the people's stamp, which every request has
/// read anyway: a change of a field moves it and all nodes read again.
/// </summary>
internal sealed class FieldCatalogue(IServiceScopeFactory scopes)
{
    private volatile Held? _held;

    public async ValueTask<IReadOnlyList<FieldView>> Get(Actor actor, CancellationToken cancel)
    {
        if (_held is { } held && actor.PeopleStamp is { } stamp && held.Stamp == stamp) return held.Fields;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var found = await db.Set<FieldDefinition>().Where(f => f.RetiredAt == null).OrderBy(f => f.Order).ThenBy(f => f.Id).ToListAsync(cancel);
        IReadOnlyList<FieldView> fields = [.. found.Select(f => f.View())];
        if (actor.PeopleStamp is { } read) _held = new(read, fields);
        return fields;
    }

    private sealed record Held(string Stamp, IReadOnlyList<FieldView> Fields);
}
