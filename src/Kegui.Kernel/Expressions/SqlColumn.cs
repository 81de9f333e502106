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
    public Expression Known() => column.Storage == typeof(string)
        ? Expression.AndAlso(NotNull(), Expression.NotEqual(content, Expression.Constant("")))
        : NotNull();

    public Expression NotNull() => Expression.NotEqual(content, Expression.Constant(null, content.Type));

    /// <summary>The comparison with another column, both being known.</summary>
    public Expression Compare(Comparator compare, SqlColumn other)
    {
        if (content.Type == other.content.Type) return Compare(compare, content, other.content);
        var common = column.Storage == typeof(decimal) || other.column.Storage == typeof(decimal) ? typeof(decimal?) : typeof(long?);
        return Compare(compare, Expression.Convert(content, common), Expression.Convert(other.content, common));
    }

    /// <summary>The comparison with a value that is not missing, the column being known.</summary>
    public Expression Compare(Comparator compare, Value value, bool asParameter) => CountsWhole
        ? WholeNumbers(compare, value.As<decimal>(), asParameter)
        : Compare(compare, content, SqlTests.Constant(Stored(value), content.Type, asParameter));

    /// <summary>Whether the known column is one of the values.</summary>
    public Expression In(IReadOnlyList<Value> values)
    {
        if (values.Count == 0) return Expression.Constant(false);
        if (CountsWhole || column.Storage == typeof(decimal) || column.Storage == typeof(Money))
            return SqlTests.Join(isAnd: false, [.. values.Select(value => Compare(Comparator.Equal, value, asParameter: false))]);
        var list = Array.CreateInstance(content.Type, values.Count);
        for (var i = 0; i < values.Count; i++) list.SetValue(Stored(values[i]), i);
        return Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [content.Type], Expression.Constant(list), content);
    }

    private bool CountsWhole => column.Type.Kind is ValueKind.Number or ValueKind.Percent && column.Storage != typeof(decimal);

    private object Stored(Value value) => value.Content is Money money && column.Storage == typeof(long) ? money.Fen : value.Content!;

    // A column of whole numbers is compared with a whole number, so that an index serves it: n > 1.5 is n > 1.
    private Expression WholeNumbers(Comparator compare, decimal value, bool asParameter)
    {
        var (least, most) = column.Storage == typeof(int) ? (int.MinValue, int.MaxValue) : ((decimal)long.MinValue, (decimal)long.MaxValue);
        if (value < least * column.Step) return Expression.Constant(compare is Comparator.NotEqual or Comparator.Greater or Comparator.GreaterOrEqual);
        if (value > most * column.Step) return Expression.Constant(compare is Comparator.NotEqual or Comparator.Less or Comparator.LessOrEqual);
        var steps = value / column.Step;
        if (compare is Comparator.Equal or Comparator.NotEqual && !decimal.IsInteger(steps)) return Expression.Constant(compare == Comparator.NotEqual);
        var whole = compare is Comparator.Greater or Comparator.LessOrEqual ? decimal.Floor(steps) : decimal.Ceiling(steps);
        object stored = column.Storage == typeof(int) ? (object)(int)whole : (long)whole;
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
