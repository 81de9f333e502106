using System.Text.Json;
using Kegui.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Customers;

/// <param name="FromGone">Names of the fields whose value is taken from the record that goes; of all others the kept one's stays.</param>
internal sealed record MergeInput(long KeptId, int KeptVersion, long GoneId, int GoneVersion, IReadOnlyList<string> FromGone);

/// <summary>Makes two records of one party one, and takes that back.</summary>
internal sealed class MergeActs(ActRunner run, PeopleDirectory directory, IEnumerable<IAttachedToCustomer> attached)
{
    public static readonly TimeSpan UndoFor = TimeSpan.FromDays(30);

    public Task<Outcome<long>> Merge(Call call, MergeInput input, CancellationToken cancel) => run.Run("customer.merge", call, input, async act =>
    {
        var kept = await File(act, input.KeptId, input.KeptVersion, cancel);
        var gone = await File(act, input.GoneId, input.GoneVersion, cancel);
        act.Allow(Refuses(kept.Customer, gone.Customer));
        await Hindered(act, cancel);
        if (await CustomerGroups.IsBelow(act.Db, kept.Customer.Id, gone.Customer.Id, cancel) && kept.Customer.ParentId != gone.Customer.Id) act.Allow(new("merge-group"));
        var merge = new CustomerMerge
        {
            Id = await act.NewId(cancel), KeptId = kept.Customer.Id, GoneId = gone.Customer.Id, GoneCode = gone.Customer.Code, GoneName = gone.Customer.Name,
            Before = JsonSerializer.Serialize(new Both(kept.Customer, kept.Profile, gone.Customer, gone.Profile), Json.Plain), At = act.Now, ById = act.Actor.PersonId,
        };
        act.Db.Add(merge);
        var changes = await Choose(act, kept, gone, input.FromGone, cancel);
        act.Db.Remove(gone.Customer);
        if (gone.Profile is not null) act.Db.Remove(gone.Profile);
        var values = CustomerStory.Values(changes);
        values["text"] = $"{merge.GoneName} ({merge.GoneCode})";
        await act.Tell(new("CustomersMerged", "customer", merge.KeptId, merge.KeptId, values), [new("merged", merge.GoneCode, kept.Customer.Code), .. changes], cancel);
        act.Also(inside => Move(act, merge, inside));
        return merge.KeptId;
    }, cancel);

    /// <summary>Brings the merged record back as it was, with the rows that came from it. What was changed at the kept record since stays where the merge did not set it.</summary>
    public Task<Outcome<long>> Undo(Call call, long mergeId, CancellationToken cancel) => run.Run("customer.unmerge", call, new { mergeId }, async act =>
    {
        var merge = act.Found(await act.Db.Set<CustomerMerge>().AsTracking().FirstOrDefaultAsync(m => m.Id == mergeId && m.UndoneAt == null, cancel));
        var kept = await File(act, merge.KeptId, null, cancel);
        await Hindered(act, cancel);
        if (act.Now - merge.At > UndoFor) act.Allow(new("merge-old") { Facts = new Dictionary<string, object?> { ["days"] = UndoFor.Days } });
        if (await act.Db.Set<CustomerMerge>().AnyAsync(m => m.KeptId == merge.KeptId && m.Id > mergeId && m.UndoneAt == null, cancel)) act.Allow(new("merge-later"));
        var both = JsonSerializer.Deserialize<Both>(merge.Before, Json.Plain)!;
        await Restore(act, kept, both, cancel);
        var gone = both.Gone;
        (gone.Version, gone.UpdatedAt) = (gone.Version + 1, act.Now);
        act.Db.Add(gone);
        if (both.GoneProfile is not null) act.Db.Add(both.GoneProfile);
        merge.UndoneAt = act.Now;
        merge.Version++;
        await act.Tell(new("CustomersUnmerged", "customer", kept.Customer.Id, kept.Customer.Id, new Dictionary<string, object?> { ["text"] = $"{merge.GoneName} ({merge.GoneCode})" }), [new("merged", kept.Customer.Code, merge.GoneCode)], cancel);
        act.Also(inside => Back(act, merge, inside));
        return gone.Id;
    }, cancel);

