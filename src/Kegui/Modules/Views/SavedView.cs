namespace Kegui.Modules.Views;

/// <summary>A list's conditions, columns and order under a name: the query of its address.</summary>
internal sealed class SavedView
{
    public required long Id { get; init; }
    /// <summary>The list, by its address: <c>customers</c>.</summary>
    public required string List { get; init; }
    public required string Name { get; set; }
    public required string Query { get; set; }
    public required long OwnerId { get; init; }
    /// <summary>Seen by everybody who may open the list.</summary>
    public bool Shared { get; set; }
    public int Version { get; set; }
}

/// <summary>The view that a person's list opens with.</summary>
internal sealed class ViewDefault
{
    public required long PersonId { get; init; }
    public required string List { get; init; }
    public long ViewId { get; set; }
}
