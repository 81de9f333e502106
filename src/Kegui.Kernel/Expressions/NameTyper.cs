namespace Kegui.Kernel.Expressions;

/// <summary>Tells names from choice codes: a single word beside a choice is one of its codes first, and a name only when the set has no such code.</summary>
internal sealed class NameTyper(NameScope scope, ProblemList problems)
{
    public Term? Resolve(NameSyntax syntax)
    {
        if (scope.Find(syntax.Name) is not { } name) return Unknown(syntax);
        if (name is not MeasureName || scope.AllowsMeasures) return new NameTerm(name);
        return Refuse(syntax, Problems.MeasureNotAllowed, ("name", name.Code));
    }

    /// <summary>Both sides of a comparison.</summary>
    public (Term? Left, Term? Right) Pair(Syntax left, Syntax right, Func<Syntax, Term?> type)
    {
        if (ChoiceOf(left) is { } ofLeft) return (type(left), Beside(ofLeft, right, type));
        if (ChoiceOf(right) is { } ofRight) return (Beside(ofRight, left, type), type(right));
        if (IsStray(left) && !IsStray(right)) return (type(right) is { } known ? Beside(known.Type, left, type) : null, null);
        var typed = type(left);
        return (typed, Beside(typed?.Type, right, type));
    }

    /// <summary>A term that stands beside one of the given type; null when that one makes no sense itself.</summary>
    public Term? Beside(TermType? beside, Syntax syntax, Func<Syntax, Term?> type)
    {
        if (beside is null && IsStray(syntax)) return null;
        if (beside?.Choices is not { } choices) return type(syntax);
        switch (syntax)
        {
            case NameSyntax name when choices.Contains(name.Name):
                return new LiteralTerm(Value.Choice(name.Name), beside) { Origin = new Origin(name.Start, name.Length) };
            case NameSyntax name when IsStray(name):
                return Refuse(name, Problems.UnknownChoice, ("code", name.Name), ("choices", choices.Key), ("meant", Confusions.Nearest(name.Name, choices.Codes) ?? ""));
            case LiteralSyntax { Value: { Kind: ValueKind.Text } text } when choices.Contains(text.As<string>()):
                return Refuse(syntax, Problems.ChoiceInQuotes, ("code", text.As<string>()));
            default:
                return type(syntax);
        }
    }

    // A single word that is no name may be a code: what it means depends on its neighbour, and so does the blame.
    private bool IsStray(Syntax syntax) => syntax is NameSyntax name && Words.IsCode(name.Name) && scope.Find(name.Name) is null;

    private TermType? ChoiceOf(Syntax syntax) =>
        syntax is NameSyntax name && scope.Find(name.Name)?.Type is { Kind: ValueKind.Choice } type ? type : null;

    private Term? Unknown(NameSyntax syntax)
    {
        // annualVolume-5 reads as one name; when the part before a hyphen is a name, blanks were forgotten.
        for (var hyphen = syntax.Name.IndexOf('-', StringComparison.Ordinal); hyphen > 0; hyphen = syntax.Name.IndexOf('-', hyphen + 1))
            if (scope.Find(syntax.Name[..hyphen]) is not null)
            {
                problems.Add(Problems.MinusNeedsBlanks, syntax.Start + hyphen, 1);
                return null;
            }

        return Refuse(syntax, Problems.UnknownName, ("name", syntax.Name), ("meant", scope.Nearest(syntax.Name) ?? ""));
    }

    private Term? Refuse(Syntax at, string code, params ReadOnlySpan<(string Name, string Value)> details)
    {
        problems.Add(code, at.Start, at.Length, details);
        return null;
    }
}
