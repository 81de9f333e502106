namespace Kegui.Kernel;

/// <summary>What is wrong with a regulation's document, and where.</summary>
/// <param name="File">The name the document was given by.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in UTF-16 units.</param>
/// <param name="Code">One of <see cref="RegulationProblems"/>, or <c>expression.</c> and a code of the expressions; people read its label with <paramref name="Args"/> filled in.</param>
public sealed record RegulationProblem(string File, int Line, int Column, string Code, IReadOnlyList<string> Args)
{
    public override string ToString() => $"{File}:{Line}:{Column} {Code} {string.Join(", ", Args)}".TrimEnd();
}

/// <summary>Collects the problems of one document, up to a limit that no honest document reaches.</summary>
internal sealed class ProblemSheet(string file)
{
    private const int Most = 200;
    private const int LongestArgument = 80;
    private readonly List<RegulationProblem> _found = [];

    public IReadOnlyList<RegulationProblem> Found => _found;
    /// <summary>How many there were, also those beyond the limit.</summary>
    public int Total { get; private set; }

    public void Add(YamlNode at, string code, params ReadOnlySpan<string> args) => Add(at.Line, at.Column, code, args);

    public void Add(int line, int column, string code, params ReadOnlySpan<string> args)
    {
        Total++;
        if (_found.Count >= Most) return;
        var kept = new string[args.Length];
        // A message must not grow with a hostile text.
        for (var i = 0; i < args.Length; i++) kept[i] = args[i].Length <= LongestArgument ? args[i] : args[i][..LongestArgument];
        _found.Add(new(file, line, column, code, kept));
    }
}
