using Kegui.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Customers;

/// <param name="Unseeing">Names of mentioned colleagues who may not see the customer and hear nothing.</param>
internal sealed record NoteMade(long Id, IReadOnlyList<string> Unseeing);

/// <summary>Notes on customers, and who follows them.</summary>
internal sealed class NoteActs(ActRunner run, PeopleDirectory directory, Actors actors, Kernel.Notices notices)
{
    public Task<Outcome<NoteMade>> Add(Call call, long customerId, NoteInput input, CancellationToken cancel) => run.Run("customer.comment", call, new { customerId, input }, async act =>
    {
        var customer = act.Found(await act.Db.VisibleOne<Customer>(act.Actor, "customer.comment", "customer", customerId).AsTracking().FirstOrDefaultAsync(cancel));
        act.Check(NoteRules.Problems(input, act.Today));
        var on = input.On ?? act.Today;
        var note = new CustomerNote { Id = await act.NewId(cancel), CustomerId = customerId, Kind = input.Kind!, Text = input.Text!.Trim(), On = on, NextOn = input.NextOn, ById = act.Actor.PersonId, At = act.Now };
        act.Db.Add(note);
        var (seeing, unseeing) = await Mentioned(act, customerId, note.Text, cancel);
        foreach (var person in seeing) act.Db.Add(new Mention { NoteId = note.Id, PersonId = person.Id, CustomerId = customerId, At = act.Now });
        Contact(act, customer, note);
        await act.Tell(new("CustomerCommented", "note", note.Id, customerId, new Dictionary<string, object?>
        {
            ["kind"] = note.Kind, ["text"] = note.Text, ["next"] = note.NextOn, ["mentions"] = seeing.Count == 0 ? null : seeing.Select(p => p.Id).ToList(),
        })
        { On = on }, null, cancel);
        var subject = new NoticeSubject("customer", customerId, customerId);
        await notices.Tell(act, seeing.Select(p => p.Id), NoticeKinds.Mention, subject, new("notice.mention", customer.Name, note.Text.Length > 80 ? note.Text[..80] + "…" : note.Text), cancel, urgent: true);
        await notices.Tell(act, await Followers(act, customerId, cancel), NoticeKinds.Change, subject, new("notice.followed", customer.Name), cancel);
        return new NoteMade(note.Id, unseeing);
    }, cancel);

    public Task<Outcome<bool>> Follow(Call call, long customerId, bool follow, CancellationToken cancel) => run.Run("customer.follow", call, new { customerId, follow }, async act =>
    {
        act.Found(await act.Db.VisibleOne<Customer>(act.Actor, "customer.read", "customer", customerId).Select(c => new { c.Id }).FirstOrDefaultAsync(cancel));
        var held = await act.Db.Set<Follower>().AsTracking().FirstOrDefaultAsync(f => f.CustomerId == customerId && f.PersonId == act.Actor.PersonId, cancel);
        if (follow && held is null) act.Db.Add(new Follower { CustomerId = customerId, PersonId = act.Actor.PersonId, At = act.Now });
        else if (!follow && held is not null) act.Db.Remove(held);
        return follow;
    }, cancel);

    private static Task<List<long>> Followers(Act act, long customerId, CancellationToken cancel) =>
        act.Db.Set<Follower>().Where(f => f.CustomerId == customerId).Select(f => f.PersonId).ToListAsync(cancel);

    // A talk moves the last contact; the promised next day is kept until somebody was in contact on it or later.
    private static void Contact(Act act, Customer customer, CustomerNote note)
    {
        if (NoteKinds.IsContact(note.Kind))
        {
            if (customer.LastContactOn is null || customer.LastContactOn < note.On) customer.LastContactOn = note.On;
            if (customer.NextContactOn <= note.On) customer.NextContactOn = null;
        }
        if (note.NextOn is not null) customer.NextContactOn = note.NextOn;
        customer.UpdatedAt = act.Now;
        customer.Version++;
    }

    private async Task<(List<PersonView> Seeing, List<string> Unseeing)> Mentioned(Act act, long customerId, string text, CancellationToken cancel)
    {
        var people = await directory.Get(act.Actor.PeopleStamp, cancel);
        var (seeing, unseeing) = (new List<PersonView>(), new List<string>());
        foreach (var person in NoteRules.Mentioned(text, people).Where(p => p.Id != act.Actor.PersonId))
        {
            var actor = await actors.Of(person.Id, act.Actor.PeopleStamp, "job", cancel);
            if (actor is not null && await act.Db.VisibleOne<Customer>(actor, "customer.read", "customer", customerId).AnyAsync(cancel)) seeing.Add(person);
            else unseeing.Add(person.Name);
        }
        return (seeing, unseeing);
    }
}
