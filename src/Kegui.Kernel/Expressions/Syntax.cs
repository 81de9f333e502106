namespace Kegui.Kernel.Expressions;

/// <summary>What was written, before names and types are known.</summary>
internal abstract record Syntax(int Start, int Stop)
{
    public int Length => Stop - Start;
}

internal sealed record NameSyntax(string Name, int Start, int Stop) : Syntax(Start, Stop);

internal sealed record LiteralSyntax(Value Value, int Start, int Stop) : Syntax(Start, Stop);

/// <summary><c>not</c>, or the minus before a term.</summary>
internal sealed record UnarySyntax(string Sign, Syntax Operand, int Start, int Stop) : Syntax(Start, Stop);

internal sealed record BinarySyntax(string Sign, Syntax Left, Syntax Right, int Start, int Stop) : Syntax(Start, Stop);

/// <summary><c>and</c>, <c>or</c> over all their parts at once, or a function over its arguments.</summary>
internal sealed record ManySyntax(string Word, IReadOnlyList<Syntax> Parts, int Start, int Stop) : Syntax(Start, Stop);

internal sealed record InSyntax(Syntax Operand, IReadOnlyList<Syntax> Members, int Start, int Stop) : Syntax(Start, Stop);

internal sealed record MissingSyntax(Syntax Operand, bool Negated, int Start, int Stop) : Syntax(Start, Stop);
