using System.Globalization;
using Kegui.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Customers;

/// <summary>Makes new customers from drafts, and brings drafts into stored ones.</summary>
internal sealed class CustomerWriter(People people, long importer)
{
    public CustomerBundle Make(ImportedCustomer draft, long import, int row, long firstId, long number, DateTime now, string? kept)
    {
        var (input, extras) = (draft.Input, draft.Extras);
        var owner = extras.OwnerId ?? importer;
        var customer = new Customer
        {
            Id = firstId,
            Code = CustomerRules.Code(number),
            Name = "",
            NameKey = "",
            SortKey = "",
            SearchText = "",
            SearchGrams = "",
            CreatedAt = now,
            CreatedById = importer,
            UpdatedAt = now,
            OwnerId = owner,
            DepartmentId = people.ById.TryGetValue(owner, out var person) ? person.DepartmentId : null,
            ImportId = import,
            Grade = extras.Grade,
            LastContactOn = extras.LastContactOn,
            LastOrderOn = extras.LastOrderOn,
        };
        CustomerDraft.Fill(customer, input);
        customer.Phone ??= CustomerRules.PhoneDigits(input.ContactPhone);
        var contact = string.IsNullOrWhiteSpace(input.ContactName) ? null : ContactOf(draft, customer.Id, firstId + 1, import);
        CustomerSearch.Index(customer, contact is null ? [] : [contact]);
        var note = Joined(extras.Note, kept);
        var facts = new Dictionary<string, object?> { ["name"] = customer.Name, ["import"] = import, ["row"] = row };
        if (extras.FirstContactOn is { } first) facts["firstContactOn"] = first;
        return new()
        {
            Customer = customer,
            Contact = contact,
            Profile = note is null && extras.ExpectedVolumeWan is null ? null : new() { Id = customer.Id, Note = note, BuyingPower = Volume(extras) },
            Fact = new(new("CustomerImported", "customer", customer.Id, customer.Id, facts), [new("name", null, customer.Name)]),
        };
    }

    public static async Task Write(AppDb db, IReadOnlyList<CustomerBundle> bundles, CancellationToken cancel)
    {
        await BulkInsert.Write(db, [.. bundles.Select(b => b.Customer)], cancel);
        await BulkInsert.Write(db, [.. bundles.Select(b => b.Contact).OfType<Contact>()], cancel);
        await BulkInsert.Write(db, [.. bundles.Select(b => b.Profile).OfType<CustomerProfile>()], cancel);
    }

    public async Task<IReadOnlyList<ChangedRecord>?> Update(Act act, ImportedCustomer draft, long id, long import, int row, string? kept, CancellationToken cancel)
    {
        var customer = await act.Db.VisibleOne<Customer>(act.Actor, "customer.edit", "customer", id).AsTracking().FirstOrDefaultAsync(cancel);
        if (customer is null) return null;
        var (input, extras) = (draft.Input, draft.Extras);
        var phone = customer.Phone;
        CustomerDraft.Fill(customer, Merged(customer, input));
        if (input.Phone is null) customer.Phone = phone ?? CustomerRules.PhoneDigits(input.ContactPhone);
        customer.Grade = extras.Grade ?? customer.Grade;
        customer.LastContactOn = Later(customer.LastContactOn, extras.LastContactOn);
        customer.LastOrderOn = Later(customer.LastOrderOn, extras.LastOrderOn);
        if (extras.OwnerId is { } owner) (customer.OwnerId, customer.DepartmentId) = (owner, people.ById[owner].DepartmentId);
        var contacts = await act.Db.Under<Contact>(CustomerActs.Seen(customer)).AsTracking().Where(c => c.CustomerId == id && !c.Gone).ToListAsync(cancel);
        var added = await Person(act, draft, customer, contacts, import, cancel);
        await Profile(act, customer, extras, kept, cancel);
        CustomerSearch.Index(customer, added is null ? contacts : [.. contacts, added]);
        var changes = act.ChangesOf(customer);
        var changed = CustomerUndo.Captured(act, customer, changes.Count > 0);
        if (changed.Count > 0)
            await act.Tell(new Fact("CustomerUpdatedByImport", "customer", id, id, new Dictionary<string, object?> { ["import"] = import, ["row"] = row, ["fields"] = changes.Select(c => c.Field).ToList() }), changes, cancel);
        return changed;
    }

    private static CustomerInput Merged(Customer c, CustomerInput row) => new()
    {
        Name = row.Name is { Length: > 0 } name ? name : c.Name,
        ShortName = row.ShortName ?? c.ShortName,
        CreditCode = row.CreditCode ?? c.CreditCode,
        Kind = row.Kind,
        PartyRole = row.PartyRole,
        Stage = row.Stage,
        Industry = row.Industry ?? c.Industry,
        Size = row.Size ?? c.Size,
        Source = row.Source ?? c.Source,
        RegionCode = row.RegionCode ?? c.RegionCode,
        Address = row.Address ?? c.Address,
        Phone = row.Phone,
    };

    private static async Task<Contact?> Person(Act act, ImportedCustomer draft, Customer customer, List<Contact> contacts, long import, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(draft.Input.ContactName)) return null;
        if (contacts.Find(c => c.Name == draft.Input.ContactName.Trim()) is { } known)
        {
            known.Phone = CustomerRules.PhoneDigits(draft.Input.ContactPhone) ?? known.Phone;
            known.Title = draft.Extras.ContactTitle ?? known.Title;
            known.Email = draft.Extras.ContactEmail ?? known.Email;
            known.WeChat = draft.Extras.ContactWeChat ?? known.WeChat;
            return null;
        }
        var added = ContactOf(draft, customer.Id, await act.NewId(cancel), import);
        act.Db.Add(added);
        return added;
    }

    private static async Task Profile(Act act, Customer customer, ImportedExtras extras, string? kept, CancellationToken cancel)
    {
        if (extras.Note is null && extras.ExpectedVolumeWan is null && kept is null) return;
        var profile = await act.Db.Under<CustomerProfile>(CustomerActs.Seen(customer)).AsTracking().FirstOrDefaultAsync(p => p.Id == customer.Id, cancel);
        if (profile is null) act.Db.Add(profile = new() { Id = customer.Id });
        profile.Note = Joined(extras.Note ?? profile.Note, kept is not null && profile.Note?.Contains(kept, StringComparison.Ordinal) == true ? null : kept);
        profile.BuyingPower = Volume(extras) ?? profile.BuyingPower;
    }

    private static Contact ContactOf(ImportedCustomer draft, long customer, long id, long import) => new()
    {
        Id = id,
        CustomerId = customer,
        Name = draft.Input.ContactName!.Trim(),
        Title = draft.Extras.ContactTitle,
        Phone = CustomerRules.PhoneDigits(draft.Input.ContactPhone),
        Email = draft.Extras.ContactEmail,
        WeChat = draft.Extras.ContactWeChat,
        ImportId = import,
    };

    // Ten thousand yuan a year, the unit of the column; a plain figure, so that it can become a field of its own later.
    private static string? Volume(ImportedExtras extras) => extras.ExpectedVolumeWan is { } wan ? (wan * 10_000).ToString("0.##", CultureInfo.InvariantCulture) : null;

    private static DateOnly? Later(DateOnly? a, DateOnly? b) => a is null || b > a ? b ?? a : a;

    private static string? Joined(string? note, string? kept)
    {
        var all = note is null ? kept : kept is null ? note : $"{note}\n{kept}";
        return all?.Length > 4000 ? all[..4000] : all;
    }
}
