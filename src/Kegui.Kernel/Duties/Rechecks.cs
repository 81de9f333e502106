using Microsoft.EntityFrameworkCore;

namespace Kegui.Kernel;

/// <summary>On this day a date in the rule's condition passes for this record: the rule is asked again.</summary>
public sealed class DutyRecheck
{
    public required string RuleKey { get; init; }
    public required long SubjectId { get; init; }
    public required string SubjectKind { get; init; }
    public required DateOnly On { get; set; }
}

/// <summary>Keeps the days on which rules are asked again, one row a rule and record.</summary>
internal static class Rechecks
{
    public static async Task<Dictionary<(string Rule, long Subject), DutyRecheck>> Of(AppDb db, IReadOnlyList<string> rules, IReadOnlyList<long> subjects, CancellationToken cancel) =>
        (await db.Set<DutyRecheck>().AsTracking().Where(r => rules.Contains(r.RuleKey) && subjects.Contains(r.SubjectId)).ToListAsync(cancel)).ToDictionary(r => (r.RuleKey, r.SubjectId));

    /// <summary>Notes the next day of each rule and record; none is kept for what is gone.</summary>
    public static async Task Note(Act act, IReadOnlyList<(DutyInForce Rule, Subject Subject)> pairs, bool gone, CancellationToken cancel)
    {
        var rows = await Of(act.Db, [.. pairs.Select(p => p.Rule.Rule.Key).Distinct()], [.. pairs.Select(p => p.Subject.Id).Distinct()], cancel);
        foreach (var (rule, subject) in pairs)
        {
            var row = rows.GetValueOrDefault((rule.Rule.Key, subject.Id));
            var on = gone ? null : DutyPlan.RecheckOn(rule, subject);
            if (row is null && on is { } first) act.Db.Add(new DutyRecheck { RuleKey = rule.Rule.Key, SubjectId = subject.Id, SubjectKind = subject.Record, On = first });
            else if (row is not null && on is { } next) row.On = next;
            else if (row is not null) act.Db.Remove(row);
        }
    }
}

/// <summary>Asks rules again whose day has come.</summary>
public sealed class RecheckSweep(ActRunner run, RulebookReader rules, Vocabulary vocabulary, PeopleDirectory directory, DutyPlanner planner)
{
    private const int Batch = 500;
    private static readonly Call System = new(Actor.System);

    /// <summary>Works until nothing is due; gives the number of records looked at.</summary>
    /// <param name="hold">Binds each act to the job's claim.</param>
    public async Task<int> Run(CancellationToken cancel, Action<Act>? hold = null)
    {
        for (var all = 0; ;)
        {
            var outcome = await run.Run("duty.recheck", System, new { }, act =>
            {
                hold?.Invoke(act);
                return Once(act, cancel);
            }, cancel);
            // Somebody changed one of these records meanwhile: what is left is due the next time.
            if (!outcome.Done) return all;
            all += outcome.Value;
            if (outcome.Value < Batch) return all;
        }
    }

    private async Task<int> Once(Act act, CancellationToken cancel)
    {
        var due = await act.Db.Set<DutyRecheck>().AsTracking().Where(r => r.On <= act.Today).OrderBy(r => r.On).ThenBy(r => r.RuleKey).ThenBy(r => r.SubjectId).Take(Batch).ToListAsync(cancel);
        if (due.Count == 0) return 0;
        var day = await rules.At(act.Today, cancel);
        var people = await directory.Get(act.Actor.PeopleStamp, cancel);
        var work = await DutyWork.Load(act, day, people, planner, vocabulary, new Dictionary<long, Touch>(), [.. due.Select(r => (r.SubjectKind, r.SubjectId))], cancel);
        foreach (var row in due)
        {
            if (day.Duty(row.RuleKey) is { } rule && work.Known(row.SubjectId) is { } subject)
            {
                await work.Plan(rule, subject, existing: false, cancel);
                if (DutyPlan.RecheckOn(rule, subject) is { } next)
                {
                    row.On = next;
                    continue;
                }
            }
            act.Db.Remove(row);
        }
        return due.Count;
    }
}
