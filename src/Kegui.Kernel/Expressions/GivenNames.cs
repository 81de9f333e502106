using System.Collections;

namespace Kegui.Kernel.Expressions;

/// <summary>Names whose values come with each evaluation: values and slots of the rulebook, attributes of a fact, the score of a card.</summary>
public sealed class GivenNames : IEnumerable<Name>
{
    private readonly List<Name> names = [];

    /// <summary>A value of the rulebook, by its slot: <c>gradeA.annualVolume</c>.</summary>
    public GivenNames Value(string code, TermType type, string? label = null) => Add(new GivenName(code, type, label, isAttribute: false));

    /// <summary>An attribute of the fact at hand: <c>kind</c>, <c>to</c>.</summary>
    public GivenNames Attribute(string code, TermType type, string? label = null) => Add(new GivenName(code, type, label, isAttribute: true));

    public IEnumerator<Name> GetEnumerator() => names.GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private GivenNames Add(GivenName name)
    {
        names.Add(name);
        return this;
    }
}
