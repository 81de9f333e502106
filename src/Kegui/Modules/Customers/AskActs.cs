using Kegui.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Customers;

/// <summary>Asks whoever answers for a customer to be shown it, instead of entering it a second time.</summary>
internal sealed class AskActs(ActRunner run, PeopleDirectory directory, Kernel.Notices notices)
{
    /// <summary>Asked again only after this.</summary>
    public static readonly TimeSpan Again = TimeSpan.FromDays(7);
    private const string Fact = "CooperationAsked";

    /// <param name="name">The whole name, as the warning of doubles shows it: an id would let people leaf through others' customers.</param>
    public Task<Outcome<string>> Ask(Call call, string name, string? reason, CancellationToken cancel) => run.Run("customer.ask", call, new { name, reason }, async act =>
    {
        if (string.IsNullOrWhiteSpace(reason)) act.Check([new("reason", "required")]);
        else if (reason.Trim().Length > 200) act.Check([new("reason", "too-long", 200)]);
        var customer = act.Found(await Of(act.Db, name, cancel));
        if (await act.Db.VisibleOne<Customer>(act.Actor, "customer.read", "customer", customer.Id).AnyAsync(cancel)) act.Allow(new("ask-visible"));
        var people = await directory.Get(act.Actor.PeopleStamp, cancel);
        var to = Owner(customer, people);
        if (to is null) act.Allow(new("ask-nobody"));
        var since = act.Now - Again;
        if (await act.Db.Set<TimelineEntry>().AnyAsync(t => t.CustomerId == customer.Id && t.Fact == Fact && t.PersonId == act.Actor.PersonId && t.At > since, cancel))
            act.Allow(new("ask-again") { Facts = new Dictionary<string, object?> { ["days"] = Again.Days } });
        await act.Tell(new(Fact, "customer", customer.Id, customer.Id, new Dictionary<string, object?> { ["text"] = reason!.Trim() }), null, cancel);
        await notices.Tell(act, [to!.Id], NoticeKinds.Mention, new("customer-share", customer.Id), new("notice.ask", customer.Name, act.Actor.Name, reason.Trim()), cancel, urgent: true, fact: $"ask:{customer.Id}:{act.Actor.PersonId}:{act.Today:yyyyMMdd}");
        return to.Name;
    }, cancel);

    /// <summary>The customer of exactly this name; none when two have it.</summary>
    public static async Task<Customer?> Of(AppDb db, string name, CancellationToken cancel)
    {
        var clean = CustomerRules.CleanName(name);
        var key = Kernel.Text.DuplicateFacts.Of(clean, null, null).NameKey;
        var found = await db.Whole<Customer>(Actor.System).Where(c => c.NameKey == key && c.Name == clean && c.Stage != "exited").Take(2).ToListAsync(cancel);
        return found is [var one] ? one : null;
    }

    /// <summary>Who can share it: its owner, or the superior of one who has left.</summary>
    public static PersonView? Owner(Customer customer, People people)
    {
        var person = customer.OwnerId is { } owner ? people.ById.GetValueOrDefault(owner) : null;
        for (var step = 0; person is { Active: false } && step < 10; step++) person = person.ManagerId is { } boss ? people.ById.GetValueOrDefault(boss) : null;
        return person is { Active: true } ? person : null;
    }
}
