using Kegui.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Customers;

/// <summary>A word that the company puts on customers to find them again.</summary>
public sealed class Tag
{
    public required long Id { get; init; }
    public required string Name { get; set; }
    /// <summary>grey, blue, green, amber, red, violet.</summary>
    public string Tone { get; set; } = "grey";
    public int Version { get; set; }
}

/// <summary>A tag on a customer. Read with the customer it stands on.</summary>
internal sealed class CustomerTag
{
    public required long CustomerId { get; set; }
    public required long TagId { get; init; }
}

/// <summary>All tags, in memory; like added fields they share the people's stamp.</summary>
internal sealed class TagCatalogue(IServiceScopeFactory scopes)
{
    private volatile TagsAtStamp? _held;

    public async ValueTask<IReadOnlyList<Tag>> Get(Actor actor, CancellationToken cancel)
    {
        if (_held is { } held && actor.PeopleStamp is { } stamp && held.Stamp == stamp) return held.Tags;
        await using var scope = scopes.CreateAsyncScope();
        var tags = await scope.ServiceProvider.GetRequiredService<AppDb>().Set<Tag>().OrderBy(t => t.Name).ToListAsync(cancel);
        if (actor.PeopleStamp is { } read) _held = new(read, tags);
        return tags;
    }

    private sealed record TagsAtStamp(string Stamp, IReadOnlyList<Tag> Tags);
}
