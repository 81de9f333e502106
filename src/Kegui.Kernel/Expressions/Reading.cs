namespace Kegui.Kernel.Expressions;

/// <summary>What reading a text gave: the result, or the problems in the order of the text.</summary>
public sealed record Reading<T>(T? Result, IReadOnlyList<Problem> Problems) where T : class
{
    /// <summary>The result of a text that must be right, such as one in a test.</summary>
    /// <exception cref="FormatException">There are problems.</exception>
    public T OrThrow() => Result ?? throw new FormatException(string.Join("; ", Problems));
}

internal static class Reader
{
    /// <summary>Reads a text whole. Never throws for what stands in the text.</summary>
    public static Reading<T> Read<T>(string text, NameScope scope, Func<Typer, Syntax, Term?> type, Func<string, Term, T> make) where T : class
    {
        var problems = new ProblemList(text);
        var syntax = new Parser(text, problems).Read();
        var term = syntax is null ? null : type(new Typer(scope, problems), syntax);
        return problems.Any || term is null
            ? new Reading<T>(null, [.. problems.Found.OrderBy(problem => problem.Place.Start)])
            : new Reading<T>(make(text, term), []);
    }
}
