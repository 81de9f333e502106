using Microsoft.EntityFrameworkCore;

namespace Kegui.Kernel;

/// <summary>
/// Plans all subjects of a regulation anew after it was adopted, dropped or published. Harmless to repeat: it brings duties to what
/// is wanted, wherever the run before it stopped.
/// </summary>
public sealed class Replan(ActRunner run, AppDb db, RulebookReader rules, Vocabulary vocabulary, PeopleDirectory directory, DutyPlanner planner, CompanyClock clock)
{
    /// <summary>The reason of a run after the working days changed.</summary>
    public const string CalendarChanged = "calendar";
    /// <summary>Subjects read at a time.</summary>
    private const int Slice = 2000;
    /// <summary>Duties written at a time, so that others get their turn in between.</summary>
    private const int Batch = 500;
    private static readonly Call System = new(Actor.System);
    private Action<Act>? _hold;

    /// <summary>Works off every run whose day has come; false when there was nothing to do.</summary>
    /// <param name="hold">Binds each act to the job's claim.</param>
    public async Task<bool> Run(CancellationToken cancel, Action<Act>? hold = null)
    {
        _hold = hold;
        var any = false;
        while (await Next(cancel) is { } waiting)
        {
            any = true;
            await Step(waiting, cancel);
        }
        return any;
    }

    private Task<ReplanRun?> Next(CancellationToken cancel)
    {
        var today = clock.Today;
        return db.Set<ReplanRun>().Where(r => r.FinishedAt == null && r.From <= today).OrderBy(r => r.From).ThenBy(r => r.Id).FirstOrDefaultAsync(cancel);
    }

    private async Task Step(ReplanRun waiting, CancellationToken cancel)
    {
        var day = await rules.At(clock.Today, cancel);
        var cycles = day.Duties.Where(d => d.RegulationId == waiting.RegulationId && d.Rule.Cyclic).ToList();
        var kinds = cycles.Select(d => d.Rule.Subject).Distinct().Order(StringComparer.Ordinal).ToList();
        if (waiting.StartedAt is null) await Start(waiting, kinds, cancel);
        else if (waiting.Record is { } record && kinds.Contains(record)) await Plan(waiting, day, vocabulary.Subjects[record], [.. cycles.Where(d => d.Rule.Subject == record)], kinds, cancel);
        else await Finish(waiting, day, cancel);
    }

    private async Task Start(ReplanRun waiting, List<string> kinds, CancellationToken cancel)
    {
        var total = 0;
        foreach (var kind in kinds) total += await vocabulary.Subjects[kind].Count(db, cancel);
        await Advance(waiting, stored => (stored.StartedAt, stored.Record, stored.Total) = (clock.Now, kinds.FirstOrDefault(), total), _ => Task.CompletedTask, cancel);
    }

    private async Task Plan(ReplanRun waiting, RulebookDay day, SubjectRecord record, IReadOnlyList<DutyInForce> cycles, List<string> kinds, CancellationToken cancel)
    {
        var subjects = await record.Slice(db, waiting.Cursor, Slice, cancel);
        if (subjects.Count == 0)
        {
            var next = kinds.ElementAtOrDefault(kinds.IndexOf(record.Code) + 1);
            await Advance(waiting, stored => (stored.Record, stored.Cursor) = (next, 0), _ => Task.CompletedTask, cancel);
            return;
        }
        var changes = await Changes(day, cycles, waiting.Cursor, subjects, cancel);
        var opened = changes.Where(c => c.Opens).Select(c => c.Subject.Id).ToList();
        var ordinals = opened.Count > 0 ? await DutyWork.LastOrdinals(db, [.. cycles.Select(c => c.Rule.Key)], opened, cancel) : [];
        var people = await directory.Get(null, cancel);
        for (var from = 0; from == 0 || from < changes.Count; from += Batch)
        {
            var batch = changes.GetRange(from, Math.Min(Batch, changes.Count - from));
            var last = from + Batch >= changes.Count;
            // A subject whose duties fall into two batches is looked at again after a kill between them.
            var cursor = last ? subjects[^1].Id : batch[^1].Subject.Id - 1;
            var saved = await Advance(waiting, stored => (stored.Cursor, stored.Done) = (cursor, stored.Done + (last ? subjects.Count : 0)), act => Apply(act, batch, ordinals, people, waiting.Reason, cancel), cancel);
            // Somebody changed one of these duties meanwhile: the slice is read again.
            if (!saved) return;
        }
    }

    private async Task<List<Planned>> Changes(RulebookDay day, IReadOnlyList<DutyInForce> cycles, long after, IReadOnlyList<Subject> subjects, CancellationToken cancel)
    {
        var open = await OpenOf(db, [.. cycles.Select(c => c.Rule.Key)], after, subjects[^1].Id, cancel);
        var noted = await Noted([.. cycles.Where(c => c.Rule.Dated).Select(c => c.Rule.Key)], after, subjects[^1].Id, cancel);
        var found = new List<Planned>();
        foreach (var subject in subjects)
            foreach (var rule in cycles)
            {
                var duty = open.GetValueOrDefault((rule.Rule.Key, subject.Id));
                var (change, wanted) = planner.Compare(rule, subject, duty, new(day.Date, Existing: true));
                if (change != DutyChange.None || (rule.Rule.Dated && DutyPlan.RecheckOn(rule, subject) != noted.GetValueOrDefault((rule.Rule.Key, subject.Id))))
                    found.Add(new(rule, subject, duty, wanted, change));
            }
        return found;
    }

