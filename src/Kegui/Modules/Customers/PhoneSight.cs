using Kegui.Kernel;

namespace Kegui.Modules.Customers;

/// <summary>
/// Who may read the phones of the customers he sees. Everybody else reads 138****1234 on pages, in lists, exports and the API, and
/// finds nothing by digits: a search that answers would tell them one by one.
/// </summary>
internal static class PhoneSight
{
    public const string Right = "customer.phone";

    public static bool Of(Actor actor) => actor.May(Right);

    public static string? Shown(Actor actor, string? digits) => Of(actor) ? digits : Masked(digits);

    /// <summary>The first three digits and the last four; of short numbers the last two.</summary>
    /// <param name="digits">With the country's code, as stored.</param>
    public static string? Masked(string? digits)
    {
        if (string.IsNullOrEmpty(digits) || digits.Contains('*')) return digits;
        var own = digits.StartsWith("86", StringComparison.Ordinal) && digits.Length > 10 ? digits[2..] : digits;
        return own.Length >= 9 ? $"{own[..3]}****{own[^4..]}" : $"****{own[Math.Max(0, own.Length - 2)..]}";
    }

    public static CustomerFile Shown(Actor actor, CustomerFile file)
    {
        if (Of(actor)) return file;
        file.Customer.Phone = Masked(file.Customer.Phone);
        foreach (var contact in file.Contacts) contact.Phone = Masked(contact.Phone);
        return file;
    }

    /// <summary>What is dialled; none for a masked number.</summary>
    public static string? Href(string? digits) => digits is { Length: > 0 } && !digits.Contains('*') ? "tel:+" + digits : null;

    /// <summary>What somebody who does not see the number sends back in its place changes nothing.</summary>
    public static string? Kept(Actor actor, string? typed, string? stored) => Of(actor) ? typed : stored is null ? null : "+" + stored;

    /// <summary>A word of nothing but digits and signs could stand in a phone.</summary>
    public static bool Hides(Actor actor, string? typed) => !Of(actor) && typed is not null
        && typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Any(word => word.Any(char.IsDigit) && !word.Any(char.IsLetter));
}
