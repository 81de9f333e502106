using Kegui.Kernel.Expressions;

namespace Kegui.Kernel;

/// <summary>A rule while it is read: its keys, and how the things that all kinds speak of are read and checked.</summary>
internal sealed class RuleDraft(Fields fields, string key, string clause, Vocabulary vocabulary, ValueSheet values)
{
    public Fields Fields => fields;
    public string Key => key;
    public string ClauseId => clause;
    public Vocabulary Vocabulary => vocabulary;
    public ProblemSheet Sheet => fields.Sheet;

    /// <summary>A word that must be among the known ones.</summary>
    public string? Word(YamlText? text, string what, IEnumerable<string> known)
    {
        if (text is null) return null;
        var all = known as IReadOnlyCollection<string> ?? [.. known];
        if (all.Contains(text.Text)) return text.Text;
        Sheet.Add(text, RegulationProblems.Unknown, what, text.Text, Confusions.Nearest(text.Text, all) ?? "");
        return null;
    }

    /// <summary>One word or a list of them.</summary>
    public IReadOnlyList<string> Words(string key, string what, IEnumerable<string> known)
    {
        if (fields.Take(key, required: true) is not { } node) return [];
        var items = node is YamlList list ? list.Items : [node];
        if (items.Count == 0) Sheet.Add(node, RegulationProblems.NotList, key);
        var all = known.ToHashSet(StringComparer.Ordinal);
        return [.. items.Select(item => Word(fields.TextOf(item, key), what, all)).OfType<string>().Distinct()];
    }

    /// <summary>The words an expression of this rule may use: names of records, attributes, and the regulation's values.</summary>
    public NameScope Scope(params IEnumerable<IEnumerable<Name>> names)
    {
        // A value that goes by the name of an attribute stands back: inside `where` the fact speaks.
        var all = names.SelectMany(group => group).DistinctBy(name => name.Code).ToList();
        var taken = all.Select(name => name.Code).ToHashSet(StringComparer.Ordinal);
        return NameScope.Of(all, values.Names().Where(name => !taken.Contains(name.Code)));
    }

    public Condition? Condition(Fields within, string key, NameScope scope)
    {
        if (within.Text(key) is not { } text) return null;
        var reading = Expressions.Condition.Read(text.Text, scope);
        foreach (var problem in reading.Problems)
        {
            var column = problem.Place.Line == 1 ? text.Column + text.Offset + problem.Place.Column - 1 : problem.Place.Column;
            Sheet.Add(text.Line + problem.Place.Line - 1, column, "expression." + problem.Code, [.. problem.Details.Values]);
        }
        return reading.Result;
    }

    /// <summary>A period written out or the key of a value that is one.</summary>
    /// <param name="allowsHours">False where dates move, which know no hours.</param>
    public PeriodTerm? Period(YamlText? text, string key, bool allowsHours, bool allowsZero = false)
    {
        if (text is null) return null;
        if (Kernel.Period.TryParse(text.Text) is { } fixedPeriod) return Checked(text, key, new(fixedPeriod, null), [fixedPeriod], allowsHours, allowsZero);
        if (values.Find(text.Text) is { } value)
        {
            if (value.Type == PolicyType.Period)
            {
                var extremes = new[] { value.Is, value.Min, value.Max }.OfType<PolicyContent>().Select(c => (Period)c.Content).ToList();
                return Checked(text, key, new(null, value.Key), extremes, allowsHours, allowsZero);
            }
            Sheet.Add(text, RegulationProblems.ValueType, value.Key, "period", value.Type.ToString().ToLowerInvariant());
        }
        else if (values.IsSpoilt(text.Text)) return new(null, text.Text);
        else if (Expressions.Words.IsName(text.Text)) Sheet.Add(text, RegulationProblems.UnknownValue, text.Text, values.Nearest(text.Text));
        else Sheet.Add(text, RegulationProblems.BadPeriod, key, text.Text);
        return null;
    }

    /// <summary>A whole number written out, or the key of a value that is one.</summary>
    public CountTerm? Count(YamlText? text, string key)
    {
        if (text is null) return null;
        if (int.TryParse(text.Text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) && number < 1000) return new(number, null);
        if (values.Find(text.Text) is { Type: PolicyType.Int } value) return new(null, value.Key);
        if (values.Find(text.Text) is { } other) Sheet.Add(text, RegulationProblems.ValueType, other.Key, "int", other.Type.ToString().ToLowerInvariant());
        else if (values.IsSpoilt(text.Text)) return new(null, text.Text);
        else if (Expressions.Words.IsName(text.Text)) Sheet.Add(text, RegulationProblems.UnknownValue, text.Text, values.Nearest(text.Text));
        else Sheet.Add(text, RegulationProblems.BadNumber, key, text.Text);
        return null;
    }

    /// <summary><c>customer.owner</c>, <c>customer.ownerManager</c>, <c>actor</c>, or <c>{role: x}</c>.</summary>
    public Assignee? Who(Fields within, string key, string record, bool required = true)
    {
        if (within.Take(key, required) is not { } node) return null;
        if (node is YamlMap && within.Of(node, key) is { } map)
        {
            var role = Word(map.Text("role", required: true), "role", vocabulary.Roles);
            map.Done();
            return role is null ? null : new(AssigneeKind.Role, role);
        }
        string[] known = vocabulary.Subjects.ContainsKey(record) ? [$"{record}.owner", $"{record}.ownerManager", "actor"] : ["actor"];
        return Word(within.TextOf(node, key), "assignee", known) switch
        {
            null => null,
            "actor" => new(AssigneeKind.Actor),
            var word => new(word.EndsWith("Manager", StringComparison.Ordinal) ? AssigneeKind.OwnerManager : AssigneeKind.Owner),
        };
    }

    private PeriodTerm? Checked(YamlText text, string key, PeriodTerm term, IReadOnlyList<Period> possible, bool allowsHours, bool allowsZero)
    {
        if (!allowsZero && possible.Any(p => p.Count == 0)) Sheet.Add(text, RegulationProblems.ZeroPeriod, key);
        else if (!allowsHours && possible.Any(p => p.Unit == PeriodUnit.Hours)) Sheet.Add(text, RegulationProblems.PeriodUnit, key);
        else return term;
        return null;
    }
}
