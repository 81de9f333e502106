using System.Reflection;

namespace Kegui.Modules.Customers;

/// <summary>The fields of which a merge may take either side.</summary>
internal static class MergeFields
{
    public const string Owner = nameof(Customers.Customer.OwnerId);

    private static readonly string[] OfCustomer =
        ["Name", "ShortName", "CreditCode", "Kind", "PartyRole", "Stage", "Grade", "Industry", "Size", "Source", "ProductNeeds", "RegionCode", "Address", "Phone", "OwnerId", "ParentId"];

    public static readonly IReadOnlyList<PropertyInfo> Customer = [.. OfCustomer.Select(n => typeof(Customer).GetProperty(n)!)];
    public static readonly IReadOnlyList<PropertyInfo> Profile = [.. typeof(CustomerProfile).GetProperties().Where(p => p.PropertyType == typeof(string))];

    /// <summary>The fields in which the two differ, by name, with what each holds.</summary>
    public static IReadOnlyList<(string Name, object? Kept, object? Gone)> Differences(CustomerFile kept, CustomerFile gone) =>
    [
        .. from p in Customer let a = p.GetValue(kept.Customer) let b = p.GetValue(gone.Customer) where !Equals(a, b) select (p.Name, a, b),
        .. from p in Profile
           let a = kept.Profile is null ? null : p.GetValue(kept.Profile)
           let b = gone.Profile is null ? null : p.GetValue(gone.Profile)
           where !Equals(a, b)
           select (p.Name, a, b),
    ];

    /// <summary>What is offered first: the kept record's value, the other's where it has none.</summary>
    public static bool TakesGone(object? kept, object? gone) => kept is null && gone is not null;
}
