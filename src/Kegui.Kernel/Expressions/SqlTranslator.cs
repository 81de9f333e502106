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
            NameTerm name => Guarded(Comparator.Equal, ColumnOf(name), true),
            ComparisonTerm test => Comparison(test.Operator, test.Left, test.Right),
            InTerm test => SqlTests.Join(isAnd: false, [.. test.Members.Terms.Select(member => Comparison(Comparator.Equal, test.Operand, member))]),
            MissingTerm test => test.Negated ? ColumnOf(test.Operand).Known() : Expression.Not(ColumnOf(test.Operand).Known()),
            _ => throw new InvalidOperationException($"{term.GetType().Name} does not become SQL."),
        };
    }

    private Expression Comparison(Comparator compare, Term left, Term right)
    {
        if (!SqlObstacles.ReadsColumns(left)) return Comparison(SqlTests.Mirrored(compare), right, left);
        var column = ColumnOf(left);
        if (SqlObstacles.ReadsColumns(right)) return Guarded(compare, column, ColumnOf(right));
        var value = Interpreter.Evaluate(right, given).Result;
        if (value.IsMissing) return Expression.Constant(false);
        var test = column.Compare(compare, value, asParameter: right is not LiteralTerm);
        return guarded ? Expression.AndAlso(column.Known(), test) : test;
    }

    private Expression Guarded(Comparator compare, SqlColumn column, bool truth)
    {
        var test = column.Compare(compare, Value.Of(truth), asParameter: false);
        return guarded ? Expression.AndAlso(column.Known(), test) : test;
    }

    private Expression Guarded(Comparator compare, SqlColumn left, SqlColumn right)
    {
        var test = left.Compare(compare, right);
        return guarded ? SqlTests.Join(isAnd: true, [left.Known(), right.Known(), test]) : test;
    }

    private SqlColumn ColumnOf(Term term)
    {
        var field = (FieldName)((NameTerm)term).Name;
        var body = ReplacingExpressionVisitor.Replace(field.Selector.Parameters[0], row, field.Selector.Body);
        return new SqlColumn(body, Column.Of(field.Selector.ReturnType, field.Type));
    }
}
