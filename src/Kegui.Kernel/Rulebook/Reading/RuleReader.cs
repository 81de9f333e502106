using Kegui.Kernel.Expressions;

namespace Kegui.Kernel;

/// <summary>One kind of rule: the key by which documents say it, and how the rest is read. A new kind is one class more.</summary>
internal interface IRuleKind
{
    string Key { get; }
    Rule? Read(RuleDraft draft);
}

/// <summary>Reads the rules of one regulation; the kind is known by its key.</summary>
internal sealed class RuleReader(string regulation, Vocabulary vocabulary, ValueSheet values, ProblemSheet sheet)
{
    private static readonly IReadOnlyList<IRuleKind> Kinds = [new DutyKind(), new RequiresKind(), new GuidanceKind()];
    private static readonly string Known = string.Join(", ", Kinds.Select(k => k.Key));
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);

    /// <summary>The rule, or null when anything about it is wrong: half a rule would do half of what is written.</summary>
    public Rule? Read(YamlNode node, string clause)
    {
        var before = sheet.Total;
        if (node is not YamlMap map)
        {
            sheet.Add(node, RegulationProblems.NotMapping, "rules");
            return null;
        }
        var fields = new Fields(map, sheet);
        var key = Key(fields);
        if (Kind(fields) is not { } kind) return null;
        var rule = kind.Read(new RuleDraft(fields, Rule.KeyOf(regulation, key ?? ""), clause, vocabulary, values));
        fields.Done();
        return sheet.Total == before ? rule : null;
    }

    private string? Key(Fields fields)
    {
        if (fields.Text("key", required: true) is not { } key) return null;
        if (!Words.IsCode(key.Text) || key.Text.Length > 40) sheet.Add(key, RegulationProblems.BadRuleKey, key.Text);
        else if (!_keys.Add(key.Text)) sheet.Add(key, RegulationProblems.DuplicateRule, key.Text);
        else return key.Text;
        return null;
    }

    private IRuleKind? Kind(Fields fields)
    {
        var said = Kinds.Where(k => fields.Has(k.Key)).ToList();
        if (said.Count == 1) return said[0];
        if (said.Count == 0) sheet.Add(fields.Map, RegulationProblems.NoRuleKind, Known);
        else sheet.Add(fields.Map, RegulationProblems.TwoRuleKinds, said[0].Key, said[1].Key);
        return null;
    }
}
