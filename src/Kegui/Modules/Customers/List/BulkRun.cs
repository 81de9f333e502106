using System.Text.Json;
using Kegui.Kernel;

namespace Kegui.Modules.Customers;

/// <summary>One act on many customers: what it was to do, what became of each, and whether it was taken back.</summary>
internal sealed class BulkRun
{
    public required long Id { get; init; }
    /// <summary>One of <see cref="Bulk.Kinds"/>.</summary>
    public required string Kind { get; init; }
    /// <summary>The new value in words.</summary>
    public required string Says { get; init; }
    /// <summary>A list of <see cref="BulkItem"/> as JSON.</summary>
    public required string Items { get; set; }
    public required long ById { get; init; }
    public required DateTime At { get; init; }
    public DateTime? UndoneAt { get; set; }
    public int Version { get; set; }

    public IReadOnlyList<BulkItem> Read() => JsonSerializer.Deserialize<List<BulkItem>>(Items, Json.Plain)!;
}

/// <param name="Before">The stored value before: an owner's id, tag ids, a field's text.</param>
/// <param name="Problem">Why this one was left alone: a label's key; none when it was done.</param>
public sealed record BulkItem(long Id, string Code, string Name, string? Before, string? After, string? Problem);
