using Kegui.Kernel;

namespace Kegui.Modules.Customers;

/// <summary>
/// Puts what was entered into records, without an act and without a database, so that forms and imports make the same customer.
/// Order: <see cref="New"/>, <see cref="Fill(Customer, CustomerInput)"/>, contacts, <see cref="Finish"/>. Check with <see cref="CustomerRules"/> before.
/// </summary>
internal static class CustomerDraft
{
    public static Customer New(long id, long number, DateTime now, long by, PersonView? owner) => new()
    {
        Id = id,
        Code = CustomerRules.Code(number),
        Name = "",
        NameKey = "",
        SortKey = "",
        SearchText = "",
        SearchGrams = "",
        CreatedAt = now,
        CreatedById = by,
        UpdatedAt = now,
        OwnerId = owner?.Id,
        DepartmentId = owner?.DepartmentId,
    };

    public static void Fill(Customer customer, CustomerInput input)
    {
        customer.Name = CustomerRules.CleanName(input.Name!);
        customer.ShortName = Trimmed(input.ShortName);
        customer.CreditCode = CustomerRules.CreditCodeOf(input.CreditCode);
        customer.Kind = input.Kind ?? customer.Kind;
        customer.PartyRole = input.PartyRole ?? customer.PartyRole;
        customer.Stage = input.Stage ?? customer.Stage;
        customer.Industry = Trimmed(input.Industry);
        customer.Size = Trimmed(input.Size);
        customer.Source = Trimmed(input.Source);
        customer.ProductNeeds = Trimmed(input.ProductNeeds);
        customer.RegionCode = Trimmed(input.RegionCode);
        customer.ProvinceCode = customer.RegionCode?[..2];
        customer.Address = Trimmed(input.Address);
        customer.Phone = CustomerRules.PhoneDigits(input.Phone);
        customer.ParentId = input.ParentId;
    }

    public static void Fill(CustomerProfile profile, ProfileInput input)
    {
        (profile.Operation, profile.People, profile.Organisation) = (Trimmed(input.Operation), Trimmed(input.People), Trimmed(input.Organisation));
        (profile.PurchasingChannels, profile.Competition, profile.Direction) = (Trimmed(input.PurchasingChannels), Trimmed(input.Competition), Trimmed(input.Direction));
        (profile.Habits, profile.Likes, profile.BuyingPower) = (Trimmed(input.Habits), Trimmed(input.Likes), Trimmed(input.BuyingPower));
        (profile.Background, profile.ServiceNeeds, profile.PaymentMethod) = (Trimmed(input.Background), Trimmed(input.ServiceNeeds), Trimmed(input.PaymentMethod));
        (profile.InvoiceTitle, profile.TaxNumber, profile.InvoiceAddress) = (Trimmed(input.InvoiceTitle), CustomerRules.CreditCodeOf(input.TaxNumber), Trimmed(input.InvoiceAddress));
        (profile.InvoicePhone, profile.Bank, profile.BankAccount, profile.Note) = (Trimmed(input.InvoicePhone), Trimmed(input.Bank), Trimmed(input.BankAccount), Trimmed(input.Note));
    }

    /// <summary>The contact that a new customer is entered with, if one is named.</summary>
    public static Contact? FirstContact(long id, Customer customer, CustomerInput input) => string.IsNullOrWhiteSpace(input.ContactName) ? null : new()
    {
        Id = id,
        CustomerId = customer.Id,
        Name = input.ContactName.Trim(),
        Title = Trimmed(input.ContactTitle),
        Phone = CustomerRules.PhoneDigits(input.ContactPhone),
    };

    /// <summary>The columns that follow from the rest: how it is found, sorted, and how complete it is.</summary>
    public static void Finish(CustomerFile file)
    {
        CustomerSearch.Index(file.Customer, [.. file.Contacts.Where(c => !c.Gone)]);
        file.Customer.Completeness = Completeness.Percent(file);
    }

    internal static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