    public static Refusal? Refuses(Customer kept, Customer gone) => (kept, gone) switch
    {
        _ when kept.Id == gone.Id => new("merge-self"),
        ({ CreditCode: { } a }, { CreditCode: { } b }) when a != b => new("merge-codes") { Facts = new Dictionary<string, object?> { ["kept"] = a, ["gone"] = b } },
        ({ Blacklisted: false }, { Blacklisted: true }) => new("merge-blacklisted"),
        _ => null,
    };

    private static async Task<CustomerFile> File(Act act, long id, int? version, CancellationToken cancel)
    {
        var customer = act.Found(await act.Db.VisibleOne<Customer>(act.Actor, act.Name, "customer", id).AsTracking().FirstOrDefaultAsync(cancel));
        if (version is { } read) act.Expect(read, customer.Version);
        var seen = CustomerActs.Seen(customer);
        return new(customer, await act.Db.Under<CustomerProfile>(seen).AsTracking().FirstOrDefaultAsync(p => p.Id == id, cancel), await act.Db.Under<Contact>(seen).Where(c => c.CustomerId == id).ToListAsync(cancel));
    }

    private async Task<IReadOnlyList<FieldChange>> Choose(Act act, CustomerFile kept, CustomerFile gone, IReadOnlyList<string> fromGone, CancellationToken cancel)
    {
        var (a, b) = (kept.Customer, gone.Customer);
        var names = new[] { a.Name, b.Name };
        foreach (var field in MergeFields.Customer.Where(f => f.Name != MergeFields.Owner && fromGone.Contains(f.Name))) field.SetValue(a, field.GetValue(b));
        if (fromGone.Contains(MergeFields.Owner)) await Own(act, a, b.OwnerId, "merge", cancel);
        var profile = kept.Profile;
        if (profile is null && gone.Profile is not null) act.Db.Add(profile = new() { Id = a.Id });
        foreach (var field in MergeFields.Profile.Where(f => profile is not null && gone.Profile is not null && fromGone.Contains(f.Name))) field.SetValue(profile, field.GetValue(gone.Profile));
        if (a.ParentId == b.Id || a.ParentId == a.Id) a.ParentId = null;
        a.ProvinceCode = a.RegionCode?[..2];
        // Dates that only grow take the later one; marks that warn stay.
        (a.LastOrderOn, a.LastContactOn, a.LastOnSiteVisitOn) = (Later(a.LastOrderOn, b.LastOrderOn), Later(a.LastContactOn, b.LastContactOn), Later(a.LastOnSiteVisitOn, b.LastOnSiteVisitOn));
        (a.Paused, a.KeyAccount, a.OldCustomer, a.Admitted) = (a.Paused || b.Paused, a.KeyAccount || b.KeyAccount, a.OldCustomer || b.OldCustomer, a.Admitted || b.Admitted);
        a.FormerCodes = Joined(a.FormerCodes, b.Code, b.FormerCodes);
        a.FormerNames = Joined([a.FormerNames, .. names.Distinct().Where(n => n != a.Name), b.FormerNames]);
        CustomerDraft.Finish(new(a, profile, [.. kept.Contacts, .. gone.Contacts]));
        var changes = act.ChangesOf(a).Where(c => c.Field is not ("FormerCodes" or "FormerNames")).ToList();
        (a.UpdatedAt, a.Version) = (act.Now, a.Version + 1);
        return changes;
    }

