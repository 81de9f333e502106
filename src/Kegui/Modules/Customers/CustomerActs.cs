using Kegui.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Customers;

/// <summary>What is done to customers. Page, API, import and demo all come here.</summary>
internal sealed class CustomerActs(ActRunner run, PeopleDirectory directory)
{
    public Task<Outcome<long>> Create(Call call, CustomerInput input, CancellationToken cancel) => run.Run("customer.create", call, input, async act =>
    {
        var people = await directory.Get(act.Actor.PeopleStamp, cancel);
        act.Check(CustomerRules.Problems(input, people, creating: true));
        act.Check(CustomerRules.Doubles(input, await CustomerQueries.Alike(act.Db, act.Actor, input, null, cancel)));
        var owner = input.OwnerId ?? (act.Actor.IsSystem ? null : act.Actor.PersonId);
        var customer = new Customer
        {
            Id = await act.NewId(cancel),
            Code = CustomerRules.Code(await act.NextNumber("customer", 20, cancel)),
            Name = "",
            NameKey = "",
            SortKey = "",
            SearchText = "",
            SearchGrams = "",
            CreatedAt = act.Now,
            CreatedById = act.Actor.PersonId,
            UpdatedAt = act.Now,
            OwnerId = owner,
            DepartmentId = owner is { } id ? people.ById[id].DepartmentId : null,
        };
        Fill(customer, input);
        var contact = await FirstContact(act, customer, input, cancel);
        CustomerSearch.Index(customer, contact is null ? [] : [contact]);
        act.Db.Add(customer);
        await act.Tell(new("CustomerCreated", "customer", customer.Id, customer.Id, new Dictionary<string, object?> { ["name"] = customer.Name }), [new("name", null, customer.Name)], cancel);
        return customer.Id;
    }, cancel);

    public Task<Outcome<long>> Edit(Call call, long id, int version, CustomerInput input, CancellationToken cancel) => run.Run("customer.edit", call, new { id, version, input }, async act =>
    {
        var customer = act.Found(await act.Db.VisibleOne<Customer>(act.Actor, "customer.edit", "customer", id).AsTracking().FirstOrDefaultAsync(cancel));
        act.Expect(version, customer.Version);
        var people = await directory.Get(act.Actor.PeopleStamp, cancel);
        act.Check(CustomerRules.Problems(input, people, creating: false));
        act.Check(CustomerRules.Doubles(input, await CustomerQueries.Alike(act.Db, act.Actor, input, id, cancel)));
        Fill(customer, input);
        CustomerSearch.Index(customer, await act.Db.Under<Contact>(Seen(customer)).Where(c => c.CustomerId == id && !c.Gone).ToListAsync(cancel));
        var changes = act.ChangesOf(customer);
        if (changes.Count == 0) return id;
        customer.Version++;
        customer.UpdatedAt = act.Now;
        await act.Tell(new("CustomerChanged", "customer", id, id, new Dictionary<string, object?> { ["fields"] = changes.Select(c => c.Field).ToList() }), changes, cancel);
        return id;
    }, cancel);

    internal static Seen Seen(Customer customer) => new("customer", customer.Id, customer.Id);

    private static async Task<Contact?> FirstContact(Act act, Customer customer, CustomerInput input, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(input.ContactName)) return null;
        var contact = new Contact
        {
            Id = await act.NewId(cancel),
            CustomerId = customer.Id,
            Name = input.ContactName.Trim(),
            Phone = CustomerRules.PhoneDigits(input.ContactPhone),
        };
        act.Db.Add(contact);
        return contact;
    }

    internal static void Fill(Customer customer, CustomerInput input)
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
        customer.RegionCode = Trimmed(input.RegionCode);
        customer.ProvinceCode = customer.RegionCode?[..2];
        customer.Address = Trimmed(input.Address);
        customer.Phone = CustomerRules.PhoneDigits(input.Phone);
    }

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
