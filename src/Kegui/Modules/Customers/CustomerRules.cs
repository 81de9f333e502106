using Kegui.Kernel;

namespace Kegui.Modules.Customers;

/// <summary>Decisions about a customer's data: values in, problems out.</summary>
internal static class CustomerRules
{
    public static string Code(long number) => $"C{number:000000}";

    public static string CleanName(string name) => name.Trim();

    public static string? CreditCodeOf(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim().ToUpperInvariant();

    public static string? PhoneDigits(string? text) => string.IsNullOrWhiteSpace(text) ? null : new string([.. text.Where(char.IsAsciiDigit)]);

    public static IEnumerable<Problem> Problems(CustomerInput input, People people, bool creating)
    {
        if (string.IsNullOrWhiteSpace(input.Name)) yield return new("name", "required");
        else if (input.Name.Trim().Length is < 2 or > 100) yield return new("name", "length", 2, 100);
        if (input.Kind is { } kind && !CustomerKinds.All.Contains(kind)) yield return new("kind", "choice");
        if (input.PartyRole is { } role && !PartyRoles.All.Contains(role)) yield return new("partyRole", "choice");
        if (input.Stage is { } stage && !CustomerStages.All.Contains(stage)) yield return new("stage", "choice");
        if (input.OwnerId is { } owner && !(people.ById.TryGetValue(owner, out var person) && person.Active)) yield return new("ownerId", "person");
        foreach (var (field, text, most) in Lengths(input))
            if (text?.Length > most) yield return new(field, "too-long", most);
    }

    /// <summary>Stops at equal credit codes; at likely doubles only until the person says that they are not the same.</summary>
    public static IEnumerable<Problem> Doubles(CustomerInput input, IReadOnlyList<AlikeCustomer> alike)
    {
        if (alike.FirstOrDefault(a => a.SameCreditCode) is { } same) yield return new("creditCode", "double-credit-code", same.Code, same.Name);
        else if (!input.NotSame && alike.FirstOrDefault(a => a.SameName) is { } named) yield return new("name", "double-name", named.Code, named.Name);
    }

    private static IEnumerable<(string, string?, int)> Lengths(CustomerInput input) =>
    [
        ("shortName", input.ShortName, 50), ("industry", input.Industry, 50), ("size", input.Size, 50), ("source", input.Source, 50),
        ("address", input.Address, 200), ("contactName", input.ContactName, 50),
    ];
}
