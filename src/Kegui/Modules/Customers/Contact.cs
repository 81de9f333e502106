using Kegui.Kernel;

namespace Kegui.Modules.Customers;

/// <summary>A person at a customer.</summary>
public sealed class Contact : IGuarded
{
    public required long Id { get; init; }
    public required long CustomerId { get; set; }
    public required string Name { get; set; }
    public string? Title { get; set; }
    public string? Phone { get; set; }
    public string? Email { get; set; }
    public string? WeChat { get; set; }
    public bool Key { get; set; }
    /// <summary>How far the person decides: one of <see cref="DecisionRoles"/>.</summary>
    public string? Decides { get; set; }
    public string? Note { get; set; }
    /// <summary>No longer there; the history keeps the name.</summary>
    public bool Gone { get; set; }
    public long? ImportId { get; set; }
    public int Version { get; set; }
}

internal static class DecisionRoles
{
    public static readonly IReadOnlyList<string> All = ["decides", "advises", "buys", "uses"];
}
