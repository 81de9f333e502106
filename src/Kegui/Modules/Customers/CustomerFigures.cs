using Kegui.Ui;

namespace Kegui.Modules.Customers;

/// <summary>The figures that the customer's own record can give, for slots that no module fills.</summary>
internal static class CustomerFigures
{
    public static CustomerFigure Own(int slot, Customer customer, DateOnly today, L labels) => slot switch
    {
        1 => Day("customer.lastOrderOn", customer.LastOrderOn, today, labels),
        2 => Day("customer.lastContactOn", customer.LastContactOn, today, labels) with
        {
            Note = customer.NextContactOn is { } next ? labels["customer.nextContact", Formats.Date(next)] : Since(customer.LastContactOn, today, labels),
            Tone = customer.NextContactOn < today ? "red" : null,
        },
        3 => Day("customer.lastOnSiteVisitOn", customer.LastOnSiteVisitOn, today, labels),
        _ => new("customer.completeness", customer.Completeness + "%", Tone: customer.Completeness < 60 ? "amber" : null, Href: $"customers/{customer.Id}#archive"),
    };

    private static CustomerFigure Day(string label, DateOnly? day, DateOnly today, L labels) =>
        new(label, day is { } on ? on.ToString(on.Year == today.Year ? "MM-dd" : "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : "—", Note: Since(day, today, labels), Exact: day is { } exact ? Formats.Date(exact) : null);

    private static string Since(DateOnly? day, DateOnly today, L labels) => day is not { } on ? labels["customer.never"]
        : (today.DayNumber - on.DayNumber) switch { <= 0 => labels["customer.sinceToday"], var days => labels["customer.since", days] };
}
