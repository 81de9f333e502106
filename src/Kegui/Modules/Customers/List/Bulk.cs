using System.Globalization;
using System.Text.Json;
using Kegui.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Customers;

/// <param name="Kind">One of <see cref="Bulk.Kinds"/>.</param>
/// <param name="Value">The new owner's id, the tag's id, or the field's new text (empty clears it).</param>
internal sealed record BulkInput(IReadOnlyList<long> Ids, string Kind, string? Field, string? Value);

/// <summary>One act on many customers. What cannot be done to one of them is said beside it and stops none of the others.</summary>
internal sealed class Bulk(ActRunner run, PeopleDirectory directory)
{
    public const int Most = 200;
    public static readonly TimeSpan UndoFor = TimeSpan.FromHours(24);
    public static readonly IReadOnlyList<string> Kinds = ["assign", "tag", "untag", "field"];
    public static readonly IReadOnlyList<string> Fields = ["industry", "size", "source", "kind", "stage", "productNeeds"];

    /// <summary>The right that each kind asks for.</summary>
    public static string PermissionOf(string kind) => kind switch { "assign" => "customer.assign", "tag" or "untag" => "customer.tag", _ => "customer.edit" };

    public Task<Outcome<long>> Run(Call call, BulkInput input, CancellationToken cancel) => run.Run(PermissionOf(input.Kind), call, input, async act =>
    {
        var people = await directory.Get(act.Actor.PeopleStamp, cancel);
        act.Check(await Problems(act, input, people, cancel));
        var customers = await Reached(act.Db, act.Actor, input, cancel);
        var tracked = customers.Select(c => c.Id).ToList();
        var items = new List<BulkItem>();
        foreach (var customer in customers)
            items.Add(await Do(act, customer, input, people, cancel));
        items.AddRange(input.Ids.Distinct().Except(tracked).Select(id => new BulkItem(id, "", "", null, null, "bulk.absent")));
        var bulk = new BulkRun { Id = await act.NewId(cancel), Kind = input.Kind, Says = await Says(act.Db, input, people, cancel), Items = JsonSerializer.Serialize(items, Json.Plain), ById = act.Actor.PersonId, At = act.Now };
        act.Db.Add(bulk);
        return bulk.Id;
    }, cancel);