    /// <summary>The open duties of cycles over a range of subjects, in one statement.</summary>
    internal static async Task<Dictionary<(string, long), Duty>> OpenOf(AppDb db, IReadOnlyList<string> rules, long after, long until, CancellationToken cancel) =>
        (await db.Whole<Duty>(Actor.System).Where(d => rules.Contains(d.RuleKey) && d.SubjectId > after && d.SubjectId <= until && d.State == DutyStates.Open && d.Cyclic).ToListAsync(cancel))
        .ToDictionary(d => (d.RuleKey, d.SubjectId));

    private async Task Apply(Act act, IReadOnlyList<Planned> batch, Dictionary<(string, long), int> ordinals, People people, string because, CancellationToken cancel)
    {
        foreach (var (rule, subject, duty, wanted, change) in batch)
        {
            if (duty is not null) act.Db.Attach(duty);
            if (change == DutyChange.Move) await planner.Move(act, rule, duty!, wanted!, because, null, cancel);
            if (change == DutyChange.Lapse) DutyPlanner.End(act, duty!, DutyStates.Lapsed, "condition");
            if (change is not (DutyChange.Open or DutyChange.Lapse) || wanted is null) continue;
            var last = ordinals.GetValueOrDefault((rule.Rule.Key, subject.Id));
            await planner.OpenNext(act, rule, subject, wanted, last, people, cancel);
        }
        if (batch.Any(p => p.Rule.Rule.Dated)) await Rechecks.Note(act, [.. batch.Where(p => p.Rule.Rule.Dated).Select(p => (p.Rule, p.Subject))], gone: false, cancel);
    }

    private async Task<Dictionary<(string, long), DateOnly?>> Noted(IReadOnlyList<string> dated, long after, long until, CancellationToken cancel) => dated.Count == 0
        ? []
        : (await db.Set<DutyRecheck>().Where(r => dated.Contains(r.RuleKey) && r.SubjectId > after && r.SubjectId <= until).ToListAsync(cancel)).ToDictionary(r => (r.RuleKey, r.SubjectId), r => (DateOnly?)r.On);

    private async Task Finish(ReplanRun waiting, RulebookDay day, CancellationToken cancel)
    {
        if (waiting.Reason == CalendarChanged && await Retimed(waiting, day, cancel)) return;
        var inForce = day.Duties.Where(d => d.RegulationId == waiting.RegulationId).Select(d => d.Rule.Key).ToList();
        var orphans = await db.Whole<Duty>(Actor.System).AsTracking()
            .Where(d => d.RegulationId == waiting.RegulationId && d.State == DutyStates.Open && !inForce.Contains(d.RuleKey)).OrderBy(d => d.Id).Take(Batch).ToListAsync(cancel);
        await Advance(waiting, stored => stored.FinishedAt = orphans.Count < Batch ? clock.Now : null, act =>
        {
            foreach (var duty in orphans) DutyPlanner.End(act, duty, DutyStates.Lapsed, "dropped");
            return Task.CompletedTask;
        }, cancel);
    }

    /// <summary>After the working days changed: what facts opened and what is not late yet counts by the new ones. True while there is more.</summary>
    private async Task<bool> Retimed(ReplanRun waiting, RulebookDay day, CancellationToken cancel)
    {
        var open = await db.Whole<Duty>(Actor.System).AsTracking().Where(d => d.RegulationId == waiting.RegulationId && d.State == DutyStates.Open && d.Id > waiting.Cursor)
            .OrderBy(d => d.Id).Take(Batch).ToListAsync(cancel);
        if (open.Count == 0) return false;
        var last = open[^1].Id;
        await Advance(waiting, stored => stored.Cursor = last, async act =>
        {
            foreach (var duty in open.Where(d => !d.Cyclic && d.DueOn >= day.Date))
                if (day.Duty(duty.RuleKey) is { } rule) await planner.Retime(act, rule, duty, CalendarChanged, cancel);
        }, cancel);
        return true;
    }

    /// <summary>Work and cursor in one transaction.</summary>
    private async Task<bool> Advance(ReplanRun waiting, Action<ReplanRun> move, Func<Act, Task> work, CancellationToken cancel) =>
        (await run.Run("duty.replan", System, new { waiting.Id }, async act =>
        {
            _hold?.Invoke(act);
            var stored = act.Found(await act.Db.Set<ReplanRun>().AsTracking().FirstOrDefaultAsync(r => r.Id == waiting.Id, cancel));
            await work(act);
            move(stored);
            stored.Version++;
            return true;
        }, cancel)).Done;

    private sealed record Planned(DutyInForce Rule, Subject Subject, Duty? Duty, WantedDuty? Wanted, DutyChange Change)
    {
        public bool Opens => Wanted is not null && Change is DutyChange.Open or DutyChange.Lapse;
    }
}
