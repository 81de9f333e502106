using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;

namespace Kegui.Kernel.Expressions;

/// <summary>Turns a condition over the columns of <typeparamref name="T"/> into an expression for EF Core.</summary>
/// <param name="given">Values of the names that are not columns.</param>
/// <param name="guarded">False leaves out the tests for missing values, which is wrong: a test proves that it would be noticed.</param>
internal sealed class SqlTranslator<T>(ValueSource given, bool guarded = true)
{
    private readonly ParameterExpression row = Expression.Parameter(typeof(T), "row");

    public Expression<Func<T, bool>> Translate(Term root) => Expression.Lambda<Func<T, bool>>(Test(root), row);

    private Expression Test(Term term)
    {
        if (!SqlObstacles.ReadsColumns(term)) return Expression.Constant(Interpreter.Evaluate(term, given).Holds);
        return term switch
        {
            NotTerm not => Expression.Not(Test(not.Operand)),
            JunctionTerm junction => SqlTests.Join(junction.IsAnd, [.. junction.Members.Terms.Select(Test)]),
            NameTerm name => Guarded(ColumnOf(name).Compare(Comparator.Equal, Value.Of(true), asParameter: false), ColumnOf(name).NotNull()),
            ComparisonTerm test => Comparison(test.Operator, test.Left, test.Right),
            InTerm test => In(test),
            MissingTerm test => test.Negated ? ColumnOf(test.Operand).Known() : Expression.Not(ColumnOf(test.Operand).Known()),
            _ => throw new InvalidOperationException($"{term.GetType().Name} does not become SQL."),
        };
    }

    private Expression Comparison(Comparator compare, Term left, Term right)
    {
        if (!SqlObstacles.ReadsColumns(left)) return Comparison(SqlTests.Mirrored(compare), right, left);
        var column = ColumnOf(left);
        if (SqlObstacles.ReadsColumns(right))
        {
            var other = ColumnOf(right);
            return Guarded(column.Compare(compare, other), column.Known(), other.Known());
        }

        var value = Interpreter.Evaluate(right, given).Result;
        return value.IsMissing ? Expression.Constant(false) : AgainstValue(compare, column, value, right);
    }

    private Expression AgainstValue(Comparator compare, SqlColumn column, Value value, Term source)
    {
        var test = column.Compare(compare, value, asParameter: source is not LiteralTerm);

        // No value is blank text, so being equal to one says already that there is some.
        return Guarded(test, compare == Comparator.Equal ? column.NotNull() : column.Known());
    }

    // The literals become one IN, which an index serves; the other members are compared one by one.
    private Expression In(InTerm test)
    {
        if (test.Operand is not NameTerm { Name: FieldName }) return SqlTests.Join(isAnd: false, [.. test.Members.Terms.Select(member => EqualTo(test, member))]);
        var literals = test.Members.Terms.OfType<LiteralTerm>().Select(literal => literal.Value).ToList();
        var column = ColumnOf(test.Operand);
        var others = test.Members.Terms.Where(member => member is not LiteralTerm).Select(member => EqualTo(test, member));
        return SqlTests.Join(isAnd: false, [Guarded(column.In(literals), column.NotNull()), .. others]);
    }

    private Expression EqualTo(InTerm test, Term member) => Test(new ComparisonTerm(Comparator.Equal, test.Operand, member));

    private Expression Guarded(Expression test, params ReadOnlySpan<Expression> known) => guarded ? SqlTests.Join(isAnd: true, [.. known, test]) : test;

    private SqlColumn ColumnOf(Term term)
    {
        var field = (FieldName)((NameTerm)term).Name;
        var body = ReplacingExpressionVisitor.Replace(field.Selector.Parameters[0], row, field.Selector.Body);
        return new SqlColumn(body, Column.Of(field.Selector.ReturnType, field.Type));
    }
}
