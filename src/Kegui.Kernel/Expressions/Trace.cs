using System.Text;

namespace Kegui.Kernel.Expressions;

/// <summary>How an answer came about: one node per part of the expression, each with its result. Every part is there, also those that could
/// not have changed the answer any more.</summary>
/// <param name="Part">What the node is: <c>name</c>, <c>literal</c>, or the operator or function as written.</param>
/// <param name="Result">Its value; missing where a value was missing or could not be computed. A comparison with a missing value is false.</param>
/// <param name="Parts">The nodes of its operands, from left to right.</param>
public sealed record Trace(string Part, Value Result, IReadOnlyList<Trace> Parts)
{
    internal const string NamePart = "name", LiteralPart = "literal";

    /// <summary>The code of the name, on a name's node.</summary>
    public string? Name { get; init; }

    /// <summary>The key of the choice set, where the result is a choice.</summary>
    public string? Choices { get; init; }

    /// <summary>Why the result is missing though no operand was: <c>division-by-zero</c>, <c>out-of-range</c>, <c>not-in-days</c>.</summary>
    public string? Why { get; init; }

    public bool Holds => Result.Holds;

    /// <summary>The answer in three values: null when it hangs on something missing, so that the other truth could not be excluded.</summary>
    public bool? Certain => Part switch
    {
        "not" => !Parts[0].Certain,
        "and" => Decided(by: false),
        "or" => Decided(by: true),
        "is missing" or "is not missing" => Holds,
        "in" => Parts[0].Result.IsMissing || (!Holds && Parts.Any(part => part.Result.IsMissing)) ? null : Holds,
        _ => Result.IsMissing || Parts.Any(part => part.Result.IsMissing) ? null : Holds,
    };

    /// <summary>The names that had no value, where a value was wanted: those asked by <c>is missing</c> do not count.</summary>
    public IEnumerable<string> MissingNames() => Wanted()
        .Where(node => node.Name is not null && node.Result.IsMissing)
        .Select(node => node.Name!)
        .Distinct(StringComparer.Ordinal);

    public string ToJson() => TraceJson.Write(this);

    /// <exception cref="System.Text.Json.JsonException">The text is not what <see cref="ToJson"/> writes.</exception>
    public static Trace FromJson(string json) => TraceJson.Read(json);

    public bool Equals(Trace? other) => other is not null && (Part, Result, Name, Choices, Why) == (other.Part, other.Result, other.Name, other.Choices, other.Why)
        && Parts.SequenceEqual(other.Parts);

    public override int GetHashCode() => HashCode.Combine(Part, Result, Name, Parts.Count);

    /// <summary>One line per node, indented, for logs and tests: <c>customer.grade: A</c>.</summary>
    public override string ToString()
    {
        var lines = new StringBuilder();
        Append(lines, 0);
        return lines.ToString().TrimEnd('\n');
    }

    // One part with the deciding answer is enough, whatever the others hide; each part is asked once.
    private bool? Decided(bool by)
    {
        bool? answer = !by;
        foreach (var part in Parts)
        {
            var certain = part.Certain;
            if (certain == by) return by;
            if (certain is null) answer = null;
        }

        return answer;
    }

    private void Append(StringBuilder lines, int depth)
    {
        lines.Append(' ', depth * 2);
        if (Part != LiteralPart) lines.Append(Name ?? Part).Append(": ");
        lines.Append(Result);
        if (Why is not null) lines.Append(" (").Append(Why).Append(')');
        lines.Append('\n');
        foreach (var part in Parts) part.Append(lines, depth + 1);
    }

    private IEnumerable<Trace> Wanted() => Part is "is missing" or "is not missing" ? [] : Parts.SelectMany(part => part.Wanted()).Prepend(this);
}