    /// <summary>Gives each customer its old value again, unless it was changed since.</summary>
    public Task<Outcome<long>> Undo(Call call, long id, CancellationToken cancel) => run.Run("customer.bulk-undo", call, new { id }, async act =>
    {
        var me = act.Actor.PersonId;
        var bulk = act.Found(await act.Db.Set<BulkRun>().AsTracking().FirstOrDefaultAsync(b => b.Id == id && b.ById == me && b.UndoneAt == null, cancel));
        act.Allow(act.Now - bulk.At <= UndoFor ? act.Actor.May(PermissionOf(bulk.Kind)) ? null : new("no-permission") : new("bulk-old") { Facts = new Dictionary<string, object?> { ["hours"] = UndoFor.TotalHours } });
        var people = await directory.Get(act.Actor.PeopleStamp, cancel);
        var items = bulk.Read();
        var ids = items.Where(i => i.Problem is null).Select(i => i.Id).ToList();
        var customers = await act.Db.Whole<Customer>(Actor.System).AsTracking().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancel);
        var after = new List<BulkItem>();
        foreach (var item in items)
            after.Add(item.Problem is not null ? item : customers.TryGetValue(item.Id, out var customer) && await Back(act, customer, bulk, item, people, cancel) ? item with { Problem = "bulk.undone" } : item with { Problem = "bulk.changedSince" });
        bulk.Items = JsonSerializer.Serialize(after, Json.Plain);
        bulk.UndoneAt = act.Now;
        bulk.Version++;
        return id;
    }, cancel);

    /// <summary>The chosen customers that the actor reaches with the act's right, by id.</summary>
    public static Task<List<Customer>> Reached(AppDb db, Actor actor, BulkInput input, CancellationToken cancel)
    {
        var ids = input.Ids.Distinct().Take(Most).ToList();
        return db.Visible<Customer>(actor, PermissionOf(input.Kind)).AsTracking().Where(c => ids.Contains(c.Id)).OrderBy(c => c.SortKey).ThenBy(c => c.Id).ToListAsync(cancel);
    }

    /// <summary>The stored value of what the act changes.</summary>
    public static string? Now(Customer customer, BulkInput input) => input.Kind switch
    {
        "assign" => customer.OwnerId?.ToString(CultureInfo.InvariantCulture),
        "field" => (string?)Property(input.Field!).GetValue(customer),
        _ => null,
    };

    /// <summary>The new value in words.</summary>
    public static async Task<string> Says(AppDb db, BulkInput input, People people, CancellationToken cancel) => input.Kind switch
    {
        "assign" => people.NameOf(Number(input.Value)),
        "tag" or "untag" => await db.Set<Tag>().Where(t => t.Id == Number(input.Value)).Select(t => t.Name).FirstOrDefaultAsync(cancel) ?? "",
        _ => $"{input.Field}={CustomerDraft.Trimmed(input.Value)}",
    };

    public static async Task<IReadOnlyList<Problem>> Problems(Act act, BulkInput input, People people, CancellationToken cancel)
    {
        var found = new List<Problem>();
        if (!Kinds.Contains(input.Kind)) found.Add(new("kind", "choice"));
        if (input.Ids.Count == 0) found.Add(new("ids", "required"));
        if (input.Ids.Distinct().Count() > Most) found.Add(new("ids", "bulk-many", Most));
        if (input.Kind == "assign" && !(people.ById.TryGetValue(Number(input.Value), out var to) && to.Active && OwnerRules.Reaches(act.Actor, to))) found.Add(new("value", "owner-reach"));
        if (input.Kind is "tag" or "untag" && !await act.Db.Set<Tag>().AnyAsync(t => t.Id == Number(input.Value), cancel)) found.Add(new("value", "choice"));
        if (input.Kind == "field") found.AddRange(FieldProblems(input));
        return found;
    }

    private static IEnumerable<Problem> FieldProblems(BulkInput input)
    {
        var value = CustomerDraft.Trimmed(input.Value);
        if (input.Field is null || !Fields.Contains(input.Field)) yield return new("field", "choice");
        else if (input.Field == "kind" && !CustomerKinds.All.Contains(value)) yield return new("value", "choice");
        else if (input.Field == "stage" && !CustomerStages.All.Contains(value)) yield return new("value", "choice");
        else if (value?.Length > (input.Field == "productNeeds" ? 200 : 50)) yield return new("value", "too-long", input.Field == "productNeeds" ? 200 : 50);
    }

    private static async Task<BulkItem> Do(Act act, Customer customer, BulkInput input, People people, CancellationToken cancel)
    {
        var before = Now(customer, input);
        var item = new BulkItem(customer.Id, customer.Code, customer.Name, before, CustomerDraft.Trimmed(input.Value), null);
        switch (input.Kind)
        {
            case "assign":
                if (before == input.Value) return item with { Problem = "bulk.same" };
                customer.PooledOn = null;
                await CustomerOwners.Assign(act, [customer], people.ById[Number(input.Value)], "assign", cancel);
                return item;
            case "field":
                if (before == item.After) return item with { Problem = "bulk.same" };
                await Put(act, customer, input.Field!, item.After, cancel);
                return item;
            default:
                return await Tagged(act, customer, Number(input.Value), input.Kind == "tag", cancel) ? item : item with { Problem = "bulk.same" };
        }
    }

    private static async Task<bool> Back(Act act, Customer customer, BulkRun bulk, BulkItem item, People people, CancellationToken cancel)
    {
        switch (bulk.Kind)
        {
            case "assign":
                if (customer.OwnerId?.ToString(CultureInfo.InvariantCulture) != item.After || item.Before is null || !people.ById.TryGetValue(Number(item.Before), out var owner)) return false;
                await CustomerOwners.Assign(act, [customer], owner, "undo", cancel);
                return true;
            case "field":
                var field = bulk.Says[..bulk.Says.IndexOf('=')];
                if ((string?)Property(field).GetValue(customer) != item.After) return false;
                await Put(act, customer, field, item.Before, cancel);
                return true;
            default:
                return await Tagged(act, customer, Number(item.After), bulk.Kind == "untag", cancel);
        }
    }

    private static async Task Put(Act act, Customer customer, string field, string? value, CancellationToken cancel)
    {
        Property(field).SetValue(customer, value);
        var profile = await act.Db.Under<CustomerProfile>(CustomerActs.Seen(customer)).FirstOrDefaultAsync(p => p.Id == customer.Id, cancel);
        CustomerDraft.Finish(new(customer, profile, await act.Db.Under<Contact>(CustomerActs.Seen(customer)).Where(c => c.CustomerId == customer.Id).ToListAsync(cancel)));
        var changes = act.ChangesOf(customer);
        (customer.UpdatedAt, customer.Version) = (act.Now, customer.Version + 1);
        await act.Tell(new("CustomerChanged", "customer", customer.Id, customer.Id, CustomerStory.Values(changes)), changes, cancel);
    }

    private static async Task<bool> Tagged(Act act, Customer customer, long tag, bool on, CancellationToken cancel)
    {
        var held = await act.Db.Set<CustomerTag>().Where(t => t.CustomerId == customer.Id).Select(t => t.TagId).ToListAsync(cancel);
        return await TagActs.Put(act, customer, on ? [.. held.Append(tag).Distinct()] : [.. held.Where(t => t != tag)], cancel);
    }

    private static System.Reflection.PropertyInfo Property(string field) => typeof(Customer).GetProperty(char.ToUpperInvariant(field[0]) + field[1..])!;

    private static long Number(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
