namespace Kegui.Kernel.Expressions;

/// <summary>A part of an expression that is known to make sense. Parts are immutable and compare by content.</summary>
internal abstract record Term(TermType Type)
{
    /// <summary>The parts directly inside, from left to right.</summary>
    public virtual IReadOnlyList<Term> Parts => [];

    /// <summary>Where it stood in the text; plays no part in comparing.</summary>
    public Origin Origin { get; init; }

    /// <summary>This part and all inside it.</summary>
    public IEnumerable<Term> All() => Parts.SelectMany(part => part.All()).Prepend(this);
}

/// <summary>A place that never makes two terms differ.</summary>
internal readonly record struct Origin(int Start, int Length)
{
    public bool Equals(Origin other) => true;
    public override int GetHashCode() => 0;
}

internal sealed record LiteralTerm(Value Value, TermType Type) : Term(Type);

internal sealed record NameTerm(Name Name) : Term(Name.Type);

internal sealed record NotTerm(Term Operand) : Term(TermType.Bool)
{
    public override IReadOnlyList<Term> Parts => [Operand];
}

/// <summary><c>and</c> or <c>or</c> over two or more parts.</summary>
internal sealed record JunctionTerm(bool IsAnd, Several Members) : Term(TermType.Bool)
{
    public override IReadOnlyList<Term> Parts => Members.Terms;
}

internal enum Comparator { Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual }

internal sealed record ComparisonTerm(Comparator Operator, Term Left, Term Right) : Term(TermType.Bool)
{
    public override IReadOnlyList<Term> Parts => [Left, Right];
}

internal sealed record InTerm(Term Operand, Several Members) : Term(TermType.Bool)
{
    public override IReadOnlyList<Term> Parts => [Operand, .. Members.Terms];
}

internal sealed record MissingTerm(Term Operand, bool Negated) : Term(TermType.Bool)
{
    public override IReadOnlyList<Term> Parts => [Operand];
}

internal enum Operation { Add, Subtract, Multiply, Divide }

internal sealed record ArithmeticTerm(Operation Operation, Term Left, Term Right, TermType Type) : Term(Type)
{
    public override IReadOnlyList<Term> Parts => [Left, Right];
}

internal sealed record NegationTerm(Term Operand) : Term(Operand.Type)
{
    public override IReadOnlyList<Term> Parts => [Operand];
}

/// <summary>The least or the greatest of several.</summary>
internal sealed record ExtremeTerm(bool IsMax, Several Members, TermType Type) : Term(Type)
{
    public override IReadOnlyList<Term> Parts => Members.Terms;
}

internal sealed record RoundTerm(Term Operand, int Places) : Term(Operand.Type)
{
    public override IReadOnlyList<Term> Parts => [Operand];
}

/// <summary>A list that compares by its members.</summary>
internal sealed record Several(IReadOnlyList<Term> Terms)
{
    public bool Equals(Several? other) => other is not null && Terms.SequenceEqual(other.Terms);
    public override int GetHashCode() => Terms.Aggregate(0, HashCode.Combine);
}
