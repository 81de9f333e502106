using System.Linq.Expressions;
using Kegui.Kernel.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Tests.Kernel.Expressions;

/// <summary>Asks the interpreter and a database the same question about every row.</summary>
internal static class Agreement
{
    /// <summary>How many conditions one run compares.</summary>
    public const int Conditions = 400;

    /// <summary>The rows on which they differ; none when they agree.</summary>
    public static List<string> Differences(RowData data, string text, Func<Condition, Expression<Func<Row, bool>>> translate)
    {
        var condition = Condition.Read(text, Vocabulary.Scope).OrThrow();
        var query = data.Rows.AsNoTracking().Where(translate(condition)).Select(row => row.Id);
        var found = query.ToHashSet();
        return
        [
            .. from row in RowData.Sixty
               let trace = condition.Evaluate(Vocabulary.GivenValues.With(Vocabulary.Rows, row))
               where trace.Holds != found.Contains(row.Id)
               select $"Row {row.Id}: in process {trace.Holds}, in SQL {found.Contains(row.Id)}\n{trace}\n{query.ToQueryString()}",
        ];
    }

    /// <summary>The translation that everybody uses.</summary>
    public static Expression<Func<Row, bool>> Translate(Condition condition) => condition.Where(Vocabulary.Rows, Vocabulary.GivenValues);
}
