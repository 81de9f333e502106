using System.Globalization;
using Kegui.Kernel;
using Kegui.Kernel.Text;
using Kegui.Modules.Fields;
using Kegui.Ui;

namespace Kegui.Modules.Customers;

/// <summary>The form of a customer: from the form to the input, and from the record to the form.</summary>
internal static class CustomerForm
{
    public static CustomerInput Read(Form form, IReadOnlyList<FieldView> fields, bool whole) => new()
    {
        Name = form.Text("name", 100, required: true),
        ShortName = form.Text("shortName", 50),
        CreditCode = form.Text("creditCode", 40),
        Kind = form.Choice("kind", CustomerKinds.All),
        PartyRole = form.Choice("partyRole", PartyRoles.All),
        Stage = form.Choice("stage", CustomerStages.All),
        Industry = form.Text("industry", 50),
        Size = form.Text("size", 50),
        Source = form.Text("source", 50),
        ProductNeeds = form.Text("productNeeds", 200),
        RegionCode = Region(form),
        Address = form.Text("address", 200),
        Phone = form.Text("phone", 60),
        ParentId = form.Long("parentId"),
        Profile = whole ? Profile(form) : null,
        Fields = whole ? FieldDoor.Read(form, fields) : null,
    };

    /// <summary>What the form shows of a record, by the names of its fields.</summary>
    public static Dictionary<string, string> Of(CustomerFile file, IReadOnlyList<FieldView> fields, IReadOnlyDictionary<long, FieldValue> values)
    {
        var c = file.Customer;
        var shown = new Dictionary<string, string?>
        {
            ["name"] = c.Name, ["shortName"] = c.ShortName, ["creditCode"] = c.CreditCode, ["kind"] = c.Kind, ["partyRole"] = c.PartyRole, ["stage"] = c.Stage,
            ["industry"] = c.Industry, ["size"] = c.Size, ["source"] = c.Source, ["productNeeds"] = c.ProductNeeds, ["regionCode"] = c.RegionCode, ["address"] = c.Address,
            ["phone"] = CustomerWords.Number(c.Phone), ["parentId"] = c.ParentId?.ToString(CultureInfo.InvariantCulture),
        };
        var profile = file.Profile ?? new CustomerProfile { Id = c.Id };
        foreach (var property in typeof(ProfileInput).GetProperties())
            shown[char.ToLowerInvariant(property.Name[0]) + property.Name[1..]] = (string?)typeof(CustomerProfile).GetProperty(property.Name)!.GetValue(profile);
        foreach (var field in fields)
            shown[field.Code] = values.TryGetValue(field.Id, out var value) ? FieldDoor.Typed(field, value) : null;
        return shown.ToDictionary(s => s.Key, s => s.Value ?? "");
    }

    public static Form Shown(Dictionary<string, string> values)
    {
        var form = new Form();
        foreach (var (name, value) in values) form[name] = value;
        return form;
    }

    /// <summary>Puts what was recognised in a pasted text into the form; what is already typed stays.</summary>
    public static void Paste(Form form, PastedCustomer read)
    {
        var region = Regions.OfAddress(read.Address) ?? Regions.OfAddress(read.Name);
        (string Name, string? Value)[] found =
        [
            ("name", read.Name), ("creditCode", read.CreditCode), ("address", read.Address), ("phone", read.Phone), ("contactName", read.Contact), ("contactTitle", read.Position),
            ("contactPhone", read.Mobile), ("regionCode", region?.Code), ("invoiceTitle", read.Bank is null ? null : read.Name), ("taxNumber", read.Bank is null ? null : read.CreditCode),
            ("invoiceAddress", read.Bank is null ? null : read.Address), ("invoicePhone", read.Bank is null ? null : read.Phone), ("bank", read.Bank), ("bankAccount", read.BankAccount),
        ];
        foreach (var (name, value) in found)
            if (value is not null && form[name].Trim().Length == 0) form[name] = value;
    }

    public static ProfileInput Profile(Form form) => new()
    {
        Operation = form.Text("operation", 4000), People = form.Text("people", 4000), Organisation = form.Text("organisation", 4000),
        PurchasingChannels = form.Text("purchasingChannels", 4000), Competition = form.Text("competition", 4000), Direction = form.Text("direction", 4000),
        Habits = form.Text("habits", 4000), Likes = form.Text("likes", 4000), BuyingPower = form.Text("buyingPower", 4000), Background = form.Text("background", 4000),
        ServiceNeeds = form.Text("serviceNeeds", 4000), PaymentMethod = form.Text("paymentMethod", 100), Note = form.Text("note", 4000),
        InvoiceTitle = form.Text("invoiceTitle", 100), TaxNumber = form.Text("taxNumber", 30), InvoiceAddress = form.Text("invoiceAddress"),
        InvoicePhone = form.Text("invoicePhone", 50), Bank = form.Text("bank", 100), BankAccount = form.Text("bankAccount", 50),
    };

    // Without a script the list holds provinces and cities; the finer place is typed and found within the chosen one.
    private static string? Region(Form form)
    {
        var chosen = form.Text("regionCode", 6);
        if (form.Text("regionText", 50) is not { } typed) return chosen;
        var above = Regions.ByCodeOrNull(chosen);
        var found = Regions.Named(typed).Where(r => above is null || Regions.Chain(r).Contains(above)).ToList();
        var region = found.Count == 1 ? found[0] : Regions.OfAddress((above is null ? "" : Regions.Chain(above).Aggregate("", (text, r) => text + r.Name)) + typed);
        if (region is not null && (above is null || region != above && Regions.Chain(region).Contains(above))) return region.Code;
        form.Error("regionCode", "customer.regionUnclear", typed);
        return chosen;
    }
}
