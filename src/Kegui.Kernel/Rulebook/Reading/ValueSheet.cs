using Kegui.Kernel.Expressions;

namespace Kegui.Kernel;

/// <summary>The values of one regulation while it is read: types, ranges, slots, and their use in texts.</summary>
internal sealed class ValueSheet(string regulation, Vocabulary vocabulary, ProblemSheet sheet)
{
    private static readonly string Types = string.Join(", ", Enum.GetNames<PolicyType>()).ToLowerInvariant();
    private readonly Dictionary<string, PolicyValue> _values = new(StringComparer.Ordinal);
    // Keys with a problem of their own: a rule or text that uses one is not told a second time.
    private readonly HashSet<string> _spoilt = new(StringComparer.Ordinal);

    public PolicyValue? Find(string key) => _values.GetValueOrDefault(key);

    public bool IsSpoilt(string key) => _spoilt.Contains(key);

    public string Nearest(string key) => Confusions.Nearest(key, _values.Keys) ?? "";

    /// <summary>The values as names of expressions; days of the year and times are none.</summary>
    public GivenNames Names()
    {
        var names = new GivenNames();
        foreach (var value in _values.Values)
            if (PolicyContent.TermOf(value.Type, value.Options) is { } type) names.Value(value.Key, type);
        return names;
    }

    public IReadOnlyList<PolicyValue> Read(Fields fields)
    {
        var found = new List<PolicyValue>();
        foreach (var (key, node) in fields.Map.Entries)
        {
            var value = One(key, node, fields);
            if (value is null) _spoilt.Add(key.Text);
            else if (_values.TryAdd(key.Text, value)) found.Add(value);
            else sheet.Add(key, RegulationProblems.DuplicateValue, key.Text);
        }
        return found;
    }

    /// <summary>Every <c>{key}</c> must be a value of this regulation.</summary>
    public void CheckText(YamlText text)
    {
        foreach (var part in ClauseText.Parts(text.Text))
        {
            var column = text.Column + text.Offset + part.Start;
            if (part.Broken) sheet.Add(text.Line, column, RegulationProblems.BadBrace);
            else if (part.Key is { } key && Find(key) is null && !IsSpoilt(key)) sheet.Add(text.Line, column, RegulationProblems.UnknownValue, key, Nearest(key));
        }
    }

    private PolicyValue? One(YamlText key, YamlNode node, Fields parent)
    {
        if (!Words.IsName(key.Text) || Words.Reserved.Contains(key.Text) || key.Text.Length > 60)
        {
            sheet.Add(key, RegulationProblems.BadValueKey, key.Text);
            return null;
        }
        if (vocabulary.Subjects.Values.Any(s => s.Names.Any(n => n.Code == key.Text)))
        {
            sheet.Add(key, RegulationProblems.ValueShadowsName, key.Text);
            return null;
        }
        if (parent.Of(node, key.Text) is not { } fields) return null;
        var type = Type(fields);
        var options = fields.Has("options") ? Options(fields, key.Text) : null;
        var (isNode, minNode, maxNode, slot) = (fields.Text("is", true, 200), fields.Text("min"), fields.Text("max"), fields.Text("slot"));
        fields.Done();
        if (type is not { } known || isNode is null) return null;
        if (known == PolicyType.Choice && options is null)
        {
            if (!fields.Has("options")) sheet.Add(fields.Map, RegulationProblems.MissingKey, "options");
            return null;
        }
        if (known != PolicyType.Choice && options is not null) sheet.Add(fields.Map, RegulationProblems.BadOptions);
        if ((minNode ?? maxNode) is { } range && !PolicyContent.IsQuantity(known))
        {
            sheet.Add(range, RegulationProblems.NoRange, Code(known));
            return null;
        }
        var (content, min, max) = (Content(known, isNode), Content(known, minNode), Content(known, maxNode));
        if (content is null || (minNode is not null && min is null) || (maxNode is not null && max is null)) return null;
        var value = new PolicyValue(key.Text, known, content, min, max, options, slot?.Text);
        return InRange(value, isNode) && FitsSlot(value, slot) ? value : null;
    }

    private PolicyType? Type(Fields fields)
    {
        if (fields.Text("type", required: true) is not { } text) return null;
        if (PolicyContent.TypeOf(text.Text) is { } type) return type;
        sheet.Add(text, RegulationProblems.UnknownType, text.Text, Types);
        return null;
    }

    private ChoiceSet? Options(Fields fields, string key)
    {
        var codes = new List<string>();
        foreach (var item in fields.List("options"))
        {
            if (item is YamlText code && Words.IsCode(code.Text) && !Words.Reserved.Contains(code.Text) && !codes.Contains(code.Text)) codes.Add(code.Text);
            else
            {
                sheet.Add(item, RegulationProblems.BadOptions);
                return null;
            }
        }
        if (codes.Count > 0) return new ChoiceSet($"{regulation}.{key}", [.. codes]);
        sheet.Add(fields.Map, RegulationProblems.BadOptions);
        return null;
    }

    private PolicyContent? Content(PolicyType type, YamlText? text)
    {
        if (text is null) return null;
        if (PolicyContent.TryParse(type, text.Text) is { } content) return content;
        sheet.Add(text, RegulationProblems.BadContent, Code(type), text.Text);
        return null;
    }

    private bool InRange(PolicyValue value, YamlNode at)
    {
        if (value.Min is { } min && value.Max is { } max && max.IsBelow(min)) sheet.Add(at, RegulationProblems.RangeReversed, min.ToString(), max.ToString());
        else if (!value.Allows(value.Is)) sheet.Add(at, RegulationProblems.OutOfRange, value.Is.ToString(), value.Min?.ToString() ?? "", value.Max?.ToString() ?? "");
        else return true;
        return false;
    }

    private bool FitsSlot(PolicyValue value, YamlText? at)
    {
        if (at is null) return true;
        if (!vocabulary.Slots.TryGetValue(at.Text, out var slot)) sheet.Add(at, RegulationProblems.UnknownSlot, at.Text, Confusions.Nearest(at.Text, vocabulary.Slots.Keys) ?? "");
        else if (slot.Type != value.Type) sheet.Add(at, RegulationProblems.SlotType, slot.Code, Code(slot.Type), Code(value.Type));
        else if (Wider(value, slot)) sheet.Add(at, RegulationProblems.SlotRange, slot.Code, slot.Min?.ToString() ?? "", slot.Max?.ToString() ?? "");
        else return true;
        return false;
    }

    // Whatever the owners of the rule may set must be something the code can live with.
    private static bool Wider(PolicyValue value, SlotWord slot) =>
        (slot.Min is { } least && (value.Min is null || value.Min.IsBelow(least))) || (slot.Max is { } most && (value.Max is null || most.IsBelow(value.Max)));

    private static string Code(PolicyType type) => type.ToString().ToLowerInvariant();
}
