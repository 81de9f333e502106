using System.Globalization;
using Kegui.Kernel;
using Kegui.Modules.Fields;
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
        var note = Joined(extras.Note, kept);
        CustomerProfile? profile = note is null && extras.ExpectedVolumeWan is null ? null : new() { Id = customer.Id, Note = note, BuyingPower = Volume(extras) };
        CustomerDraft.Finish(new(customer, profile, contact is null ? [] : [contact]));
        var facts = new Dictionary<string, object?> { ["name"] = customer.Name, ["import"] = import, ["row"] = row };
        if (extras.FirstContactOn is { } first) facts["firstContactOn"] = first;
        return new()
        {
            Customer = customer,
            Contact = contact,
            Profile = profile,
            Added = [.. draft.Added.Select((a, at) => new FieldValue { Id = firstId + 2 + at, FieldId = a.Field.Id, RecordId = customer.Id, Text = a.Value.Text, Number = a.Value.Number, On = a.Value.On })],
            Fact = new(new("CustomerImported", "customer", customer.Id, customer.Id, facts), [new("name", null, customer.Name)]),
        };
    }

    public static async Task Write(Act act, DutyBulk duties, IReadOnlyList<CustomerBundle> bundles, CancellationToken cancel)
    {
        act.Also(async inside =>
        {
            await BulkInsert.Write(act.Db, [.. bundles.Select(b => b.Customer)], inside);
            await BulkInsert.Write(act.Db, [.. bundles.Select(b => b.Contact).OfType<Contact>()], inside);
            await BulkInsert.Write(act.Db, [.. bundles.Select(b => b.Profile).OfType<CustomerProfile>()], inside);
            await BulkInsert.Write(act.Db, [.. bundles.SelectMany(b => b.Added)], inside);
        });
        await duties.Open(act, "customer", [.. bundles.Select(b => b.Customer)], cancel);
    }

    public async Task<IReadOnlyDictionary<long, IReadOnlyList<ChangedRecord>>> Update(Act act, IReadOnlyList<RowForStored> rows, long import, CancellationToken cancel)
    {
        var ids = rows.Select(r => r.Id).ToList();
        var mine = await CustomerDoubles.Editable(act.Db, act.Actor, ids, cancel);
        var customers = await act.Db.Whole<Customer>(Actor.System).AsTracking().Where(c => EF.Parameter(ids).Contains(c.Id)).ToListAsync(cancel);
        var contacts = (await act.Db.Whole<Contact>(Actor.System).AsTracking().Where(c => EF.Parameter(ids).Contains(c.CustomerId) && !c.Gone).ToListAsync(cancel)).ToLookup(c => c.CustomerId);
        var profiles = await act.Db.Whole<CustomerProfile>(Actor.System).AsTracking().Where(p => EF.Parameter(ids).Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancel);
        var found = customers.Where(c => mine.Contains(c.Id)).ToDictionary(c => c.Id);
        var added = rows.Any(r => r.Draft.Added.Count > 0)
            ? (await act.Db.Whole<FieldValue>(Actor.System).AsTracking().Where(v => EF.Parameter(ids).Contains(v.RecordId)).ToListAsync(cancel)).ToLookup(v => v.RecordId)
            : Enumerable.Empty<FieldValue>().ToLookup(v => v.RecordId);
        var said = new Dictionary<long, IReadOnlyList<FieldChange>>();
        foreach (var row in rows)
            if (found.ContainsKey(row.Id)) said[row.Id] = await FieldDoor.Put(act, row.Id, added[row.Id].ToDictionary(v => v.FieldId), row.Draft.Added, people, cancel);
        foreach (var row in rows)
            if (found.TryGetValue(row.Id, out var customer)) await Bring(act, row, customer, [.. contacts[row.Id]], profiles.GetValueOrDefault(row.Id), import, cancel);
        // A customer of whom only a contact or an added field changed has changed too: others must not save over it, and the undo counts it.
        foreach (var id in CustomerUndo.Touched(act))
            if (found.TryGetValue(id, out var touched)) touched.UpdatedAt = act.Now;
        // Read before the versions move: they are no news.
        var news = found.Values.ToDictionary(c => c.Id, c => (IReadOnlyList<FieldChange>)[.. act.ChangesOf(c), .. said.GetValueOrDefault(c.Id, [])]);
        var changed = CustomerUndo.Captured(act);
        foreach (var row in rows.Where(r => changed.Contains(r.Id)))
            await act.Tell(new Fact("CustomerUpdatedByImport", "customer", row.Id, row.Id, new Dictionary<string, object?> { ["import"] = import, ["row"] = row.Number, ["fields"] = news[row.Id].Select(c => c.Field).ToList() }), news[row.Id], cancel);
        return found.Keys.ToDictionary(id => id, id => (IReadOnlyList<ChangedRecord>)[.. changed[id]]);
    }

    private async Task Bring(Act act, RowForStored row, Customer customer, List<Contact> contacts, CustomerProfile? profile, long import, CancellationToken cancel)
    {
        var (input, extras) = (row.Draft.Input, row.Draft.Extras);
        var phone = customer.Phone;
        CustomerDraft.Fill(customer, Merged(customer, input));
        if (input.Phone is null) customer.Phone = phone ?? CustomerRules.PhoneDigits(input.ContactPhone);
        customer.Grade = extras.Grade ?? customer.Grade;
        customer.LastContactOn = Later(customer.LastContactOn, extras.LastContactOn);
        customer.LastOrderOn = Later(customer.LastOrderOn, extras.LastOrderOn);
        if (extras.OwnerId is { } owner) await CustomerOwners.Give(act, customer, owner, people.ById[owner].DepartmentId, "import", cancel);
        if (await Person(act, row.Draft, customer, contacts, import, cancel) is { } added) contacts.Add(added);
        CustomerDraft.Finish(new(customer, Profile(act, customer, profile, extras, row.Kept), contacts));
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

    private static CustomerProfile? Profile(Act act, Customer customer, CustomerProfile? profile, ImportedExtras extras, string? kept)
    {
        if (extras.Note is null && extras.ExpectedVolumeWan is null && kept is null) return profile;
        if (profile is null) act.Db.Add(profile = new() { Id = customer.Id });
        var note = extras.Note ?? profile.Note;
        // Brought in twice, it stands there once.
        profile.Note = profile.Note is not null && Joined(extras.Note, kept) is { } news && profile.Note.Contains(news, StringComparison.Ordinal) ? profile.Note : Joined(note, kept);
        profile.BuyingPower = Volume(extras) ?? profile.BuyingPower;
        return profile;
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
