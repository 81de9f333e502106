using System.Text.Json;

namespace Kegui.Kernel;

/// <summary>One of many facts that an act tells at once.</summary>
/// <param name="Line">Whether the record's timeline shows it; the audit log keeps it always.</param>
public sealed record BulkFact(Fact Fact, IReadOnlyList<FieldChange>? Changes = null, bool Line = true);

/// <summary>
/// Timeline and audit for acts that touch hundreds of records: the same rows as <see cref="Act.Tell"/>, written in bulk. Rules do not
/// wait for these facts one by one: what an import brings is theirs at the next sweep, all at once and without a notice per row.
/// </summary>
public static class BulkFacts
{
    /// <param name="firstId">The first of two free ids per fact.</param>
    public static void Tell(Act act, IReadOnlyList<BulkFact> facts, long firstId)
    {
        var lines = new List<TimelineEntry>(facts.Count);
        var audit = new List<AuditEntry>(facts.Count);
        foreach (var (fact, changes, line) in facts)
        {
            if (line) lines.Add(LineOf(act, fact, firstId));
            audit.Add(AuditEntry.Of(firstId + 1, act, fact, changes));
            firstId += 2;
        }
        act.Also(async cancel =>
        {
            await BulkInsert.Write(act.Db, lines, cancel);
            await BulkInsert.Write(act.Db, audit, cancel);
        });
    }

    private static TimelineEntry LineOf(Act act, Fact fact, long id) => new()
    {
        Id = id,
        At = act.Now,
        On = fact.On ?? act.Today,
        Fact = fact.Name,
        SubjectKind = fact.SubjectKind,
        SubjectId = fact.SubjectId,
        CustomerId = fact.CustomerId,
        PersonId = act.Actor.PersonId,
        PersonName = act.Actor.Name,
        Data = fact.Values.Count == 0 ? null : JsonSerializer.Serialize(fact.Values, Json.Plain),
    };
}
