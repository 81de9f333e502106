namespace Kegui.Kernel.Expressions;

/// <summary>Gives names and types to syntax. A part with a problem becomes null; its neighbours are still looked at, so that one reading
/// shows everything that is wrong.</summary>
internal sealed class Typer(NameScope scope, ProblemList problems)
{
    private readonly NameTyper names = new(scope, problems);

    public Term? Type(Syntax syntax)
    {
        if (problems.IsFull) return Refuse(syntax, Problems.TooManyProblems);
        var term = syntax switch
        {
            NameSyntax name => names.Resolve(name),
            LiteralSyntax literal => new LiteralTerm(literal.Value, TypeOf(literal.Value)),
            UnarySyntax { Sign: "not" } not => Condition(not.Operand) is { } operand ? new NotTerm(operand) : null,
            UnarySyntax minus => Negation(minus),
            ManySyntax { Word: "and" or "or" } chain => Members(chain.Parts, Condition) is { } parts ? new JunctionTerm(chain.Word == "and", parts) : null,
            ManySyntax call => Call(call),
            InSyntax test => In(test),
            MissingSyntax test => Missing(test),
            BinarySyntax binary => Signs.Comparison(binary.Sign) is { } compare ? Comparison(binary, compare) : Arithmetic(binary),
            _ => throw new InvalidOperationException($"No rule for {syntax.GetType().Name}."),
        };
        return term is null ? null : term with { Origin = new Origin(syntax.Start, syntax.Length) };
    }

    /// <summary>A term of a wanted type, noted as wrong otherwise. A single word may be a code of a wanted choice.</summary>
    public Term? Wanted(Syntax syntax, TermType wanted)
    {
        var term = names.Beside(wanted, syntax, Type);
        return term is null || term.Type == wanted ? term : Refuse(syntax, Problems.WrongType, ("wanted", wanted.ToString()), ("found", term.Type.ToString()));
    }

    /// <summary>A term that says yes or no.</summary>
    public Term? Condition(Syntax syntax)
    {
        var term = Type(syntax);
        return term is null || term.Type == TermType.Bool ? term : Refuse(syntax, Problems.NotACondition, ("found", term.Type.ToString()));
    }

    private Term? Comparison(BinarySyntax syntax, Comparator compare)
    {
        var (left, right) = names.Pair(syntax.Left, syntax.Right, Type);
        if (left is null || right is null) return null;
        if (!Comparable(syntax, syntax.Sign, left, right)) return null;
        if (compare is not (Comparator.Equal or Comparator.NotEqual) && !left.Type.IsOrdered)
            return Refuse(syntax, Problems.NotOrdered, ("type", left.Type.ToString()));
        return new ComparisonTerm(compare, left, right);
    }

    private InTerm? In(InSyntax syntax)
    {
        var operand = Type(syntax.Operand);
        var members = Members(syntax.Members, member => operand is null ? names.Beside(null, member, Type) : names.Beside(operand.Type, member, Type));
        if (operand is null || members is null) return null;
        for (var i = 0; i < members.Terms.Count; i++)
            if (!Comparable(syntax.Members[i], "in", operand, members.Terms[i])) return null;
        return new InTerm(operand, members);
    }

    // A test such as a > 3 is never missing, so comparing tests with = is a slip of the pen: bool compares only as a name or true/false.
    private bool Comparable(Syntax at, string sign, Term left, Term right)
    {
        if (left.Type != right.Type)
        {
            Mismatch(at, sign, left, right);
            return false;
        }

        if (left.Type != TermType.Bool || (IsPlain(left) && IsPlain(right))) return true;
        Refuse(at, Problems.WrongType, ("operator", sign), ("left", left.Type.ToString()), ("right", right.Type.ToString()));
        return false;
    }

    private static bool IsPlain(Term term) => term is NameTerm or LiteralTerm;

    private Term? Missing(MissingSyntax syntax)
    {
        if (Type(syntax.Operand) is not { } operand) return null;
        return operand is LiteralTerm || (operand.Type == TermType.Bool && operand is not NameTerm)
            ? Refuse(syntax, Problems.NeverMissing)
            : new MissingTerm(operand, syntax.Negated);
    }

