using Kegui.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Customers;

/// <summary>What is done to tags, and which tags a customer carries.</summary>
internal sealed class TagActs(ActRunner run)
{
    public static readonly IReadOnlyList<string> Tones = ["grey", "blue", "green", "amber", "red", "violet"];
    private const int Most = 200;

    public Task<Outcome<long>> Create(Call call, string? name, string? tone, CancellationToken cancel) => run.Run("tag.edit", call, new { name, tone }, async act =>
    {
        act.Check(await Problems(act, null, name, tone, cancel));
        var tag = new Tag { Id = await act.NewId(cancel), Name = name!.Trim(), Tone = tone ?? "grey" };
        act.Db.Add(tag);
        PeopleDirectory.Touch(act);
        await act.Tell(new("TagCreated", "tag", tag.Id), [new("name", null, tag.Name)], cancel);
        return tag.Id;
    }, cancel);

    public Task<Outcome<long>> Change(Call call, long id, int version, string? name, string? tone, CancellationToken cancel) => run.Run("tag.edit", call, new { id, version, name, tone }, async act =>
    {
        var tag = act.Found(await act.Db.Set<Tag>().AsTracking().FirstOrDefaultAsync(t => t.Id == id, cancel));
        act.Expect(version, tag.Version);
        act.Check(await Problems(act, id, name, tone, cancel));
        (tag.Name, tag.Tone) = (name!.Trim(), tone ?? tag.Tone);
        var changes = act.ChangesOf(tag);
        tag.Version++;
        PeopleDirectory.Touch(act);
        await act.Tell(new("TagChanged", "tag", id), changes, cancel);
        return id;
    }, cancel);

    /// <summary>Takes the tag from every customer that carries it.</summary>
    public Task<Outcome<long>> Delete(Call call, long id, int version, CancellationToken cancel) => run.Run("tag.edit", call, new { id, version }, async act =>
    {
        var tag = act.Found(await act.Db.Set<Tag>().AsTracking().FirstOrDefaultAsync(t => t.Id == id, cancel));
        act.Expect(version, tag.Version);
        act.Db.Remove(tag);
        act.Also(inside => act.Db.Set<CustomerTag>().Where(t => t.TagId == id).ExecuteDeleteAsync(inside));
        PeopleDirectory.Touch(act);
        await act.Tell(new("TagDeleted", "tag", id), [new("name", tag.Name, null)], cancel);
        return id;
    }, cancel);

    /// <summary>Makes these the customer's tags, all others go.</summary>
    public Task<Outcome<long>> Set(Call call, long customerId, IReadOnlyList<long> tags, CancellationToken cancel) => run.Run("customer.tag", call, new { customerId, tags }, async act =>
    {
        var customer = act.Found(await act.Db.VisibleOne<Customer>(act.Actor, "customer.tag", "customer", customerId).FirstOrDefaultAsync(cancel));
        await Put(act, customer, tags, cancel);
        return customerId;
    }, cancel);

    /// <summary>Within another act; says whether anything changed.</summary>
    internal static async Task<bool> Put(Act act, Customer customer, IReadOnlyList<long> wanted, CancellationToken cancel)
    {
        var known = await act.Db.Set<Tag>().ToDictionaryAsync(t => t.Id, t => t.Name, cancel);
        if (wanted.Any(t => !known.ContainsKey(t))) act.Check([new("tags", "choice")]);
        var held = await act.Db.Set<CustomerTag>().AsTracking().Where(t => t.CustomerId == customer.Id).ToListAsync(cancel);
        var (gone, come) = (held.Where(t => !wanted.Contains(t.TagId)).ToList(), wanted.Distinct().Except(held.Select(t => t.TagId)).ToList());
        if (gone.Count + come.Count == 0) return false;
        act.Db.RemoveRange(gone);
        act.Db.AddRange(come.Select(t => new CustomerTag { CustomerId = customer.Id, TagId = t }));
        var change = new FieldChange("tags", Names(held.Select(t => t.TagId), known), Names(wanted.Distinct(), known));
        await act.Tell(new("CustomerTagged", "customer", customer.Id, customer.Id, CustomerStory.Values([change])), [change], cancel);
        return true;
    }

    private static string? Names(IEnumerable<long> ids, Dictionary<long, string> known) =>
        string.Join(", ", ids.Select(i => known.GetValueOrDefault(i)).OfType<string>().Order(StringComparer.Ordinal)) is { Length: > 0 } names ? names : null;

    private static async Task<List<Problem>> Problems(Act act, long? id, string? name, string? tone, CancellationToken cancel)
    {
        var found = new List<Problem>();
        if (string.IsNullOrWhiteSpace(name)) found.Add(new("name", "required"));
        else if (name.Trim().Length > 20) found.Add(new("name", "too-long", 20));
        else if (await act.Db.Set<Tag>().AnyAsync(t => t.Name == name.Trim() && t.Id != id, cancel)) found.Add(new("name", "taken"));
        if (tone is not null && !Tones.Contains(tone)) found.Add(new("tone", "choice"));
        if (id is null && await act.Db.Set<Tag>().CountAsync(cancel) >= Most) found.Add(new("name", "tag-many", Most));
        return found;
    }
}
