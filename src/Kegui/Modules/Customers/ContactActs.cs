using Kegui.Kernel;
using Kegui.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Customers;

/// <summary>A person at a customer as entered.</summary>
internal sealed record ContactInput
{
    public string? Name { get; init; }
    public string? Title { get; init; }
    public string? Phone { get; init; }
    public string? Email { get; init; }
    public string? WeChat { get; init; }
    public string? Decides { get; init; }
    public bool Key { get; init; }
    public bool Gone { get; init; }
    public string? Note { get; init; }
}

/// <summary>What is done to the people at a customer. Each act keeps how the customer is found and how complete its file is.</summary>
internal sealed class ContactActs(ActRunner run)
{
    private const int Most = 200;

    public Task<Outcome<long>> Create(Call call, long customerId, ContactInput input, CancellationToken cancel) => run.Run("contact.create", call, new { customerId, input }, async act =>
    {
        var file = await File(act, customerId, cancel);
        act.Check(Problems(input));
        if (file.Contacts.Count >= Most) act.Check([new("name", "contact-many", Most)]);
        var contact = new Contact { Id = await act.NewId(cancel), CustomerId = customerId, Name = "" };
        Fill(contact, input);
        act.Db.Add(contact);
        Touch(act, file with { Contacts = [.. file.Contacts, contact] });
        await act.Tell(new("ContactAdded", "contact", contact.Id, customerId, new Dictionary<string, object?> { ["name"] = contact.Name }), [new("name", null, contact.Name)], cancel);
        return contact.Id;
    }, cancel);

    public Task<Outcome<long>> Edit(Call call, long customerId, long id, int version, ContactInput input, CancellationToken cancel) => run.Run("contact.edit", call, new { customerId, id, version, input }, async act =>
    {
        var file = await File(act, customerId, cancel);
        var contact = act.Found(file.Contacts.FirstOrDefault(c => c.Id == id));
        act.Expect(version, contact.Version);
        input = input with { Phone = PhoneSight.Kept(act.Actor, input.Phone, contact.Phone) };
        act.Check(Problems(input));
        var left = !contact.Gone && input.Gone;
        Fill(contact, input);
        var changes = act.ChangesOf(contact);
        if (changes.Count == 0) return id;
        contact.Version++;
        Touch(act, file);
        var values = CustomerStory.Values(changes);
        values["text"] = contact.Name;
        if (left) await act.Tell(new("ContactGone", "contact", id, customerId, new Dictionary<string, object?> { ["name"] = contact.Name }), changes, cancel);
        else await act.Tell(new("ContactChanged", "contact", id, customerId, values), changes, cancel);
        return id;
    }, cancel);

    private static async Task<CustomerFile> File(Act act, long customerId, CancellationToken cancel)
    {
        var customer = act.Found(await act.Db.VisibleOne<Customer>(act.Actor, act.Name, "customer", customerId).AsTracking().FirstOrDefaultAsync(cancel));
        var seen = CustomerActs.Seen(customer);
        return new(customer, await act.Db.Under<CustomerProfile>(seen).FirstOrDefaultAsync(p => p.Id == customerId, cancel), await act.Db.Under<Contact>(seen).AsTracking().Where(c => c.CustomerId == customerId).ToListAsync(cancel));
    }

    // The version moves too: whoever writes the customer at the same time must compute the search text with this contact.
    private static void Touch(Act act, CustomerFile file)
    {
        CustomerDraft.Finish(file);
        file.Customer.UpdatedAt = act.Now;
        file.Customer.Version++;
    }

    private static void Fill(Contact contact, ContactInput input)
    {
        (contact.Name, contact.Title, contact.Phone) = (input.Name!.Trim(), CustomerDraft.Trimmed(input.Title), CustomerRules.PhoneDigits(input.Phone));
        (contact.Email, contact.WeChat, contact.Decides) = (CustomerDraft.Trimmed(input.Email), CustomerDraft.Trimmed(input.WeChat), input.Decides);
        (contact.Key, contact.Gone, contact.Note) = (input.Key, input.Gone, CustomerDraft.Trimmed(input.Note));
    }

    private static IEnumerable<Problem> Problems(ContactInput input)
    {
        if (string.IsNullOrWhiteSpace(input.Name)) yield return new("name", "required");
        foreach (var (field, text, most) in new[] { ("name", input.Name, 50), ("title", input.Title, 50), ("email", input.Email, 100), ("weChat", input.WeChat, 50), ("note", input.Note, 2000) })
            if (text?.Trim().Length > most) yield return new(field, "too-long", most);
        if (!string.IsNullOrWhiteSpace(input.Phone) && Phone.Read(input.Phone) is { First: null }) yield return new("phone", "phone");
        if (!string.IsNullOrWhiteSpace(input.Email) && (input.Email.Trim() is var mail && (mail.Contains(' ') || mail.IndexOf('@') is var at && (at < 1 || at != mail.LastIndexOf('@') || at == mail.Length - 1)))) yield return new("email", "email");
        if (input.Decides is { } decides && !DecisionRoles.All.Contains(decides)) yield return new("decides", "choice");
    }
}
