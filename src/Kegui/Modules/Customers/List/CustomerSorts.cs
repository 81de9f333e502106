using System.Globalization;
using System.Linq.Expressions;

namespace Kegui.Modules.Customers;

/// <summary>
/// The orders in which customers are listed, and how a page begins in the middle of one. Every order has an index for every scope
/// and ends with the id, so a page costs the same at any depth.
/// </summary>
internal static class CustomerSorts
{
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;
    private static readonly System.Reflection.MethodInfo CompareTo = typeof(string).GetMethod(nameof(string.CompareTo), [typeof(string)])!;
    public static readonly IReadOnlyList<string> All = ["-updated", "updated", "name", "-name", "-created", "created", "-contact", "contact"];

    /// <summary>Where the page after (or before) this row begins.</summary>
    public static string CursorOf(CustomerRow row, string sort) => sort.TrimStart('-') switch
    {
        "name" => $"{row.Id}~{row.SortKey}",
        "created" => $"{row.Id}~",
        "contact" => $"{row.Id}~{(row.LastContactOn?.DayNumber ?? 0).ToString(Plain)}",
        _ => $"{row.Id}~{row.UpdatedAt.Ticks.ToString(Plain)}",
    };

    /// <summary>In the asked order, from the cursor on; backwards when the page before is asked for.</summary>
    public static IQueryable<Customer> Sorted(IQueryable<Customer> from, CustomerFilter filter)
    {
        var back = filter.Before is not null;
        var down = filter.Sort.StartsWith('-') != back;
        var (id, value) = Cursor(filter.Before ?? filter.After);
        switch (filter.Sort.TrimStart('-'))
        {
            case "name":
                return Begin(from, c => c.SortKey, id is null ? null : value, id, down);
            case "created":
                if (id is { } last) from = down ? from.Where(c => c.Id < last) : from.Where(c => c.Id > last);
                return down ? from.OrderByDescending(c => c.Id) : from.OrderBy(c => c.Id);
            case "contact":
                return Begin(from, c => c.ContactOrder, id is not null && int.TryParse(value, Plain, out var day) ? day : null, id, down);
            default:
                return Begin(from, c => c.UpdatedAt, id is not null && long.TryParse(value, Plain, out var ticks) && ticks is > 0 and < 3_155_378_975_999_999_999 ? new DateTime(ticks, DateTimeKind.Utc) : null, id, down);
        }
    }

    /// <summary>The same order in memory, for merging the pages of several queries.</summary>
    public static IEnumerable<CustomerRow> Merged(IEnumerable<CustomerRow> rows, string sort)
    {
        var down = sort.StartsWith('-');
        var sorted = sort.TrimStart('-') switch
        {
            "name" => down ? rows.OrderByDescending(r => r.SortKey, StringComparer.Ordinal) : rows.OrderBy(r => r.SortKey, StringComparer.Ordinal),
            "created" => down ? rows.OrderByDescending(r => r.Id) : rows.OrderBy(r => r.Id),
            "contact" => down ? rows.OrderByDescending(r => r.LastContactOn?.DayNumber ?? 0) : rows.OrderBy(r => r.LastContactOn?.DayNumber ?? 0),
            _ => down ? rows.OrderByDescending(r => r.UpdatedAt) : rows.OrderBy(r => r.UpdatedAt),
        };
        return down ? sorted.ThenByDescending(r => r.Id) : sorted.ThenBy(r => r.Id);
    }

    // "x <= a and (x < a or id < b)" lets both databases begin in the middle of the index; the usual "x < a or x = a and …" does not.
    private static IQueryable<Customer> Begin<K>(IQueryable<Customer> from, Expression<Func<Customer, K>> key, object? at, long? id, bool down)
    {
        if (at is not null && id is { } last)
        {
            var c = key.Parameters[0];
            var value = Expression.Property(Expression.Constant(new Bound<K>((K)at)), nameof(Bound<K>.Value));
            var number = Expression.Property(Expression.Constant(new Bound<long>(last)), nameof(Bound<long>.Value));
            var rowId = Expression.Property(c, nameof(Customer.Id));
            Expression Compare(ExpressionType with) => typeof(K) == typeof(string)
                ? Expression.MakeBinary(with, Expression.Call(key.Body, CompareTo, value), Expression.Constant(0))
                : Expression.MakeBinary(with, key.Body, value);
            var (reached, passed) = down ? (ExpressionType.LessThanOrEqual, ExpressionType.LessThan) : (ExpressionType.GreaterThanOrEqual, ExpressionType.GreaterThan);
            from = from.Where(Expression.Lambda<Func<Customer, bool>>(Expression.AndAlso(Compare(reached), Expression.OrElse(Compare(passed), Expression.MakeBinary(passed, rowId, number))), c));
        }
        return down ? from.OrderByDescending(key).ThenByDescending(c => c.Id) : from.OrderBy(key).ThenBy(c => c.Id);
    }

    private static (long? Id, string Value) Cursor(string? text)
    {
        var cut = text?.IndexOf('~') ?? -1;
        return cut > 0 && long.TryParse(text.AsSpan(0, cut), Plain, out var id) ? (id, text![(cut + 1)..]) : (null, "");
    }

    // A property of an object becomes a parameter of the statement, a constant would make a new statement each time.
    private sealed record Bound<K>(K Value);
}
