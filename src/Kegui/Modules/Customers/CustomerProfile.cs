using Kegui.Kernel;

namespace Kegui.Modules.Customers;

/// <summary>The extended profile and the invoice heading, one row a customer, made when something is first entered.</summary>
public sealed class CustomerProfile : IGuarded
{
    /// <summary>The customer's id.</summary>
    public required long Id { get; init; }
    public string? Operation { get; set; }
    public string? People { get; set; }
    public string? Organisation { get; set; }
    public string? PurchasingChannels { get; set; }
    public string? Competition { get; set; }
    public string? Direction { get; set; }
    public string? Habits { get; set; }
    public string? Likes { get; set; }
    public string? BuyingPower { get; set; }
    public string? Background { get; set; }
    /// <summary>What the customer expects of our service.</summary>
    public string? ServiceNeeds { get; set; }
    public string? PaymentMethod { get; set; }
    public string? InvoiceTitle { get; set; }
    public string? TaxNumber { get; set; }
    public string? InvoiceAddress { get; set; }
    public string? InvoicePhone { get; set; }
    public string? Bank { get; set; }
    public string? BankAccount { get; set; }
    public string? Note { get; set; }
    public int Version { get; set; }
}
