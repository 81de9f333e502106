using Microsoft.EntityFrameworkCore;

namespace Kegui.Kernel;

public sealed record DutyExtension(DateOnly To, string? Reason);
public sealed record DutyWaiver(string? Reason);

/// <summary>What people do to duties themselves: a superior moves the date, or lets one off. Doing them is the work of the modules.</summary>
public sealed class DutyActs(ActRunner run, RulebookReader rules, Vocabulary vocabulary, PeopleDirectory directory, DutyPlanner planner, DutySteps steps, RulePrinter printer)
{
    public Task<Outcome<long>> Extend(Call call, long id, int version, DutyExtension input, CancellationToken cancel) => run.Run("duty.extend", call, new { id, version, input }, async act =>
    {
        var duty = await Mine(act, "duty.extend", id, version, cancel);
        await Limits(act, duty, input, cancel);
        await MoveTo(act, duty, input.To, input.Reason!, cancel);
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

    /// <summary>Ends the act where the regulation does not let the date move so far, or so often.</summary>
    internal async Task Limits(Act act, Duty duty, DutyExtension input, CancellationToken cancel)
    {
        var day = await rules.At(act.Today, cancel);
        var rule = day.Duty(duty.RuleKey);
        act.Check(ExtensionRules.Problems(duty, rule, input.To, input.Reason, act.Today, printer));
        if (rule?.Rule.Extend?.Times is null) return;
        var before = await act.Db.Under<DutyMove>(new Seen("duty", duty.Id, duty.CustomerId)).CountAsync(m => m.DutyId == duty.Id && m.Because == "extended", cancel);
        act.Allow(ExtensionRules.Refuses(rule, before, day.Regulation(rule.RegulationId) is { } regulation ? printer.Citation(regulation.Text, rule.Clause) : null));
    }

    internal async Task MoveTo(Act act, Duty duty, DateOnly to, string reason, CancellationToken cancel)
    {
        var rule = (await rules.At(act.Today, cancel)).Duty(duty.RuleKey);
        act.Db.Add(new DutyMove { Id = await act.NewId(cancel), DutyId = duty.Id, From = duty.DueOn, To = to, Because = "extended", Reason = reason, ById = act.Actor.PersonId, At = act.Now });
        await act.Tell(Happened("DutyExtended", duty, to), [new("dueOn", duty.DueOn, to), new("reason", null, reason)], cancel);
        (duty.ExtendedTo, duty.DueOn, duty.DueAt, duty.DueBecause, duty.SteppedTo) = (to, to, steps.EndOf(to), "extended", act.Now);
        (duty.LateAt, duty.ReportedAt, duty.Reports, duty.Misses) = (null, null, 0, 0);
        duty.NextStepAt = rule is null ? null : steps.Next(duty, rule);
        duty.Version++;
    }

    // Let off means this once: the next turn counts from when this one was due.
    private async Task Next(Act act, Duty duty, CancellationToken cancel)
    {
        if ((await rules.At(act.Today, cancel)).Duty(duty.RuleKey) is not { } rule || !vocabulary.Subjects.TryGetValue(duty.SubjectKind, out var record)) return;
        if ((await record.Load(act.Db, [duty.SubjectId], cancel)).FirstOrDefault() is not { } subject) return;
        var carried = duty.DueOn > act.Today ? duty.DueOn : act.Today;
        if (planner.Compare(rule, subject, null, DutyPlanner.SoFar(duty) with { Carried = carried, ExtendedTo = null, Period = DutyPlanner.PeriodOf(duty)?.Next }) is (DutyChange.Open, { } wanted))
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

    internal static Fact Happened(string name, Duty duty, DateOnly on) =>
        new(name, "duty", duty.Id, duty.CustomerId, new Dictionary<string, object?> { ["matter"] = duty.Matter, ["clause"] = duty.ClauseId, ["due"] = on });
}