    private Term? Arithmetic(BinarySyntax syntax)
    {
        var (left, right) = (Type(syntax.Left), Type(syntax.Right));
        if (left is null || right is null) return null;
        var operation = Signs.Operation(syntax.Sign);
        if (Units.Result(operation, left.Type.Kind, right.Type.Kind) is not { } type || !Units.FitsDate(left, right))
            return Mismatch(syntax, syntax.Sign, left, right);
        return new ArithmeticTerm(operation, left, right, type);
    }

    // -5 and - -x are written in more ways than one; each becomes one term, so that printing and reading agree.
    private Term? Negation(UnarySyntax syntax)
    {
        if (Type(syntax.Operand) is not { } operand) return null;
        if (operand.Type.Kind is not (ValueKind.Number or ValueKind.Percent or ValueKind.Money))
            return Refuse(syntax, Problems.WrongType, ("operator", "-"), ("left", ""), ("right", operand.Type.ToString()));
        return operand switch
        {
            LiteralTerm literal => literal with { Value = Calculator.Negate(literal.Value).Result },
            NegationTerm twice => twice.Operand,
            _ => new NegationTerm(operand),
        };
    }

    private Term? Call(ManySyntax syntax)
    {
        var name = syntax.Word[..^2];
        if (name == "round") return Round(syntax);
        if (name is not ("min" or "max"))
            return Refuse(syntax, Problems.UnknownFunction, ("name", name), ("meant", Confusions.Nearest(name, Words.Functions) ?? ""));
        if (Members(syntax.Parts, Type) is not { } members) return null;
        if (members.Terms.Count < 2) return Refuse(syntax, Problems.ArgumentCount, ("name", name), ("wanted", "2+"));
        var first = members.Terms[0];
        if (!first.Type.IsOrdered) return Refuse(syntax.Parts[0], Problems.NotOrdered, ("type", first.Type.ToString()));
        for (var i = 1; i < members.Terms.Count; i++)
            if (members.Terms[i].Type != first.Type) return Mismatch(syntax.Parts[i], name, first, members.Terms[i]);
        return new ExtremeTerm(name == "max", members, first.Type);
    }

    private Term? Round(ManySyntax syntax)
    {
        if (Members(syntax.Parts, Type) is not { } members) return null;
        if (members.Terms.Count != 2) return Refuse(syntax, Problems.ArgumentCount, ("name", "round"), ("wanted", "2"));
        var operand = members.Terms[0];
        if (operand.Type.Kind is not (ValueKind.Number or ValueKind.Percent or ValueKind.Money)) return Mismatch(syntax, "round", operand, members.Terms[1]);
        var most = operand.Type == TermType.Money ? 2 : Limits.FractionDigits;
        return members.Terms[1] is LiteralTerm { Value: { Kind: ValueKind.Number, Content: decimal places } }
            && decimal.IsInteger(places) && places >= -9 && places <= most
                ? new RoundTerm(operand, (int)places)
                : Refuse(syntax.Parts[1], Problems.BadPlaces, ("from", "-9"), ("to", Literals.Number(most)));
    }

    private static Several? Members(IReadOnlyList<Syntax> parts, Func<Syntax, Term?> type)
    {
        var terms = parts.Select(type).ToList();
        return terms.Contains(null) ? null : new Several(terms!);
    }

    private Term? Mismatch(Syntax at, string sign, Term left, Term right) => Refuse(
        at,
        left.Type.IsQuantity && right.Type.IsQuantity ? Problems.UnitMismatch : Problems.WrongType,
        ("operator", sign), ("left", left.Type.ToString()), ("right", right.Type.ToString()));

    private Term? Refuse(Syntax at, string code, params ReadOnlySpan<(string Name, string Value)> details)
    {
        problems.Add(code, at.Start, at.Length, details);
        return null;
    }

    private static TermType TypeOf(Value literal) => literal.Kind switch
    {
        ValueKind.Bool => TermType.Bool,
        ValueKind.Number => TermType.Number,
        ValueKind.Percent => TermType.Percent,
        ValueKind.Money => TermType.Money,
        ValueKind.Date => TermType.Date,
        ValueKind.Period => TermType.Period,
        _ => TermType.Text,
    };
}
