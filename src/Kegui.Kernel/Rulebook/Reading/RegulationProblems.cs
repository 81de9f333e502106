namespace Kegui.Kernel;

/// <summary>The codes of everything that can be wrong with a regulation's document, each with its arguments.</summary>
public static class RegulationProblems
{
    // The document
    /// <summary>Not YAML at all: what the parser said.</summary>
    public const string BadYaml = "bad-yaml";
    /// <summary>limit</summary>
    public const string TooLong = "too-long";
    /// <summary>limit</summary>
    public const string TooDeep = "too-deep";
    /// <summary>limit</summary>
    public const string TooManyParts = "too-many-parts";
    /// <summary>Anchors, aliases and tags have no place in a regulation.</summary>
    public const string YamlFeature = "yaml-feature";
    /// <summary>key</summary>
    public const string DuplicateKey = "duplicate-key";
    /// <summary>key, the nearest known one</summary>
    public const string UnknownKey = "unknown-key";
    /// <summary>key</summary>
    public const string MissingKey = "missing-key";
    /// <summary>key</summary>
    public const string NotText = "not-text";
    /// <summary>key</summary>
    public const string NotList = "not-list";
    /// <summary>key</summary>
    public const string NotMapping = "not-mapping";
    /// <summary>key, longest</summary>
    public const string TextTooLong = "text-too-long";
    /// <summary>key, found</summary>
    public const string BadNumber = "bad-number";
    /// <summary>key, found</summary>
    public const string BadDate = "bad-date";

    // Regulation and clauses
    /// <summary>found</summary>
    public const string BadId = "bad-id";
    /// <summary>id, the prefix it must have</summary>
    public const string ForeignClause = "foreign-clause";
    /// <summary>id</summary>
    public const string DuplicateClause = "duplicate-clause";
    /// <summary>found, known kinds</summary>
    public const string UnknownClauseKind = "unknown-clause-kind";

    // Values
    /// <summary>key</summary>
    public const string BadValueKey = "bad-value-key";
    /// <summary>key</summary>
    public const string DuplicateValue = "duplicate-value";
    /// <summary>key: a field of the vocabulary goes by the same name</summary>
    public const string ValueShadowsName = "value-shadows-name";
    /// <summary>found, known types</summary>
    public const string UnknownType = "unknown-type";
    /// <summary>type, found</summary>
    public const string BadContent = "bad-content";
    /// <summary>found, min, max</summary>
    public const string OutOfRange = "out-of-range";
    /// <summary>min, max</summary>
    public const string RangeReversed = "range-reversed";
    /// <summary>type: only quantities have a range</summary>
    public const string NoRange = "no-range";
    public const string BadOptions = "bad-options";
    /// <summary>slot, the nearest known one</summary>
    public const string UnknownSlot = "unknown-slot";
    /// <summary>slot, its type, found</summary>
    public const string SlotType = "slot-type";
    /// <summary>slot, its min, its max</summary>
    public const string SlotRange = "slot-range";
    /// <summary>key, the nearest known one</summary>
    public const string UnknownValue = "unknown-value";
    public const string BadBrace = "bad-brace";
    /// <summary>key: a changed number must be read in the clause that sets it</summary>
    public const string ValueNotInText = "value-not-in-text";

    // Rules
    /// <summary>key</summary>
    public const string BadRuleKey = "bad-rule-key";
    /// <summary>key</summary>
    public const string DuplicateRule = "duplicate-rule";
    /// <summary>known kinds</summary>
    public const string NoRuleKind = "no-rule-kind";
    /// <summary>first, second</summary>
    public const string TwoRuleKinds = "two-rule-kinds";
    /// <summary>what (record, act, fact, matter, role, assignee, field, place), found, the nearest known one</summary>
    public const string Unknown = "unknown";
    /// <summary>key, found</summary>
    public const string BadPeriod = "bad-period";
    /// <summary>key: it would never pass</summary>
    public const string ZeroPeriod = "zero-period";
    /// <summary>key: dates move by days, workdays, weeks, months and years only</summary>
    public const string PeriodUnit = "period-unit";
    /// <summary>value, wanted type, found type</summary>
    public const string ValueType = "value-type";
    /// <summary>key, the other key: one of them must stand</summary>
    public const string OneOf = "one-of";
    /// <summary>key, the other key: they cannot stand together</summary>
    public const string NotTogether = "not-together";
    /// <summary>name, wanted type, found type</summary>
    public const string NameType = "name-type";
    /// <summary>record: no module can list its rows, so nothing can be planned while a condition holds</summary>
    public const string NotPlannable = "not-plannable";

    /// <summary>Every code, so that tests can demand an example and a label for each.</summary>
    public static IReadOnlyList<string> All { get; } =
        [.. typeof(RegulationProblems).GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!)];
}
