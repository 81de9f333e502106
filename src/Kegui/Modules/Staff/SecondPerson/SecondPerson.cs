using System.Text.Json;
using Kegui.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Staff;

/// <summary>
/// Where the company wants it, no administrator changes rights alone: the change is put down as a request, and another administrator
/// confirms it. As long as there is no other one, the change is made at once and the audit says that nobody confirmed it.
/// </summary>
internal sealed class SecondPerson(PeopleDirectory directory, Kernel.Notices notices)
{
    public const string Confirming = "rights.confirm";
    public const string Key = "rights.second-person";
    private bool _confirmed;

    public static Task<bool> On(AppDb db, CancellationToken cancel) => db.Set<Setting>().AnyAsync(s => s.Key == Key && s.Value == "on", cancel);

    /// <summary>Whether this change must wait.</summary>
    public async Task<bool> Asks(Act act, CancellationToken cancel)
    {
        if (_confirmed || act.Actor.IsSystem || act.Actor.Via == "demo" || !await On(act.Db, cancel)) return false;
        if ((await Others(act.Actor, cancel)).Count > 0) return true;
        await act.Tell(new("RightsUnconfirmed", "person", act.Actor.PersonId), [new("act", null, act.Name)], cancel);
        return false;
    }

    /// <summary>The same question before the act, for the words on a page.</summary>
    public async Task<bool> WouldAsk(AppDb db, Actor actor, CancellationToken cancel) => await On(db, cancel) && (await Others(actor, cancel)).Count > 0;

    /// <summary>Puts the change down as a request and tells the other administrators.</summary>
    public async Task<long> File(Act act, string work, string target, object input, IEnumerable<FieldChange> changes, CancellationToken cancel)
    {
        var lines = changes.Select(c => new RightsChange(c.Field, c.From?.ToString(), c.To?.ToString())).ToList();
        var request = new RightsRequest
        {
            Id = await act.NewId(cancel),
            Work = work,
            Target = target,
            Input = JsonSerializer.Serialize(input, input.GetType(), Json.Plain),
            Changes = JsonSerializer.Serialize(lines, Json.Plain),
            AskedById = act.Actor.PersonId,
            At = act.Now,
        };
        act.Db.Add(request);
        await act.Tell(Told("RightsRequested", request), [.. lines.Select(l => new FieldChange(l.Field, l.From, l.To))], cancel);
        await notices.Tell(act, await Others(act.Actor, cancel), NoticeKinds.Approval, new("rights-request", request.Id), new("notice.rightsRequested", target), cancel, urgent: true);
        return request.Id;
    }

    /// <summary>From here on in this request the change is made: the second person has agreed.</summary>
    public void Agree() => _confirmed = true;

    public static Fact Told(string fact, RightsRequest request) =>
        new(fact, "rights-request", request.Id, null, new Dictionary<string, object?> { ["work"] = request.Work, ["name"] = request.Target, ["askedBy"] = request.AskedById });

    private async Task<IReadOnlyList<long>> Others(Actor actor, CancellationToken cancel)
    {
        var people = await directory.Get(actor.PeopleStamp, cancel);
        var roles = people.Grants.Where(g => g.Any(r => r.Permission == Confirming && r.Scope != DataScope.None)).Select(g => g.Key).ToHashSet();
        return [.. people.ById.Values.Where(p => p.Active && p.Id != actor.PersonId && p.Roles.Overlaps(roles)).Select(p => p.Id)];
    }
}
