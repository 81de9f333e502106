using Kegui.Kernel;
using Kegui.Kernel.Text;

namespace Kegui.Modules.Customers;

/// <summary>Decisions about a customer's data: values in, problems out.</summary>
internal static class CustomerRules
{
    public static string Code(long number) => $"C{number:000000}";

    public static string CleanName(string name) => CompanyName.Clean(name);

    public static string? CreditCodeOf(string? text) => string.IsNullOrWhiteSpace(text) ? null : CreditCode.Normalize(text);

    /// <summary>Digits with country code, the first number of the cell; what cannot be read is kept as typed for the problem to name.</summary>
    public static string? PhoneDigits(string? text) => string.IsNullOrWhiteSpace(text) ? null : Phone.Read(text).First?.Digits;

    public static IEnumerable<Problem> Problems(CustomerInput input, People people, bool creating)
    {
        if (string.IsNullOrWhiteSpace(input.Name)) yield return new("name", "required");
        else if (input.Name.Trim().Length is < 2 or > 100) yield return new("name", "length", 2, 100);
        if (input.Kind is { } kind && !CustomerKinds.All.Contains(kind)) yield return new("kind", "choice");
        if (input.PartyRole is { } role && !PartyRoles.All.Contains(role)) yield return new("partyRole", "choice");
        if (input.Stage is { } stage && !CustomerStages.All.Contains(stage)) yield return new("stage", "choice");
        if (input.OwnerId is { } owner && !(people.ById.TryGetValue(owner, out var person) && person.Active)) yield return new("ownerId", "person");
        if (CreditCodeOf(input.CreditCode) is { } code && CreditCode.Read(code) is { Problem: { } wrong } reading) yield return CodeProblem(wrong, reading);
        foreach (var (field, number) in new[] { ("phone", input.Phone), ("contactPhone", input.ContactPhone) })
            if (!string.IsNullOrWhiteSpace(number) && Phone.Read(number) is { Problem: not null, First: null }) yield return new(field, "phone");
        if (!string.IsNullOrWhiteSpace(input.RegionCode) && Regions.ByCodeOrNull(input.RegionCode.Trim()) is null) yield return new("regionCode", "region");
        foreach (var (field, text, most) in Lengths(input))
            if (text?.Length > most) yield return new(field, "too-long", most);
    }

    /// <summary>Stops at equal credit codes; at likely doubles only until the person says that they are not the same.</summary>
    [Keeps("CGM-0.1b", "CDV-7.4a")]
    public static IEnumerable<Problem> Doubles(CustomerInput input, IReadOnlyList<AlikeCustomer> alike)
    {
        if (alike.FirstOrDefault(a => a.Reason == DuplicateReason.SameCreditCode) is { } same) yield return new("creditCode", "double-credit-code", same.Code, same.Name);
        else if (!input.NotSame && alike.FirstOrDefault(a => a.Reason is DuplicateReason.SameName or DuplicateReason.SamePhoneSimilarName) is { } likely) yield return new("name", "double-name", likely.Code, likely.Name);
    }

    private static Problem CodeProblem(CreditCodeProblem wrong, CreditCodeReading reading) => wrong switch
    {
        CreditCodeProblem.WrongCheckDigit => new("creditCode", "credit-code-check", reading.Expected),
        CreditCodeProblem.BadCharacter => new("creditCode", "credit-code-character", reading.Position),
        _ => new("creditCode", "credit-code-length"),
    };

    private static IEnumerable<(string, string?, int)> Lengths(CustomerInput input) =>
    [
        ("shortName", input.ShortName, 50), ("industry", input.Industry, 50), ("size", input.Size, 50), ("source", input.Source, 50),
        ("address", input.Address, 200), ("contactName", input.ContactName, 50), ("contactTitle", input.ContactTitle, 50), ("productNeeds", input.ProductNeeds, 200),
        .. input.Profile is { } p ? Lengths(p) : [],
    ];

    private static IEnumerable<(string, string?, int)> Lengths(ProfileInput p) =>
    [
        ("operation", p.Operation, 4000), ("people", p.People, 4000), ("organisation", p.Organisation, 4000), ("purchasingChannels", p.PurchasingChannels, 4000),
        ("competition", p.Competition, 4000), ("direction", p.Direction, 4000), ("habits", p.Habits, 4000), ("likes", p.Likes, 4000), ("buyingPower", p.BuyingPower, 4000),
        ("background", p.Background, 4000), ("serviceNeeds", p.ServiceNeeds, 4000), ("note", p.Note, 4000), ("paymentMethod", p.PaymentMethod, 100), ("invoiceTitle", p.InvoiceTitle, 100),
        ("taxNumber", p.TaxNumber, 30), ("invoiceAddress", p.InvoiceAddress, 200), ("invoicePhone", p.InvoicePhone, 50), ("bank", p.Bank, 100), ("bankAccount", p.BankAccount, 50),
    ];
}
