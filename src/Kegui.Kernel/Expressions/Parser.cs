namespace Kegui.Kernel.Expressions;

/// <summary>Reads tokens into syntax by descending through the precedences: or, and, not, comparison, sum, product, minus.
/// A method that meets a problem notes it and gives null, which ends the reading.</summary>
internal sealed class Parser(string text, ProblemList problems)
{
    private static readonly HashSet<string> Comparisons = ["=", "<>", "<", "<=", ">", ">="];

    private IReadOnlyList<Token> tokens = [];
    private int next;
    private int nesting;
    private int parts;

    private Token Now => tokens[next];

    /// <summary>The syntax of the whole text; null when the problems say why there is none.</summary>
    public Syntax? Read()
    {
        if (text.Length > Limits.Text) return Fail(Problems.TooLong, Limits.Text, text.Length - Limits.Text, Limits.Text);
        if (new Lexer(text, problems).Read() is not { } read) return null;
        tokens = read;
        if (tokens.Count == 1)
        {
            problems.Add(Problems.Empty, 0, text.Length);
            return null;
        }

        if (Or() is not { } whole) return null;
        if (Now.Kind != TokenKind.End) return Unexpected("operator");
        return DepthOf(whole) > Limits.Depth ? Fail(Problems.TooDeep, 0, text.Length, Limits.Depth) : whole;
    }

    private Syntax? Or() => Chain("or", And);

    private Syntax? And() => Chain("and", Not);

    private Syntax? Chain(string word, Func<Syntax?> part)
    {
        if (part() is not { } first) return null;
        if (!Now.IsWord(word)) return first;
        var all = new List<Syntax>();
        Flatten(first);
        while (Now.IsWord(word))
        {
            next++;
            if (part() is not { } another) return null;
            Flatten(another);
        }

        return Counted(new ManySyntax(word, all, first.Start, all[^1].Stop));

        // (a and b) and c is one chain of three, so that a long chain is not a deep one.
        void Flatten(Syntax read) => all.AddRange(read is ManySyntax chain && chain.Word == word ? chain.Parts : [read]);
    }

    private Syntax? Not()
    {
        if (!Now.IsWord("not")) return Comparison();
        var start = tokens[next++].Start;
        return Nested(Not) is { } operand ? Counted(new UnarySyntax("not", operand, start, operand.Stop)) : null;
    }

    private Syntax? Comparison()
    {
        if (Sum() is not { } left) return null;
        var compared = Now switch
        {
            { Kind: TokenKind.Sign } sign when Comparisons.Contains(sign.Text) => Binary(left, Sum),
            var word when word.IsWord("in") => In(left),
            var word when word.IsWord("is") => Missing(left),
            var word when word.IsWord("not") && tokens[next + 1].IsWord("in") => Fail(Problems.NotIn, word.Start, tokens[next + 1].Stop - word.Start),
            _ => left,
        };
        if (compared is null || compared == left) return compared;
        return Now.IsWord("in") || Now.IsWord("is") || Now.Kind == TokenKind.Sign && Comparisons.Contains(Now.Text)
            ? Fail(Problems.ChainedComparison, Now.Start, Now.Length)
            : compared;
    }

    private Syntax? In(Syntax operand)
    {
        next++;
        if (!Now.IsSign("[")) return Unexpected("[");
        var start = next++;
        if (Now.IsSign("]")) return Fail(Problems.EmptyList, tokens[start].Start, Now.Stop - tokens[start].Start);
        return Nested(() => List("]", Sum)) is { } list ? Counted(new InSyntax(operand, list.Parts, operand.Start, list.Stop)) : null;
    }

    private Syntax? Missing(Syntax operand)
    {
        next++;
        var negated = Now.IsWord("not");
        if (negated) next++;
        if (!Now.IsWord("missing")) return Unexpected("missing");
        return Counted(new MissingSyntax(operand, negated, operand.Start, tokens[next++].Stop));
    }

    private Syntax? Sum()
    {
        var sum = Product();
        while (sum is not null && (Now.IsSign("+") || Now.IsSign("-")))
        {
            if (Now.Text == "-" && !(Now.BlankBefore && Now.BlankAfter)) return Fail(Problems.MinusNeedsBlanks, Now.Start, Now.Length);
            sum = Binary(sum, Product);
        }

        return sum;
    }

