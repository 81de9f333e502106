using Microsoft.EntityFrameworkCore;

namespace Kegui.Kernel;

/// <summary>A request for more time with the duty it is about.</summary>
public sealed record AskedExtension(DutyRequest Request, Duty Duty);

/// <summary>The owner of a duty asks for a later date, the superior agrees or refuses.</summary>
public sealed class DutyRequests(ActRunner run, PeopleDirectory directory, DutyActs acts, Notices notices)
{
    public const string Ask = "duty.ask-extension", Answer = "duty.answer-extension";

    public Task<Outcome<long>> AskFor(Call call, long id, int version, DutyExtension input, CancellationToken cancel) => run.Run(Ask, call, new { id, version, input }, async act =>
    {
        var duty = act.Found(await act.Db.DutySeenBy(act.Actor, id, cancel));
        act.Expect(version, duty.Version);
        if (!duty.IsOpen) act.Allow(new Refusal("duty-closed") { Facts = new Dictionary<string, object?> { ["state"] = duty.State } });
        if (!IsDoer(duty, act.Actor)) act.Allow(new Refusal("duty-not-yours"));
        if (await act.Db.Whole<DutyRequest>(Actor.System).AnyAsync(r => r.DutyId == id && r.State == DutyRequestStates.Asked, cancel)) act.Allow(new Refusal("extension-asked"));
        await acts.Limits(act, duty, input, cancel);
        var people = await directory.Get(act.Actor.PeopleStamp, cancel);
        var superior = people.ManagerOf(act.Actor.PersonId);
        if (superior is null) act.Allow(new Refusal("no-superior"));
        var request = new DutyRequest { Id = await act.NewId(cancel), DutyId = id, To = input.To, Reason = input.Reason!.Trim(), ById = act.Actor.PersonId, At = act.Now, SuperiorId = superior!.Id };
        act.Db.Add(request);
        await act.Tell(DutyActs.Happened("DutyExtensionAsked", duty, input.To), [new("dueOn", duty.DueOn, input.To), new("reason", null, request.Reason)], cancel);
        await notices.Tell(act, [superior.Id], NoticeKinds.Approval, new("duty", id, duty.CustomerId), new("notice.duty.asked", RulePrinter.Date(duty.DueOn), RulePrinter.Date(input.To), request.Reason), cancel, urgent: true);
        return request.Id;
    }, cancel);

    /// <summary>Agrees: the date moves, with the reason that was given for it.</summary>
    public Task<Outcome<long>> Agree(Call call, long request, int version, CancellationToken cancel) => run.Run(Answer, call, new { request, version }, async act =>
    {
        var (asked, duty) = await Answered(act, request, version, cancel);
        await acts.Limits(act, duty, new(asked.To, asked.Reason), cancel);
        await acts.MoveTo(act, duty, asked.To, asked.Reason, cancel);
        return await Close(act, asked, duty, DutyRequestStates.Agreed, null, "notice.duty.agreed", cancel);
    }, cancel);

    public Task<Outcome<long>> Refuse(Call call, long request, int version, string? reason, CancellationToken cancel) => run.Run(Answer, call, new { request, version, reason }, async act =>
    {
        var (asked, duty) = await Answered(act, request, version, cancel);
        if (string.IsNullOrWhiteSpace(reason)) act.Check([new("reason", "required")]);
        else if (reason.Length > 500) act.Check([new("reason", "too-long", 500)]);
        await act.Tell(DutyActs.Happened("DutyExtensionRefused", duty, duty.DueOn), [new("reason", null, reason)], cancel);
        return await Close(act, asked, duty, DutyRequestStates.Refused, reason!.Trim(), "notice.duty.refused", cancel);
    }, cancel);

    /// <summary>What waits for this person's answer, the oldest first.</summary>
    public static async Task<IReadOnlyList<AskedExtension>> Waiting(AppDb db, Actor actor, int take, CancellationToken cancel)
    {
        if (!actor.May(Answer)) return [];
        var mine = actor.SelfAndStoodFor;
        var asked = await (from request in db.Whole<DutyRequest>(Actor.System).Where(r => r.State == DutyRequestStates.Asked && mine.Contains(r.SuperiorId) && r.ById != actor.PersonId)
                           join duty in db.Whole<Duty>(Actor.System) on request.DutyId equals duty.Id
                           where duty.State == DutyStates.Open
                           orderby request.Id
                           select new { request, duty }).Take(take).ToListAsync(cancel);
        return [.. asked.Select(a => new AskedExtension(a.request, a.duty))];
    }

    /// <summary>The requests about a duty that the caller may see, the oldest first.</summary>
    public static async Task<IReadOnlyList<DutyRequest>> Of(AppDb db, Duty duty, CancellationToken cancel) =>
        await db.Under<DutyRequest>(new Seen("duty", duty.Id, duty.CustomerId)).Where(r => r.DutyId == duty.Id).OrderBy(r => r.Id).ToListAsync(cancel);

    /// <summary>Whether it is the actor's to do: as owner, as a stand-in, or in the role it is for.</summary>
    public static bool IsDoer(Duty duty, Actor actor) =>
        duty.OwnerId is { } owner ? actor.SelfAndStoodFor.Contains(owner) : duty.RoleCode is { } role && actor.Roles.Contains(role);

    private static async Task<(DutyRequest, Duty)> Answered(Act act, long id, int version, CancellationToken cancel)
    {
        var asked = act.Found(await act.Db.Whole<DutyRequest>(Actor.System).AsTracking().FirstOrDefaultAsync(r => r.Id == id, cancel));
        var duty = act.Found(await act.Db.Whole<Duty>(Actor.System).AsTracking().FirstOrDefaultAsync(d => d.Id == asked.DutyId, cancel));
        // The superior who was asked, or anybody who could move the date himself.
        var may = act.Actor.SelfAndStoodFor.Contains(asked.SuperiorId) || await act.Db.VisibleOne<Duty>(act.Actor, "duty.extend", "duty", duty.Id).AnyAsync(cancel);
        act.Found(may ? asked : null);
        act.Expect(version, asked.Version);
        if (asked.State != DutyRequestStates.Asked) act.Allow(new Refusal("extension-answered") { Facts = new Dictionary<string, object?> { ["state"] = asked.State } });
        if (!duty.IsOpen) act.Allow(new Refusal("duty-closed") { Facts = new Dictionary<string, object?> { ["state"] = duty.State } });
        if (asked.ById == act.Actor.PersonId || duty.OwnerId == act.Actor.PersonId) act.Allow(new Refusal("duty-own"));
        return (asked, duty);
    }

    private async Task<long> Close(Act act, DutyRequest asked, Duty duty, string state, string? answer, string notice, CancellationToken cancel)
    {
        (asked.State, asked.AnsweredById, asked.AnsweredAt, asked.Answer) = (state, act.Actor.PersonId, act.Now, answer);
        asked.Version++;
        await notices.Tell(act, [asked.ById], NoticeKinds.Duty, new("duty", duty.Id, duty.CustomerId), new(notice, RulePrinter.Date(asked.To), answer ?? ""), cancel);
        return duty.Id;
    }
}
