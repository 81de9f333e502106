using Kegui.Kernel;

namespace Kegui.Modules.Customers;

/// <summary>
/// A party that the company sells to, serves, or hopes to: one record for the whole company. Columns that lists filter and sort by
/// stand here; what only the own page shows stands in <see cref="CustomerProfile"/>.
/// </summary>
internal sealed class Customer : IOwned
{
    public required long Id { get; init; }
    public required string Code { get; init; }
    public required string Name { get; set; }
    public string? ShortName { get; set; }
    /// <summary>The name without legal form and place: equal keys are suspected doubles.</summary>
    public required string NameKey { get; set; }
    /// <summary>Sorts by pinyin without a database collation.</summary>
    public required string SortKey { get; set; }
    public required string SearchText { get; set; }
    public required string SearchGrams { get; set; }
    public string? CreditCode { get; set; }

    public string Kind { get; set; } = CustomerKinds.Dealer;
    public string PartyRole { get; set; } = PartyRoles.Buyer;
    public string Stage { get; set; } = CustomerStages.Customer;
    public string? Grade { get; set; }
    public DateOnly? GradedOn { get; set; }
    public string? Industry { get; set; }
    public string? Size { get; set; }
    public string? Source { get; set; }

    /// <summary>Two digits of GB/T 2260; kept beside the full code because scopes and filters compare it.</summary>
    public string? ProvinceCode { get; set; }
    public string? RegionCode { get; set; }
    public string? Address { get; set; }
    /// <summary>Where the first check-in was made, in millionths of a degree (WGS 84).</summary>
    public int? LatitudeE6 { get; set; }
    public int? LongitudeE6 { get; set; }
    /// <summary>The main telephone, normalised digits.</summary>
    public string? Phone { get; set; }

    public long? OwnerId { get; set; }
    /// <summary>The owner's department: moves with the owner, so that scopes need no join.</summary>
    public long? DepartmentId { get; set; }
    public long? ParentId { get; set; }

    public bool Blacklisted { get; set; }
    public bool Paused { get; set; }
    public bool KeyAccount { get; set; }
    /// <summary>Recognised as an old customer when rules were adopted, instead of by an admission check.</summary>
    public bool OldCustomer { get; set; }
    public bool Admitted { get; set; }

    public DateOnly? LastOrderOn { get; set; }
    public DateOnly? LastContactOn { get; set; }
    public DateOnly? LastOnSiteVisitOn { get; set; }

    public long? ImportId { get; set; }
    public required DateTime CreatedAt { get; init; }
    public required long CreatedById { get; init; }
    public required DateTime UpdatedAt { get; set; }
    public int Version { get; set; }
}

/// <summary>The extended profile and the invoice heading, one row a customer, made when something is first entered.</summary>
internal sealed class CustomerProfile : IGuarded
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

/// <summary>A person at a customer.</summary>
internal sealed class Contact : IGuarded
{
    public required long Id { get; init; }
    public required long CustomerId { get; init; }
    public required string Name { get; set; }
    public string? Title { get; set; }
    public string? Phone { get; set; }
    public string? Email { get; set; }
    public string? WeChat { get; set; }
    public bool Key { get; set; }
    public string? Note { get; set; }
    public bool Gone { get; set; }
    public long? ImportId { get; set; }
    public int Version { get; set; }
}

internal static class CustomerKinds
{
    public const string Dealer = "dealer";
    public static readonly IReadOnlyList<string> All = [Dealer, "e-commerce", "offline", "project", "consumer", "internal"];
}

internal static class PartyRoles
{
    public const string Buyer = "buyer";
    public static readonly IReadOnlyList<string> All = [Buyer, "supplier", "both"];
}

internal static class CustomerStages
{
    public const string Prospect = "prospect";
    public const string Customer = "customer";
    public static readonly IReadOnlyList<string> All = [Prospect, Customer, "exited"];
}

internal static class Grades
{
    public static readonly IReadOnlyList<string> All = ["A", "B", "C", "D"];
}