    private Syntax? Product()
    {
        var product = Minus();
        while (product is not null && (Now.IsSign("*") || Now.IsSign("/"))) product = Binary(product, Minus);
        return product;
    }

    private Syntax? Minus()
    {
        if (!Now.IsSign("-")) return Term();
        var start = tokens[next++].Start;
        return Nested(Minus) is { } operand ? Counted(new UnarySyntax("-", operand, start, operand.Stop)) : null;
    }

    private Syntax? Term() => Now switch
    {
        { Kind: TokenKind.Sign, Text: "(" } => Parenthesis(),
        { Kind: TokenKind.Number or TokenKind.Date or TokenKind.Text } => Literal(),
        { Kind: TokenKind.Name, Text: "true" or "false" } => Literal(),
        { Kind: TokenKind.Name } word when !Words.Reserved.Contains(word.Text) => tokens[next + 1].IsSign("(") ? Call() : Name(),
        _ => Unexpected("operand"),
    };

    private Syntax? Parenthesis()
    {
        next++;
        if (Nested(Or) is not { } inside) return null;
        if (!Now.IsSign(")")) return Unexpected(")");
        next++;
        return inside;
    }

    private Syntax? Call()
    {
        var function = tokens[next];
        next += 2;
        if (Now.IsSign(")")) return Unexpected("operand");
        return Nested(() => List(")", Sum)) is { } list
            ? Counted(new ManySyntax(function.Text + "()", list.Parts, function.Start, list.Stop))
            : null;
    }

    private NameSyntax? Name()
    {
        var name = tokens[next++];
        return Counted(new NameSyntax(name.Text, name.Start, name.Stop));
    }

    private LiteralSyntax? Literal()
    {
        var first = next;
        if (LiteralReader.Read(tokens, ref next, problems) is not { } value) return null;
        return Counted(new LiteralSyntax(value, tokens[first].Start, tokens[next - 1].Stop));
    }

    private ManySyntax? List(string close, Func<Syntax?> member)
    {
        var start = Now.Start;
        var members = new List<Syntax>();
        while (true)
        {
            if (members.Count == Limits.List) return Fail(Problems.ListTooLong, Now.Start, Now.Length, Limits.List) as ManySyntax;
            if (member() is not { } read) return null;
            members.Add(read);
            if (Now.IsSign(close)) return new ManySyntax(close, members, start, tokens[next++].Stop);
            if (!Now.IsSign(",")) return Unexpected(close) as ManySyntax;
            next++;
        }
    }

    private BinarySyntax? Binary(Syntax left, Func<Syntax?> right)
    {
        var sign = tokens[next++].Text;
        return right() is { } read ? Counted(new BinarySyntax(sign, left, read, left.Start, read.Stop)) : null;
    }

    private T? Nested<T>(Func<T?> read) where T : Syntax
    {
        if (nesting == Limits.Depth) return Fail(Problems.TooDeep, Now.Start, Now.Length, Limits.Depth) as T;
        nesting++;
        var inside = read();
        nesting--;
        return inside;
    }

    private T? Counted<T>(T read) where T : Syntax =>
        ++parts > Limits.Parts ? Fail(Problems.TooManyParts, read.Start, read.Length, Limits.Parts) as T : read;

    private static int DepthOf(Syntax syntax) => 1 + syntax switch
    {
        UnarySyntax unary => DepthOf(unary.Operand),
        BinarySyntax binary => Math.Max(DepthOf(binary.Left), DepthOf(binary.Right)),
        ManySyntax many => many.Parts.Max(DepthOf),
        InSyntax test => Math.Max(DepthOf(test.Operand), test.Members.Max(DepthOf)),
        MissingSyntax test => DepthOf(test.Operand),
        _ => 0,
    };

    private Syntax? Unexpected(string wanted)
    {
        if (Now.Kind == TokenKind.End) problems.Add(Problems.UnexpectedEnd, text.Length, 0, ("wanted", wanted));
        else problems.Add(Problems.Unexpected, Now.Start, Now.Length, ("found", text.Substring(Now.Start, Now.Length)), ("wanted", wanted));
        return null;
    }

    private Syntax? Fail(string code, int start, int length, int? limit = null)
    {
        if (limit is { } most) problems.Add(code, start, length, ("limit", Literals.Number(most)));
        else problems.Add(code, start, length);
        return null;
    }
}
