using Microsoft.EntityFrameworkCore;

namespace Kegui.Kernel;

/// <summary>Takes the steps of duties whose instant has come: reminders, lateness, reports upward, missed periods. Each once, whoever sweeps.</summary>
public sealed class DutySweep(ActRunner run, RulebookReader rules, PeopleDirectory directory, DutySteps steps, IDutyVoice voice)
{
    private const int Batch = 500;
    private static readonly Call System = new(Actor.System);

    /// <summary>Works until nothing is due; gives the number of duties looked at.</summary>
    /// <param name="now">UTC.</param>
    /// <param name="hold">Binds each act to the job's claim.</param>
    public async Task<int> Run(DateTime now, CancellationToken cancel, Action<Act>? hold = null)
    {
        for (var all = 0; ;)
        {
            var outcome = await run.Run("duty.sweep", System, new { now }, act =>
            {
                hold?.Invoke(act);
                return Once(act, now, cancel);
            }, cancel);
            // Another node was quicker, or a person changed one of them: what is left is due the next time.
            if (!outcome.Done) return all;
            all += outcome.Value;
            if (outcome.Value < Batch) return all;
        }
    }

    private async Task<int> Once(Act act, DateTime now, CancellationToken cancel)
    {
        var due = await act.Db.Whole<Duty>(Actor.System).AsTracking().Where(d => d.NextStepAt != null && d.NextStepAt <= now)
            .OrderBy(d => d.NextStepAt).ThenBy(d => d.Id).Take(Batch).ToListAsync(cancel);
        if (due.Count == 0) return 0;
        var day = await rules.At(act.Today, cancel);
        var people = await directory.Get(act.Actor.PeopleStamp, cancel);
        var news = new List<DutyNews>();
        foreach (var duty in due)
        {
            duty.Version++;
            if (day.Duty(duty.RuleKey) is { } rule) await Take(act, duty, rule, now, people, news, cancel);
            // Its rule is not in force: planning will end it, there is nothing to tell meanwhile.
            else duty.NextStepAt = null;
        }
        if (news.Count > 0) await voice.Say(act, news, cancel);
        return due.Count;
    }

    private async Task Take(Act act, Duty duty, DutyInForce rule, DateTime now, People people, List<DutyNews> news, CancellationToken cancel)
    {
        var reminds = false;
        while (steps.Ahead(duty, rule).Select(s => (DutyStep?)s).FirstOrDefault() is { } step && step.At <= now)
        {
            switch (step.Kind)
            {
                case DutyStepKind.Remind:
                    // After a standstill several may be due: people get the last one.
                    (reminds, duty.SteppedTo) = (true, step.At);
                    break;
                case DutyStepKind.Late:
                    duty.LateAt = now;
                    if (!duty.Trial) news.Add(new(step.Kind, duty, rule, Assignees.Doers(duty, people)));
                    break;
                case DutyStepKind.Report:
                    (duty.ReportedAt, duty.Reports) = (now, duty.Reports + 1);
                    news.Add(new(step.Kind, duty, rule, Assignees.PeopleOf(rule.Rule.Late[step.Number].Tell, duty, people)));
                    break;
                default:
                    duty.Misses++;
                    if (!duty.Trial) act.Db.Add(new DutyMiss { Id = await act.NewId(cancel), DutyId = duty.Id, On = steps.LastDayBefore(step.At), RuleKey = duty.RuleKey, OwnerId = duty.OwnerId, DepartmentId = duty.DepartmentId });
                    break;
            }
        }
        if (reminds && duty.LateAt is null)
        {
            duty.RemindedAt = now;
            news.Add(new(DutyStepKind.Remind, duty, rule, Assignees.Doers(duty, people)));
        }
        duty.NextStepAt = steps.Next(duty, rule);
    }
}
