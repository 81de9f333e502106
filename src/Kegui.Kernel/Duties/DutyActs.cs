using Microsoft.EntityFrameworkCore;

namespace Kegui.Kernel;

public sealed record DutyExtension(DateOnly To, string? Reason);
public sealed record DutyWaiver(string? Reason);

/// <summary>What people do to duties themselves: a superior moves the date, or lets one off. Doing them is the work of the modules.</summary>
public sealed class DutyActs(ActRunner run, RulebookReader rules, Vocabulary vocabulary, PeopleDirectory directory, DutyPlanner planner, DutySteps steps)
{
    public Task<Outcome<long>> Extend(Call call, long id, int version, DutyExtension input, CancellationToken cancel) => run.Run("duty.extend", call, new { id, version, input }, async act =>
    {
        var duty = await Mine(act, "duty.extend", id, version, cancel);
        if (input.To <= duty.DueOn || input.To < act.Today) act.Check([new("to", "later-than", duty.DueOn)]);
        if (input.To > duty.DueOn.AddYears(1)) act.Check([new("to", "too-far")]);
        act.Check(Reason(input.Reason));
        var rule = (await rules.At(act.Today, cancel)).Duty(duty.RuleKey);
        act.Db.Add(new DutyMove { Id = await act.NewId(cancel), DutyId = id, From = duty.DueOn, To = input.To, Because = "extended", Reason = input.Reason, ById = act.Actor.PersonId, At = act.Now });
        await act.Tell(Happened("DutyExtended", duty, input.To), [new("dueOn", duty.DueOn, input.To), new("reason", null, input.Reason)], cancel);
        (duty.ExtendedTo, duty.DueOn, duty.DueAt, duty.DueBecause, duty.SteppedTo) = (input.To, input.To, steps.EndOf(input.To), "extended", act.Now);
        (duty.LateAt, duty.ReportedAt, duty.Reports, duty.Misses) = (null, null, 0, 0);
        duty.NextStepAt = rule is null ? null : steps.Next(duty, rule);
        duty.Version++;
        return id;
    }, cancel);

    public Task<Outcome<long>> Waive(Call call, long id, int version, DutyWaiver input, CancellationToken cancel) => run.Run("duty.waive", call, new { id, version, input }, async act =>
    {
        var duty = await Mine(act, "duty.waive", id, version, cancel);
        act.Check(Reason(input.Reason));
        await act.Tell(Happened("DutyWaived", duty, duty.DueOn), [new("state", duty.State, DutyStates.Waived), new("reason", null, input.Reason)], cancel);
        DutyPlanner.End(act, duty, DutyStates.Waived, "waived");
        if (duty.Cyclic) await Next(act, duty, cancel);
        return id;
    }, cancel);

    // Let off means this once: the next turn counts from when this one was due.
    private async Task Next(Act act, Duty duty, CancellationToken cancel)
    {
        if ((await rules.At(act.Today, cancel)).Duty(duty.RuleKey) is not { } rule || !vocabulary.Subjects.TryGetValue(duty.SubjectKind, out var record)) return;
        if ((await record.Load(act.Db, [duty.SubjectId], cancel)).FirstOrDefault() is not { } subject) return;
        var carried = duty.DueOn > act.Today ? duty.DueOn : act.Today;
        if (planner.Compare(rule, subject, null, DutyPlanner.SoFar(duty) with { Carried = carried, ExtendedTo = null }) is (DutyChange.Open, { } wanted))
            await planner.Open(act, rule, subject, wanted, duty.Ordinal + 1, await directory.Get(act.Actor.PeopleStamp, cancel), cancel);
    }

    private static async Task<Duty> Mine(Act act, string permission, long id, int version, CancellationToken cancel)
    {
        var duty = act.Found(await act.Db.VisibleOne<Duty>(act.Actor, permission, "duty", id).AsTracking().FirstOrDefaultAsync(cancel));
        act.Expect(version, duty.Version);
        if (!duty.IsOpen) act.Allow(new Refusal("duty-closed") { Facts = new Dictionary<string, object?> { ["state"] = duty.State } });
        // Nobody grants himself more time, nor lets himself off.
        if (!act.Actor.IsSystem && duty.OwnerId == act.Actor.PersonId) act.Allow(new Refusal("duty-own"));
        return duty;
    }

    private static IEnumerable<Problem> Reason(string? reason)
    {
        if (string.IsNullOrWhiteSpace(reason)) yield return new("reason", "required");
        else if (reason.Length > 500) yield return new("reason", "too-long", 500);
    }

    private static Fact Happened(string name, Duty duty, DateOnly on) =>
        new(name, "duty", duty.Id, duty.CustomerId, new Dictionary<string, object?> { ["matter"] = duty.Matter, ["clause"] = duty.ClauseId, ["due"] = on });
}
