namespace Kegui.Kernel.Expressions;

/// <summary>Collects the problems of one text up to the limit.</summary>
internal sealed class ProblemList(string text)
{
    private readonly List<Problem> found = [];

    public bool IsFull => found.Count >= Limits.Problems;
    public bool Any => found.Count > 0;
    public IReadOnlyList<Problem> Found => found;

    public void Add(string code, int start, int length, params ReadOnlySpan<(string Name, string Value)> details)
    {
        if (found.Count > Limits.Problems) return;
        if (IsFull)
        {
            code = Problems.TooManyProblems;
            details = [];
        }

        var named = new Dictionary<string, string>(details.Length, StringComparer.Ordinal);
        foreach (var (name, value) in details) named[name] = Short(value);
        found.Add(new Problem(code, Place.In(text, start, length), named));
    }

    // A message must not grow with a hostile text; the place tells where the whole of it stands.
    private static string Short(string value) => value.Length <= 80 ? value : string.Concat(value.AsSpan(0, char.IsHighSurrogate(value[78]) ? 78 : 79), "…");
}
