using Kegui.Kernel;

namespace Kegui.Modules.Customers;

/// <summary>
/// A party that the company sells to, serves, or hopes to: one record for the whole company. Columns that lists filter and sort by
/// stand here; what only the own page shows stands in <see cref="CustomerProfile"/>.
/// </summary>
public sealed class Customer : IOwned
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
    /// <summary>What the customer buys or wants, in a few words; lists filter by it.</summary>
    public string? ProductNeeds { get; set; }

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
    public DateOnly? LastContactOn
    {
        get;
        set
        {
            field = value;
            ContactOrder = value?.DayNumber ?? 0;
        }
    }

    /// <summary>The day number of the last contact, 0 when there was none: sorts without nulls, which the two databases place differently.</summary>
    public int ContactOrder { get; private set; }
    public DateOnly? LastOnSiteVisitOn { get; set; }

    /// <summary>The day promised in the last note; empty once somebody has been in contact since.</summary>
    public DateOnly? NextContactOn { get; set; }
    /// <summary>Since when nobody answers for the customer and anybody may claim it.</summary>
    public DateOnly? PooledOn { get; set; }
    /// <summary>0 to 100; kept so that lists can ask for gaps.</summary>
    public int Completeness { get; set; }

    /// <summary>Codes and names of records that were merged into this one, separated by <c> / </c>: both stay findable.</summary>
    public string? FormerCodes { get; set; }
    public string? FormerNames { get; set; }

    public long? ImportId { get; set; }
    public required DateTime CreatedAt { get; init; }
    public required long CreatedById { get; init; }
    public required DateTime UpdatedAt { get; set; }
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