    // Only what the merge set goes back to what it was; what somebody changed since stays.
    private async Task Restore(Act act, CustomerFile kept, Both both, CancellationToken cancel)
    {
        var now = kept.Customer;
        foreach (var field in MergeFields.Customer.Where(f => f.Name != MergeFields.Owner))
            if (Equals(field.GetValue(now), field.GetValue(both.Gone)) && !Equals(field.GetValue(both.Kept), field.GetValue(now))) field.SetValue(now, field.GetValue(both.Kept));
        if (kept.Profile is { } profile && both.GoneProfile is { } other)
            foreach (var field in MergeFields.Profile)
                if (Equals(field.GetValue(profile), field.GetValue(other))) field.SetValue(profile, both.KeptProfile is null ? null : field.GetValue(both.KeptProfile));
        now.ProvinceCode = now.RegionCode?[..2];
        if (now.OwnerId == both.Gone.OwnerId) await Own(act, now, both.Kept.OwnerId, "undo", cancel);
        now.LastOrderOn = Given(now.LastOrderOn, both.Kept.LastOrderOn, both.Gone.LastOrderOn);
        now.LastContactOn = Given(now.LastContactOn, both.Kept.LastContactOn, both.Gone.LastContactOn);
        now.LastOnSiteVisitOn = Given(now.LastOnSiteVisitOn, both.Kept.LastOnSiteVisitOn, both.Gone.LastOnSiteVisitOn);
        (now.FormerCodes, now.FormerNames) = (both.Kept.FormerCodes, both.Kept.FormerNames);
        (now.Paused, now.KeyAccount, now.OldCustomer, now.Admitted) = (both.Kept.Paused, both.Kept.KeyAccount, both.Kept.OldCustomer, both.Kept.Admitted);
        CustomerDraft.Finish(kept with { Profile = kept.Profile ?? both.KeptProfile });
        (now.UpdatedAt, now.Version) = (act.Now, now.Version + 1);
    }

    private async Task Hindered(Act act, CancellationToken cancel)
    {
        foreach (var rows in attached) act.Allow(await rows.Hinders(act, cancel));
    }

    private async Task Move(Act act, CustomerMerge merge, CancellationToken cancel)
    {
        var moved = new Dictionary<string, string>();
        foreach (var rows in attached)
            if (await rows.Move(act, merge.GoneId, merge.KeptId, cancel) is { } what) moved[rows.Kind] = what;
        var json = JsonSerializer.Serialize(moved, Json.Plain);
        await act.Db.Set<CustomerMerge>().Where(m => m.Id == merge.Id).ExecuteUpdateAsync(set => set.SetProperty(m => m.Moved, json), cancel);
    }

    private async Task Back(Act act, CustomerMerge merge, CancellationToken cancel)
    {
        var moved = JsonSerializer.Deserialize<Dictionary<string, string>>(merge.Moved, Json.Plain)!;
        foreach (var rows in attached)
            if (moved.TryGetValue(rows.Kind, out var what)) await rows.Back(act, what, merge.GoneId, merge.KeptId, cancel);
    }

    private async Task Own(Act act, Customer customer, long? owner, string why, CancellationToken cancel)
    {
        var people = await directory.Get(act.Actor.PeopleStamp, cancel);
        await CustomerOwners.Give(act, customer, owner, owner is { } id && people.ById.TryGetValue(id, out var person) ? person.DepartmentId : customer.DepartmentId, why, cancel);
    }

    // A later date that came from the other record goes back with it.
    private static DateOnly? Given(DateOnly? now, DateOnly? kept, DateOnly? gone) => now == gone && Later(kept, gone) == gone ? kept : now;

    private static DateOnly? Later(DateOnly? a, DateOnly? b) => a is null || b > a ? b : a;

    private static string? Joined(params string?[] parts) => string.Join(CustomerSearch.Between, parts.OfType<string>()) is { Length: > 0 } all ? all : null;

    internal sealed record Both(Customer Kept, CustomerProfile? KeptProfile, Customer Gone, CustomerProfile? GoneProfile);
}
