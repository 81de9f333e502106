using Kegui.Kernel;

namespace Kegui.Modules.Customers;

/// <summary>What is known of one customer.</summary>
public sealed record CustomerFile(Customer Customer, CustomerProfile? Profile, IReadOnlyList<Contact> Contacts);

/// <summary>How complete a file is: the share of the fields that count.</summary>
[Keeps("CGM-6.2b", "NCT-7.1")]
internal static class Completeness
{
    /// <summary>The fields that count, by the key of their label <c>customer.{key}</c>. The five groups of the collection form each count once.</summary>
    public static readonly IReadOnlyList<(string Key, Func<CustomerFile, bool> Has)> Counted =
    [
        ("creditCode", f => f.Customer.CreditCode is not null),
        ("region", f => f.Customer.RegionCode is not null),
        ("address", f => f.Customer.Address is not null),
        ("contact", f => f.Contacts.Any(c => !c.Gone && (c.Phone ?? c.Email ?? c.WeChat) is not null)),
        ("keyContact", f => f.Contacts.Any(c => !c.Gone && c.Key)),
        ("industry", f => f.Customer.Industry is not null),
        ("size", f => f.Customer.Size is not null),
        ("source", f => f.Customer.Source is not null),
        ("productNeeds", f => f.Customer.ProductNeeds is not null),
        ("operation", f => f.Profile?.Operation is not null),
        ("people", f => f.Profile?.People is not null),
        ("organisation", f => f.Profile?.Organisation is not null),
        ("purchasingChannels", f => f.Profile?.PurchasingChannels is not null),
        ("invoiceTitle", f => f.Profile is { InvoiceTitle: not null, TaxNumber: not null }),
    ];

    public static IReadOnlyList<string> Missing(CustomerFile file) => [.. Counted.Where(c => !c.Has(file)).Select(c => c.Key)];

    /// <summary>0 to 100, rounded half up.</summary>
    public static int Percent(CustomerFile file) =>
        (int)Math.Round((Counted.Count - Missing(file).Count) * 100m / Counted.Count, 0, MidpointRounding.AwayFromZero);
}
