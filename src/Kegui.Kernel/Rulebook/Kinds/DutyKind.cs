using Kegui.Kernel.Expressions;

namespace Kegui.Kernel;

/// <summary>
/// <c>duty:</c> opened by a fact (<c>on, where, within, ended-by</c>), kept while a condition holds (<c>while, every, anchor</c>), or
/// asked once in each period of the calendar (<c>each</c>, perhaps <c>while</c> and <c>within</c>).
/// </summary>
internal sealed class DutyKind : IRuleKind
{
    private const string Since = "condition-since";
    private static readonly IReadOnlyDictionary<string, PeriodKind> Periods = new Dictionary<string, PeriodKind>
    {
        ["week"] = PeriodKind.Week, ["month"] = PeriodKind.Month, ["quarter"] = PeriodKind.Quarter, ["half-year"] = PeriodKind.HalfYear, ["year"] = PeriodKind.Year,
    };

    public string Key => "duty";

    public Rule? Read(RuleDraft draft)
    {
        var fields = draft.Fields;
        var matter = draft.Word(fields.Text("duty", required: true), "matter", draft.Vocabulary.Matters.Keys);
        var record = matter is null ? "" : draft.Vocabulary.Matters[matter].Record;
        var names = draft.Vocabulary.NamesOf(record);
        var (byFact, byCalendar) = (fields.Has("on"), fields.Has("each"));
        if (byFact && byCalendar) draft.Sheet.Add(fields.Map, RegulationProblems.NotTogether, "on", "each");
        else if (byFact == fields.Has("while") && !byCalendar) draft.Sheet.Add(fields.Map, byFact ? RegulationProblems.NotTogether : RegulationProblems.OneOf, "on", "while");
        if (!byFact && matter is not null && !draft.Vocabulary.Subjects.ContainsKey(record)) draft.Sheet.Add(fields.Map, RegulationProblems.NotPlannable, record);

        var on = byFact ? draft.Word(fields.Text("on"), "fact", draft.Vocabulary.Facts.Keys) : null;
        var hold = draft.Condition(fields, "while", draft.Scope(names));
        var where = byFact ? draft.Condition(fields, "where", draft.Scope(AttributesOf(draft, on), names)) : null;
        var each = byCalendar && draft.Word(fields.Text("each"), "period", Periods.Keys) is { } period ? Periods[period] : (PeriodKind?)null;
        var every = Length(draft, "every", wanted: !byFact && !byCalendar, allowsHours: false, byFact ? "on" : "each");
        var within = byCalendar ? draft.Period(fields.Text("within"), "within", allowsHours: false) : Length(draft, "within", wanted: byFact, allowsHours: true, "while");
        var (anchors, onSince) = byFact || byCalendar ? Unanchored(draft, byFact ? "on" : "each") : Anchor(draft, names);
        var who = draft.Who(fields, "who", record);
        var closing = Closing(draft, "closed-by", names);
        var ending = Closing(draft, "ended-by", names);
        if (ending is not null && !byFact) draft.Sheet.Add(fields.Take("ended-by")!, RegulationProblems.NotTogether, "ended-by", byCalendar ? "each" : "while");
        var remind = fields.List("remind").Select(item => draft.Period(fields.TextOf(item, "remind"), "remind", byFact, allowsZero: true)).OfType<PeriodTerm>().ToList();
        var late = fields.List("late").Select(item => Late(draft, item, record, byFact)).OfType<LateStep>().ToList();
        var extend = Extension(draft);
        if (matter is null || who is null) return null;
        return new DutyRule
        {
            Key = draft.Key, ClauseId = draft.ClauseId, Matter = matter, Subject = record, While = hold, Each = each, Every = every, Anchors = anchors, AnchorsOnSince = onSince,
            On = on, Where = where, Within = within, Who = who, ClosedBy = closing, EndedBy = ending, Remind = remind, Late = late, Extend = extend,
        };
    }

    private static PeriodTerm? Length(RuleDraft draft, string key, bool wanted, bool allowsHours, string other)
    {
        if (wanted) return draft.Period(draft.Fields.Text(key, required: true), key, allowsHours);
        if (draft.Fields.Has(key)) draft.Sheet.Add(draft.Fields.Take(key)!, RegulationProblems.NotTogether, key, other);
        return null;
    }

    private static (IReadOnlyList<FieldName>, bool) Unanchored(RuleDraft draft, string other)
    {
        if (draft.Fields.Take("anchor") is { } node) draft.Sheet.Add(node, RegulationProblems.NotTogether, "anchor", other);
        return ([], false);
    }

    private static IReadOnlyList<Name> AttributesOf(RuleDraft draft, string? fact) => fact is null ? [] : draft.Vocabulary.Facts[fact].Attributes;

    /// <summary>One date field, <c>condition-since</c>, or <c>{latest-of: […]}</c>; left out, it counts from when the condition began.</summary>
    private static (IReadOnlyList<FieldName>, bool) Anchor(RuleDraft draft, IReadOnlyList<Name> names)
    {
        if (draft.Fields.Take("anchor") is not { } node) return ([], true);
        var items = (IReadOnlyList<YamlNode>)[node];
        if (node is YamlMap && draft.Fields.Of(node, "anchor") is { } map)
        {
            items = map.List("latest-of", required: true);
            map.Done();
        }
        var dates = names.OfType<FieldName>().ToDictionary(n => n.Code, StringComparer.Ordinal);
        var found = items.Select(item => draft.Fields.TextOf(item, "anchor")).OfType<YamlText>()
            .Select(text => (Text: text, Word: draft.Word(text, "field", [.. dates.Keys, Since]))).Where(p => p.Word is not null).ToList();
        var fields = new List<FieldName>();
        foreach (var (text, word) in found.Where(p => p.Word != Since))
        {
            if (dates[word!].Type == TermType.Date) fields.Add(dates[word!]);
            else draft.Sheet.Add(text, RegulationProblems.NameType, word!, "date", dates[word!].Type.ToString());
        }
        return (fields, found.Exists(p => p.Word == Since));
    }

    private static Closing? Closing(RuleDraft draft, string key, IReadOnlyList<Name> names)
    {
        if (draft.Fields.Take(key) is not { } node) return null;
        if (node is YamlText text) return draft.Word(text, "fact", draft.Vocabulary.Facts.Keys) is { } only ? new(only, null) : null;
        if (draft.Fields.Of(node, key) is not { } map) return null;
        var fact = draft.Word(map.Text("fact", required: true), "fact", draft.Vocabulary.Facts.Keys);
        var where = fact is null ? null : draft.Condition(map, "where", draft.Scope(AttributesOf(draft, fact), names));
        map.Has("where");
        map.Done();
        return fact is null ? null : new(fact, where);
    }

    /// <summary><c>extend: {longest: 2 weeks, times: 2}</c></summary>
    private static ExtensionTerms? Extension(RuleDraft draft)
    {
        if (draft.Fields.Inside("extend") is not { } map) return null;
        var terms = new ExtensionTerms(draft.Period(map.Text("longest"), "longest", allowsHours: false), draft.Count(map.Text("times"), "times"));
        map.Done();
        return terms;
    }

    private static LateStep? Late(RuleDraft draft, YamlNode node, string record, bool allowsHours)
    {
        if (draft.Fields.Of(node, "late") is not { } map) return null;
        var after = draft.Period(map.Text("after"), "after", allowsHours);
        var tell = draft.Who(map, "tell", record);
        map.Done();
        return tell is null ? null : new(after, tell);
    }
}
