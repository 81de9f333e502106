using Kegui.Kernel.Text;

namespace Kegui.Modules.Customers;

/// <summary>Keeps the columns by which a customer is found and sorted.</summary>
internal static class CustomerSearch
{
    public static void Index(Customer customer, IReadOnlyList<Contact> contacts)
    {
        customer.NameKey = Cut(CompanyName.Key(customer.Name), 200);
        customer.SortKey = Cut(Pinyin.SortKey(customer.Name), 200);
        var found = SearchText.Of(
            customer.Name,
            [.. new[] { customer.ShortName }.Concat(Parts(customer.FormerNames)).OfType<string>()],
            [.. new[] { customer.Code, customer.CreditCode }.Concat(Parts(customer.FormerCodes)).OfType<string>()],
            [.. new[] { customer.Phone }.Concat(contacts.Select(c => c.Phone)).OfType<string>()],
            [.. contacts.Select(c => c.Name)]);
        customer.SearchText = Cut(found.Text, 2000);
        customer.SearchGrams = Cut(found.Grams, 4000);
    }

    public const string Between = " / ";

    private static string[] Parts(string? joined) => joined?.Split(Between) ?? [];

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..most];
}
