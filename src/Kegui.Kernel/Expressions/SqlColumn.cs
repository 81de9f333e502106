using System.Linq.Expressions;

namespace Kegui.Kernel.Expressions;

/// <summary>A column inside a query, always seen as nullable: also a required column is null behind an outer join.</summary>
internal sealed class SqlColumn
{
    private readonly Column column;
    private readonly Expression content;

    public SqlColumn(Expression body, Column column)
    {
        this.column = column;
        var isNullable = !body.Type.IsValueType || Nullable.GetUnderlyingType(body.Type) is not null;
        content = isNullable ? body : Expression.Convert(body, typeof(Nullable<>).MakeGenericType(body.Type));
    }

    /// <summary>The test that there is a value. Blank text is none.</summary>
    public Expression Known()
    {
        var notNull = Expression.NotEqual(content, Expression.Constant(null, content.Type));
        return column.Storage == typeof(string)
            ? Expression.AndAlso(notNull, Expression.NotEqual(content, Expression.Constant("")))
            : notNull;
    }

    /// <summary>The comparison with another column, both being known.</summary>
    public Expression Compare(Comparator compare, SqlColumn other)
    {
        if (content.Type == other.content.Type) return Compare(compare, content, other.content);
        var common = column.Storage == typeof(decimal) || other.column.Storage == typeof(decimal) ? typeof(decimal?) : typeof(long?);
        return Compare(compare, Expression.Convert(content, common), Expression.Convert(other.content, common));
    }

    /// <summary>The comparison with a value that is not missing, the column being known.</summary>
    public Expression Compare(Comparator compare, Value value, bool asParameter)
    {
        if (column.Type.Kind is ValueKind.Number or ValueKind.Percent && column.Storage != typeof(decimal))
            return WholeNumbers(compare, value.As<decimal>() / column.Step, asParameter);
        var stored = value.Content is Money money && column.Storage == typeof(long) ? money.Fen : value.Content!;
        return Compare(compare, content, SqlTests.Constant(stored, content.Type, asParameter));
    }

    // A column of whole numbers is compared with a whole number, so that an index serves it: n > 1.5 is n > 1.
    private Expression WholeNumbers(Comparator compare, decimal value, bool asParameter)
    {
        var (least, most) = column.Storage == typeof(int) ? ((decimal)int.MinValue, (decimal)int.MaxValue) : (long.MinValue, long.MaxValue);
        if (value < least) return Expression.Constant(compare is Comparator.NotEqual or Comparator.Greater or Comparator.GreaterOrEqual);
        if (value > most) return Expression.Constant(compare is Comparator.NotEqual or Comparator.Less or Comparator.LessOrEqual);
        if (compare is Comparator.Equal or Comparator.NotEqual && !decimal.IsInteger(value))
            return Expression.Constant(compare == Comparator.NotEqual);
        var whole = compare is Comparator.Greater or Comparator.LessOrEqual ? decimal.Floor(value) : decimal.Ceiling(value);
        object stored = column.Storage == typeof(int) ? (int)whole : (long)whole;
        return Compare(compare, content, SqlTests.Constant(stored, content.Type, asParameter));
    }

    // SQLite keeps decimals as text: its < and > know that, its = compares the digits, and 1.50 is not 1.5 there.
    private static Expression Compare(Comparator compare, Expression left, Expression right)
    {
        if (left.Type != typeof(decimal?) || compare is not (Comparator.Equal or Comparator.NotEqual)) return SqlTests.Binary(compare, left, right);
        return compare == Comparator.Equal
            ? Expression.AndAlso(Expression.GreaterThanOrEqual(left, right), Expression.LessThanOrEqual(left, right))
            : Expression.OrElse(Expression.LessThan(left, right), Expression.GreaterThan(left, right));
    }
}
