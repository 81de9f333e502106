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
    public string? ContactTitle { get; init; }
    public string? ProductNeeds { get; init; }
    /// <summary>The company that this one belongs to.</summary>
    public long? ParentId { get; init; }
    /// <summary>Profile and invoice heading; null leaves them as they are.</summary>
    public ProfileInput? Profile { get; init; }
    /// <summary>Added fields by code, as typed; what is not named stays.</summary>
    public IReadOnlyDictionary<string, string?>? Fields { get; init; }
    /// <summary>Goes on although similar customers exist, because they are not the same party.</summary>
    public bool NotSame { get; init; }
}

/// <summary>The profile by groups, and the invoice heading. Long texts up to 4000 characters.</summary>
internal sealed record ProfileInput
{
    public string? Operation { get; init; }
    public string? People { get; init; }
    public string? Organisation { get; init; }
    public string? PurchasingChannels { get; init; }
    public string? Competition { get; init; }
    public string? Direction { get; init; }
    public string? Habits { get; init; }
    public string? Likes { get; init; }
    public string? BuyingPower { get; init; }
    public string? Background { get; init; }
    public string? ServiceNeeds { get; init; }
    public string? PaymentMethod { get; init; }
    public string? InvoiceTitle { get; init; }
    public string? TaxNumber { get; init; }
    public string? InvoiceAddress { get; init; }
    public string? InvoicePhone { get; init; }
    public string? Bank { get; init; }
    public string? BankAccount { get; init; }
    public string? Note { get; init; }
}
