namespace Kegui.Kernel.Expressions;

/// <summary>The codes of everything that can be wrong with an expression, each with the details its label may use.</summary>
public static class Problems
{
    // Reading
    public const string Empty = "empty";
    /// <summary>limit</summary>
    public const string TooLong = "too-long";
    /// <summary>limit</summary>
    public const string TooDeep = "too-deep";
    /// <summary>limit</summary>
    public const string TooManyParts = "too-many-parts";
    /// <summary>limit</summary>
    public const string ListTooLong = "list-too-long";
    public const string EmptyList = "empty-list";
    /// <summary>found</summary>
    public const string UnexpectedCharacter = "unexpected-character";
    /// <summary>found, meant: a full-width sign where the plain one is wanted</summary>
    public const string FullWidth = "full-width";
    /// <summary>found, meant</summary>
    public const string UnknownOperator = "unknown-operator";
    public const string UnclosedText = "unclosed-text";
    public const string EmptyText = "empty-text";
    public const string BadText = "bad-text";
    /// <summary>found, wanted: an operand, an operator, a sign</summary>
    public const string Unexpected = "unexpected";
    /// <summary>wanted</summary>
    public const string UnexpectedEnd = "unexpected-end";
    public const string MinusNeedsBlanks = "minus-needs-blanks";
    public const string ChainedComparison = "chained-comparison";
    public const string NotIn = "not-in";
    /// <summary>found</summary>
    public const string NumberOutOfRange = "number-out-of-range";
    /// <summary>found</summary>
    public const string MoneyPrecision = "money-precision";
    /// <summary>found</summary>
    public const string BadDate = "bad-date";
    /// <summary>found</summary>
    public const string BadPeriod = "bad-period";
    /// <summary>found, meant</summary>
    public const string UnknownUnit = "unknown-unit";

    // Meaning
    /// <summary>name, meant (empty when nothing is near)</summary>
    public const string UnknownName = "unknown-name";
    /// <summary>code, choices, meant</summary>
    public const string UnknownChoice = "unknown-choice";
    /// <summary>code: a choice code stands without quotes</summary>
    public const string ChoiceInQuotes = "choice-in-quotes";
    /// <summary>name, meant</summary>
    public const string UnknownFunction = "unknown-function";
    /// <summary>name</summary>
    public const string MeasureNotAllowed = "measure-not-allowed";
    /// <summary>found: the type that stands where yes or no is wanted</summary>
    public const string NotACondition = "not-a-condition";
    /// <summary>operator, left, right; or wanted, found for the whole</summary>
    public const string WrongType = "wrong-type";
    /// <summary>operator, left, right</summary>
    public const string UnitMismatch = "unit-mismatch";
    /// <summary>type</summary>
    public const string NotOrdered = "not-ordered";
    public const string NeverMissing = "never-missing";
    /// <summary>name, wanted</summary>
    public const string ArgumentCount = "argument-count";
    /// <summary>from, to</summary>
    public const string BadPlaces = "bad-places";
    public const string TooManyProblems = "too-many-problems";

    // Translation to SQL
    /// <summary>what: arithmetic, measure, record, period or storage</summary>
    public const string NotInSql = "not-in-sql";

    /// <summary>Every code, so that a test can demand a label for each.</summary>
    public static IReadOnlyList<string> All { get; } =
        [.. typeof(Problems).GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!)];
}
