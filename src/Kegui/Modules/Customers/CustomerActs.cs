using Kegui.Kernel;
using Kegui.Modules.Fields;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Customers;

/// <summary>What is done to customers. Page, API, import and demo all come here.</summary>
internal sealed class CustomerActs(ActRunner run, PeopleDirectory directory, FieldDoor fields)
{
    public Task<Outcome<long>> Create(Call call, CustomerInput input, CancellationToken cancel) => run.Run("customer.create", call, input, async act =>
    {
        var people = await directory.Get(act.Actor.PeopleStamp, cancel);
        var own = await fields.Of("customer", act.Actor, cancel);
        act.Check([.. CustomerRules.Problems(input, people, creating: true), .. await Problems(act, input, own, people, null, cancel)]);
        act.Check(CustomerRules.Doubles(input, await CustomerQueries.Alike(act.Db, act.Actor, input, null, cancel)));
        var owner = input.OwnerId ?? (act.Actor.IsSystem ? null : act.Actor.PersonId);
        var customer = CustomerDraft.New(await act.NewId(cancel), await act.NextNumber("customer", 20, cancel), act.Now, act.Actor.PersonId, owner is { } id ? people.ById[id] : null);
        CustomerDraft.Fill(customer, input);
        var contact = CustomerDraft.FirstContact(await act.NewId(cancel), customer, input);
        if (contact is not null) act.Db.Add(contact);
        var profile = input.Profile is null ? null : new CustomerProfile { Id = customer.Id };
        if (profile is not null)
        {
            CustomerDraft.Fill(profile, input.Profile!);
            act.Db.Add(profile);
        }
        CustomerDraft.Finish(new(customer, profile, contact is null ? [] : [contact]));
        act.Db.Add(customer);
        if (input.Fields is { } typed) await FieldDoor.Set(act, Seen(customer), own, typed, people, cancel);
        await act.Tell(new("CustomerCreated", "customer", customer.Id, customer.Id, new Dictionary<string, object?> { ["name"] = customer.Name }), [new("name", null, customer.Name)], cancel);
        return customer.Id;
    }, cancel);

    public Task<Outcome<long>> Edit(Call call, long id, int version, CustomerInput input, CancellationToken cancel) => run.Run("customer.edit", call, new { id, version, input }, async act =>
    {
        var customer = act.Found(await act.Db.VisibleOne<Customer>(act.Actor, "customer.edit", "customer", id).AsTracking().FirstOrDefaultAsync(cancel));
        act.Expect(version, customer.Version);
        input = input with { Phone = PhoneSight.Kept(act.Actor, input.Phone, customer.Phone) };
        var people = await directory.Get(act.Actor.PeopleStamp, cancel);
        var own = await fields.Of("customer", act.Actor, cancel);
        act.Check([.. CustomerRules.Problems(input, people, creating: false), .. await Problems(act, input, own, people, customer, cancel)]);
        act.Check(CustomerRules.Doubles(input, await CustomerQueries.Alike(act.Db, act.Actor, input, id, cancel)));
        CustomerDraft.Fill(customer, input);
        var profile = await act.Db.Under<CustomerProfile>(Seen(customer)).AsTracking().FirstOrDefaultAsync(p => p.Id == id, cancel);
        if (profile is null && input.Profile is not null) act.Db.Add(profile = new() { Id = id });
        if (input.Profile is { } heading) CustomerDraft.Fill(profile!, heading);
        CustomerDraft.Finish(new(customer, profile, await act.Db.Under<Contact>(Seen(customer)).Where(c => c.CustomerId == id).ToListAsync(cancel)));
        IReadOnlyList<FieldChange> added = input.Fields is { } typed ? await FieldDoor.Set(act, Seen(customer), own, typed, people, cancel) : [];
        IReadOnlyList<FieldChange> changes = [.. await Named(act, act.ChangesOf(customer), cancel), .. profile is null ? [] : Entered(act, profile), .. added];
        if (changes.Count == 0) return id;
        customer.Version++;
        customer.UpdatedAt = act.Now;
        await act.Tell(new("CustomerChanged", "customer", id, id, CustomerStory.Values(changes)), changes, cancel);
        return id;
    }, cancel);

    internal static Seen Seen(Customer customer) => new("customer", customer.Id, customer.Id);

    // A profile that is new has no old values to compare with.
    private static IEnumerable<FieldChange> Entered(Act act, CustomerProfile profile) => act.Db.Entry(profile) is { State: EntityState.Added } entry
        ? entry.Properties.Where(p => p.CurrentValue is string).Select(p => new FieldChange(p.Metadata.Name, null, p.CurrentValue))
        : act.ChangesOf(profile);

    // A parent is told by its name: the number would say nothing to whoever reads the history.
    private static async Task<IReadOnlyList<FieldChange>> Named(Act act, IReadOnlyList<FieldChange> changes, CancellationToken cancel)
    {
        if (changes.FirstOrDefault(c => c.Field == nameof(Customer.ParentId)) is not { } parent) return changes;
        var ids = new[] { parent.From, parent.To }.OfType<long>().ToList();
        var names = await act.Db.Whole<Customer>(Actor.System).Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => (object)c.Id, c => c.Name, cancel);
        string? Name(object? id) => id is null ? null : names.GetValueOrDefault(id);
        return [.. changes.Where(c => c != parent), new("Parent", Name(parent.From), Name(parent.To))];
    }

    private static async Task<IEnumerable<Problem>> Problems(Act act, CustomerInput input, IReadOnlyList<FieldView> own, People people, Customer? customer, CancellationToken cancel)
    {
        var found = new List<Problem>();
        // The API may leave the added fields out; a form that shows them has to fill the required ones.
        if (input.Fields is { } typed) found.AddRange(FieldDoor.Problems([.. own.Where(f => typed.ContainsKey(f.Code))], typed, people));
        if (input.ParentId is not { } parent || parent == customer?.ParentId) return found;
        if (parent == customer?.Id || !await act.Db.VisibleOne<Customer>(act.Actor, "customer.read", "customer", parent).AnyAsync(cancel)) found.Add(new("parentId", "parent"));
        else if (customer is not null && await CustomerGroups.IsBelow(act.Db, parent, customer.Id, cancel)) found.Add(new("parentId", "parent-circle"));
        return found;
    }
}
