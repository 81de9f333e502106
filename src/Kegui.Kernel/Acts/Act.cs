using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Kernel;

/// <summary>
/// One act under way: what the body of an act works with. All it adds and changes in <see cref="Db"/>, with timeline, audit, duties
/// and the key of the request, is saved in one transaction by <see cref="ActRunner"/>.
/// </summary>
public sealed class Act(string name, Call call, AppDb db, Ids ids, DateTime now, DateOnly today)
{
    private readonly List<Fact> _facts = [];
    private readonly List<Func<CancellationToken, Task>> _inside = [];

    public string Name { get; } = name;
    public Call Call { get; } = call;
    public Actor Actor => Call.Actor;
    public AppDb Db { get; } = db;
    /// <summary>The instant of the act (UTC); all rows of the act carry the same one.</summary>
    public DateTime Now { get; } = now;
    /// <summary>The business date in the company's time zone.</summary>
    public DateOnly Today { get; } = today;
    public IReadOnlyList<Fact> Facts => _facts;
    internal IReadOnlyList<Func<CancellationToken, Task>> Inside => _inside;
    internal List<object> Left { get; } = [];

    public ValueTask<long> NewId(CancellationToken cancel) => ids.Next(cancel);

    public ValueTask<long> NextNumber(string series, int block, CancellationToken cancel) => ids.Next(series, block, cancel);

    /// <summary>Statements that must run in the same transaction, after the changes are saved.</summary>
    public void Also(Func<CancellationToken, Task> statement) => _inside.Add(statement);

    /// <summary>Saves a row although the act is refused, in a transaction of its own. It is not saved when the act goes on.</summary>
    public void Leave(object row) => Left.Add(row);

    /// <summary>Ends the act when the record is absent (or not for this person).</summary>
    public T Found<T>(T? record) where T : class => record ?? throw new ActStopped { Absent = true };

    public void Check(IEnumerable<Problem> problems)
    {
        var all = problems.ToList();
        if (all.Count > 0) throw new ActStopped { Problems = all };
    }

    public void Allow(Refusal? refusal)
    {
        if (refusal is not null) throw new ActStopped { Refusal = refusal };
    }

    /// <summary>Ends the act when the record has changed since the person read it.</summary>
    public void Expect(int read, int stored)
    {
        if (read != stored) throw new ActStopped { Conflict = true };
    }

    /// <summary>Says what happened: a line on the record's timeline, a row of the audit log, and a fact that rules may wait for.</summary>
    /// <param name="fact">Its name is a label and a word of the rulebook.</param>
    /// <param name="changes">What the audit keeps beside; by default nothing.</param>
    public async Task Tell(Fact fact, IReadOnlyList<FieldChange>? changes, CancellationToken cancel)
    {
        var entry = new TimelineEntry
        {
            Id = await NewId(cancel),
            At = Now,
            On = fact.On ?? Today,
            Fact = fact.Name,
            SubjectKind = fact.SubjectKind,
            SubjectId = fact.SubjectId,
            CustomerId = fact.CustomerId,
            PersonId = Actor.PersonId,
            PersonName = Actor.Name,
            Data = fact.Values.Count == 0 ? null : JsonSerializer.Serialize(fact.Values, Json.Plain),
        };
        Db.Add(entry);
        Db.Add(AuditEntry.Of(await NewId(cancel), this, fact, changes));
        _facts.Add(fact with { EntryId = entry.Id });
    }

    /// <summary>What has been changed on a tracked record since it was read.</summary>
    public IReadOnlyList<FieldChange> ChangesOf(object record)
    {
        var entry = Db.Entry(record);
        entry.DetectChanges();
        return [.. entry.Properties
            .Where(p => p.IsModified && p.Metadata.Name is not ("Version" or "UpdatedAt" or "SearchText" or "SearchGrams" or "SortKey" or "NameKey")
                && !Equals(p.OriginalValue, p.CurrentValue))
            .Select(p => new FieldChange(p.Metadata.Name, p.OriginalValue, p.CurrentValue))];
    }
}

/// <summary>Something that happened, in the past tense: <c>VisitReported</c>.</summary>
/// <param name="Values">The fact's own attributes, by their names in the vocabulary.</param>
public sealed record Fact(string Name, string SubjectKind, long SubjectId, long? CustomerId, IReadOnlyDictionary<string, object?> Values)
{
    public Fact(string name, string subjectKind, long subjectId, long? customerId = null)
        : this(name, subjectKind, subjectId, customerId, new Dictionary<string, object?>()) { }

    /// <summary>The business date on which it happened; by default the day it is entered.</summary>
    public DateOnly? On { get; init; }
    /// <summary>The instant on which it happened (UTC), where hours count from it; by default the one on which it is entered.</summary>
    public DateTime? At { get; init; }
    /// <summary>The timeline entry that keeps it.</summary>
    public long EntryId { get; init; }
}

public sealed record FieldChange(string Field, object? From, object? To);
