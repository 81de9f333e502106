namespace Kegui.Modules.Customers;

/// <summary>Keeps the columns by which a customer is found and sorted.</summary>
internal static class CustomerSearch
{
    public static void Index(Customer customer, IReadOnlyList<Contact> contacts)
    {
        customer.NameKey = customer.Name;
        customer.SortKey = customer.Name;
        customer.SearchText = customer.Name.ToLowerInvariant();
        customer.SearchGrams = "";
    }
}
