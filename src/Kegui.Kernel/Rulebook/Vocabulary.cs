using Kegui.Kernel.Expressions;

namespace Kegui.Kernel;

/// <summary>What one module gives the rulebook to speak about. Register it as <see cref="IVocabularyPart"/>.</summary>
public interface IVocabularyPart
{
    void AddTo(VocabularyBuilder words);
}

/// <summary>Something that happens, with the attributes it carries.</summary>
/// <param name="Record">The kind of record it happens to.</param>
public sealed record FactWord(string Name, string Record, IReadOnlyList<Name> Attributes);

/// <summary>Something a person does, with the fields of its input that a clause may want.</summary>
public sealed record ActWord(string Name, string Record, IReadOnlyList<Name> Fields);

/// <summary>Something that is to be done, and the act that does it: <c>customer.visit-on-site</c> by <c>visit.report</c>.</summary>
public sealed record MatterWord(string Code, string Record, string? Act);

/// <summary>A place in a module's code that reads a number of the rulebook: <c>visits.reportWithin</c>.</summary>
public sealed record SlotWord(string Code, PolicyType Type, PolicyContent? Min, PolicyContent? Max);

/// <summary>All words that modules publish. Rules may name these and nothing else.</summary>
public sealed class Vocabulary
{
    private readonly Dictionary<Type, SubjectRecord> _byEntity;

    /// <exception cref="ArgumentException">Two modules publish the same word.</exception>
    public Vocabulary(IEnumerable<IVocabularyPart> parts)
    {
        var words = new VocabularyBuilder();
        words.Company();
        foreach (var part in parts) part.AddTo(words);
        (Records, Subjects, Facts, Acts, Matters, Slots, Roles, Screens) =
            (words.Records, words.Subjects, words.Facts, words.Acts, words.Matters, words.Slots, words.Roles, words.Screens);
        _byEntity = Subjects.Values.ToDictionary(s => s.Entity);
    }

    public IReadOnlySet<string> Records { get; }
    public IReadOnlyDictionary<string, SubjectRecord> Subjects { get; }
    public IReadOnlyDictionary<string, FactWord> Facts { get; }
    public IReadOnlyDictionary<string, ActWord> Acts { get; }
    public IReadOnlyDictionary<string, MatterWord> Matters { get; }
    public IReadOnlyDictionary<string, SlotWord> Slots { get; }
    public IReadOnlySet<string> Roles { get; }
    public IReadOnlySet<string> Screens { get; }

    public SubjectRecord? SubjectOf(Type entity) => _byEntity.GetValueOrDefault(entity);

    /// <summary>The names of one record; none when no module lists its rows.</summary>
    public IReadOnlyList<Name> NamesOf(string record) => Subjects.TryGetValue(record, out var subject) ? subject.Names : [];
}

/// <summary>Collects the words of all modules.</summary>
public sealed class VocabularyBuilder
{
    internal HashSet<string> Records { get; } = new(StringComparer.Ordinal);
    internal Dictionary<string, SubjectRecord> Subjects { get; } = new(StringComparer.Ordinal);
    internal Dictionary<string, FactWord> Facts { get; } = new(StringComparer.Ordinal);
    internal Dictionary<string, ActWord> Acts { get; } = new(StringComparer.Ordinal);
    internal Dictionary<string, MatterWord> Matters { get; } = new(StringComparer.Ordinal);
    internal Dictionary<string, SlotWord> Slots { get; } = new(StringComparer.Ordinal);
    internal HashSet<string> Roles { get; } = new(StringComparer.Ordinal);
    internal HashSet<string> Screens { get; } = new(StringComparer.Ordinal);

    /// <summary>A record whose rows rules can plan over.</summary>
    /// <param name="title">What people call a row.</param>
    /// <param name="customer">The customer it concerns; of a customer, its own id.</param>
    public VocabularyBuilder Record<T>(RecordNames<T> names, System.Linq.Expressions.Expression<Func<T, string>> title, System.Linq.Expressions.Expression<Func<T, long?>> customer) where T : class, IOwned
    {
        Subjects.Add(names.Record, new SubjectRecord<T>(names, title, customer));
        Records.Add(names.Record);
        return this;
    }

    internal void Company()
    {
        Subjects.Add(CompanySubject.Name, new CompanySubject());
        Records.Add(CompanySubject.Name);
    }

    /// <summary>A record that rules may name but not plan over.</summary>
    public VocabularyBuilder Record(string code)
    {
        Records.Add(code);
        return this;
    }

    public VocabularyBuilder Fact(string name, string record, GivenNames? attributes = null)
    {
        Facts.Add(name, new(name, record, [.. attributes ?? []]));
        return this;
    }

    public VocabularyBuilder Act(string name, string record, GivenNames? fields = null)
    {
        Acts.Add(name, new(name, record, [.. fields ?? []]));
        return this;
    }

    /// <param name="code">The record and what is to be done with it.</param>
    public VocabularyBuilder Matter(string code, string? act = null)
    {
        Matters.Add(code, new(code, code[..code.IndexOf('.', StringComparison.Ordinal)], act));
        return this;
    }

    public VocabularyBuilder Slot(string code, PolicyType type, string? min = null, string? max = null)
    {
        Slots.Add(code, new(code, type, PolicyContent.TryParse(type, min), PolicyContent.TryParse(type, max)));
        return this;
    }

    public VocabularyBuilder Role(string code)
    {
        Roles.Add(code);
        return this;
    }

    public VocabularyBuilder Screen(string code)
    {
        Screens.Add(code);
        return this;
    }
}
