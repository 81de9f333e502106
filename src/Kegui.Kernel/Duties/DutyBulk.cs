using Microsoft.EntityFrameworkCore;

namespace Kegui.Kernel;

/// <summary>
/// Duties of records that come and go by the hundred, past the change tracker where <see cref="DutyWatch"/> looks: the same decisions, written
/// in bulk in the same transaction. A duty carries the import of its record, so that both are seen from the same moment on.
/// </summary>
public sealed class DutyBulk(RulebookReader rules, Vocabulary vocabulary, DutyPlanner planner, PeopleDirectory directory, Ids ids)
{
    /// <summary>Opens the cycles of new records, as if each had been entered by an act of its own.</summary>
    /// <param name="record">The kind, as rules name it: <c>customer</c>.</param>
    /// <param name="rows">Not yet stored; at most some hundred, for one transaction.</param>
    public async Task Open(Act act, string record, IReadOnlyList<object> rows, CancellationToken cancel)
    {
        var day = await rules.At(act.Today, cancel);
        var cycles = day.DutiesOn(record).Where(d => d.Rule.Cyclic).ToList();
        if (cycles.Count == 0) return;
        var kind = vocabulary.Subjects[record];
        var wanted = (from subject in rows.Select(kind.Of)
                      from rule in cycles
                      let plan = planner.Compare(rule, subject, null, new(act.Today, Existing: false))
                      where plan.Change == DutyChange.Open
                      select (rule, subject, plan.Wanted)).ToList();
        if (wanted.Count == 0) return;
        var people = await directory.Get(act.Actor.PeopleStamp, cancel);
        var id = await ids.Take("id", wanted.Count, cancel);
        var duties = wanted.ConvertAll(w => planner.Make(act, w.rule, w.subject, w.Wanted!, 1, people, id++));
        act.Also(inside => BulkInsert.Write(act.Db, duties, inside));
    }

    /// <summary>Removes all duties of records that are taken back as if they had never come; within the transaction that removes them.</summary>
    public static async Task Remove(AppDb db, string record, IReadOnlyCollection<long> subjects, CancellationToken cancel)
    {
        foreach (var some in subjects.Chunk(500))
        {
            var duties = db.Whole<Duty>(Actor.System).Where(d => some.Contains(d.SubjectId) && d.SubjectKind == record);
            await db.Set<DutyMove>().Where(m => duties.Any(d => d.Id == m.DutyId)).ExecuteDeleteAsync(cancel);
            await db.Set<DutyMiss>().Where(m => duties.Any(d => d.Id == m.DutyId)).ExecuteDeleteAsync(cancel);
            await duties.ExecuteDeleteAsync(cancel);
        }
    }
}
