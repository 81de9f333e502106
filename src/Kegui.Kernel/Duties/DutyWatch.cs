using Microsoft.EntityFrameworkCore;

namespace Kegui.Kernel;

/// <summary>
/// After every act: facts close and open duties, changed fields plan the record's duties anew, and a new owner takes them over. All of
/// it is saved with the act. An act that touches nothing of interest costs one look at the stamp.
/// </summary>
internal sealed class DutyWatch(RulebookReader rules, Vocabulary vocabulary, PeopleDirectory directory, DutyPlanner planner) : IActWatch
{
    public async Task Before(Act act, CancellationToken cancel)
    {
        var touched = Touch.Of(act, vocabulary);
        if (touched.Count == 0 && act.Facts.Count == 0) return;
        var day = await rules.At(act.Today, cancel);
        if (day.Duties.Count == 0) return;
        var told = Told(act, day);
        var stirred = touched.Where(t => t.Value.OwnerMoved || day.DutiesOn(t.Value.Record.Code).Any(t.Value.Concerns)).ToDictionary();
        if (told.Count == 0 && stirred.Count == 0) return;

        var people = await directory.Get(act.Actor.PeopleStamp, cancel);
        var work = await DutyWork.Load(act, day, people, planner, vocabulary, touched, [.. told.Select(t => (t.Rule.Rule.Subject, t.Subject)), .. stirred.Select(s => (s.Value.Record.Code, s.Key))], cancel);
        foreach (var (rule, fact, subject) in told)
        {
            if (rule.Rule.ClosedBy?.Fact == fact.Name) await work.CloseBy(rule, fact, subject, cancel);
            if (rule.Rule.EndedBy?.Fact == fact.Name) work.EndBy(rule, fact, subject);
            if (rule.Rule.On == fact.Name) await work.OpenBy(rule, fact, subject, cancel);
        }
        foreach (var (id, touch) in stirred)
        {
            var concerned = day.DutiesOn(touch.Record.Code).Where(touch.Concerns).ToList();
            foreach (var rule in concerned) await work.Settle(rule, id, touch, cancel);
            if (concerned.Exists(rule => rule.Rule.Dated)) await Rechecks.Note(act, [.. concerned.Where(rule => rule.Rule.Dated).Select(rule => (rule, touch.Now))], touch.Gone, cancel);
            if (touch.OwnerMoved) work.HandOver(id, touch);
        }
    }

    /// <summary>Which rule listens to which fact, about which record. Rules are in their order, closings before openings of the same fact.</summary>
    private static List<(DutyInForce Rule, Fact Fact, long Subject)> Told(Act act, RulebookDay day) =>
    [.. from fact in act.Facts
        from rule in day.Duties
        where rule.Rule.ClosedBy?.Fact == fact.Name || rule.Rule.On == fact.Name || rule.Rule.EndedBy?.Fact == fact.Name
        let subject = SubjectOf(rule.Rule, fact)
        where subject is not null
        select (rule, fact, subject.Value)];

    private static long? SubjectOf(DutyRule rule, Fact fact) =>
        fact.SubjectKind == rule.Subject ? fact.SubjectId : rule.Subject switch { "customer" => fact.CustomerId, CompanySubject.Name => CompanySubject.Id, _ => null };
}
