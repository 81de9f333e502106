using Kegui.Kernel;

namespace Kegui.Modules.Customers;

/// <summary>What a person enters of a customer. Lengths are limited by the columns; codes by their lists.</summary>
internal sealed record CustomerInput
{
    public string? Name { get; init; }
    public string? ShortName { get; init; }
    public string? CreditCode { get; init; }
    public string? Kind { get; init; }
    public string? PartyRole { get; init; }
    public string? Stage { get; init; }
    public string? Industry { get; init; }
    public string? Size { get; init; }
    public string? Source { get; init; }
    /// <summary>Six digits of GB/T 2260.</summary>
    public string? RegionCode { get; init; }
    public string? Address { get; init; }
    public string? Phone { get; init; }
    /// <summary>Who answers for the customer; by default the person who enters it.</summary>
    public long? OwnerId { get; init; }
    /// <summary>The first contact, only when a customer is created.</summary>
    public string? ContactName { get; init; }
    public string? ContactPhone { get; init; }
    /// <summary>Goes on although similar customers exist, because they are not the same party.</summary>
    public bool NotSame { get; init; }
}
