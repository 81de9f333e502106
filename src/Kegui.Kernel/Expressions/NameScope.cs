namespace Kegui.Kernel.Expressions;

/// <summary>The names an expression may use at one place of the rulebook.</summary>
public sealed class NameScope
{
    /// <summary>No names at all: only literals make sense there.</summary>
    public static readonly NameScope None = Of();

    private readonly Dictionary<string, Name> names = new(StringComparer.Ordinal);

    private NameScope(IEnumerable<Name> all, bool allowsMeasures)
    {
        AllowsMeasures = allowsMeasures;
        foreach (var name in all)
            if (!names.TryAdd(name.Code, name)) throw new ArgumentException($"The name '{name.Code}' is declared twice.", nameof(all));
    }

    /// <summary>True in scorecards, bands, calculations, reports and guards on one subject; false in <c>while</c>, filters and scopes.</summary>
    public bool AllowsMeasures { get; }

    public IReadOnlyCollection<Name> All => names.Values;

    /// <exception cref="ArgumentException">Two groups declare the same name.</exception>
    public static NameScope Of(params IEnumerable<IEnumerable<Name>> groups) => new(groups.SelectMany(group => group), allowsMeasures: false);

    /// <summary>The same names, measures allowed.</summary>
    public NameScope WithMeasures() => new(names.Values, allowsMeasures: true);

    public Name? Find(string code) => names.GetValueOrDefault(code);

    /// <summary>The declared name closest in spelling; null when none is near.</summary>
    public string? Nearest(string code) => Confusions.Nearest(code, names.Keys);
}
