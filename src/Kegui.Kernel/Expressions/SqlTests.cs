using System.Linq.Expressions;

namespace Kegui.Kernel.Expressions;

/// <summary>Small pieces of expressions that SQL tests are made of.</summary>
internal static class SqlTests
{
    /// <summary>Joins by halves: a chain of a hundred would nest too deep for those who walk the tree.</summary>
    public static Expression Join(bool isAnd, ReadOnlySpan<Expression> tests)
    {
        if (tests.Length == 1) return tests[0];
        var half = tests.Length / 2;
        var (left, right) = (Join(isAnd, tests[..half]), Join(isAnd, tests[half..]));
        return isAnd ? Expression.AndAlso(left, right) : Expression.OrElse(left, right);
    }

    /// <summary>The operator seen from the other side: a &lt; b is b > a.</summary>
    public static Comparator Mirrored(Comparator compare) => compare switch
    {
        Comparator.Less => Comparator.Greater,
        Comparator.LessOrEqual => Comparator.GreaterOrEqual,
        Comparator.Greater => Comparator.Less,
        Comparator.GreaterOrEqual => Comparator.LessOrEqual,
        _ => compare,
    };

    public static Expression Binary(Comparator compare, Expression left, Expression right) => compare switch
    {
        Comparator.Equal => Expression.Equal(left, right),
        Comparator.NotEqual => Expression.NotEqual(left, right),
        Comparator.Less => Expression.LessThan(left, right),
        Comparator.LessOrEqual => Expression.LessThanOrEqual(left, right),
        Comparator.Greater => Expression.GreaterThan(left, right),
        _ => Expression.GreaterThanOrEqual(left, right),
    };

    /// <summary>A constant that stays in the SQL, or one that travels as a parameter so that other values reuse the compiled query.</summary>
    public static Expression Constant(object content, Type type, bool asParameter)
    {
        if (!asParameter) return Expression.Constant(content, type);
        var holder = Activator.CreateInstance(typeof(Holder<>).MakeGenericType(type), content)!;
        return Expression.Field(Expression.Constant(holder), nameof(Holder<object>.Given));
    }

    private sealed class Holder<TValue>(TValue given)
    {
        public readonly TValue Given = given;
    }
}
