using Kegui.Kernel.Expressions;

namespace Kegui.Tests.Kernel.Expressions;

/// <summary>What cannot become SQL is known before anybody asks a database.</summary>
public sealed class SqlObstacleTests
{
    private static readonly RecordNames<Row> Partners = new RecordNames<Row>("partner").Field("grade", row => row.Grade, Vocabulary.Grades);
    private static readonly NameScope Scope = NameScope.Of(Vocabulary.Rows, Vocabulary.Given, Partners).WithMeasures();

    [Theory]
    [InlineData("row.grade in [A, B] and not row.blacklisted")]
    [InlineData("row.volume >= limit.money * 2 + 1.00 CNY")]
    [InlineData("limit.date + limit.period < row.gradedOn")]
    [InlineData("limit.period = 2 months")]
    [InlineData("row.orders = row.weight and row.serial > row.visits")]
    [InlineData("to = A or true")]
    public void Comparisons_over_columns_have_no_obstacle(string text) => Assert.Empty(Condition.Read(text, Scope).OrThrow().ObstaclesToSql(Vocabulary.Rows));

    [Theory]
    [InlineData("row.grade = A and row.volume * 2 > limit.money", "1:19 not-in-sql what=arithmetic")]
    [InlineData("-row.orders > 1", "1:1 not-in-sql what=arithmetic")]
    [InlineData("max(row.orders, 1) is missing", "1:1 not-in-sql what=arithmetic")]
    [InlineData("row.breaches = 0", "1:1 not-in-sql what=measure")]
    [InlineData("partner.grade = A", "1:1 not-in-sql what=record")]
    [InlineData("row.cadence = 2 months", "1:1 not-in-sql what=period")]
    [InlineData("row.rate > row.completeness", "1:1 not-in-sql what=storage")]
    [InlineData("row.bonus in [row.volume]", "1:1 not-in-sql what=storage")]
    public void An_obstacle_is_named_with_its_place(string text, string obstacle)
    {
        var condition = Condition.Read(text, Scope).OrThrow();
        Assert.Equal([obstacle], condition.ObstaclesToSql(Vocabulary.Rows).Select(problem => problem.ToString()));
        Assert.Throws<InvalidOperationException>(() => condition.Where(Vocabulary.Rows, Vocabulary.GivenValues));
    }

    [Fact]
    public void Two_records_of_one_class_are_kept_apart()
    {
        var condition = Condition.Read("row.grade = A and partner.grade = B", Scope).OrThrow();
        var partner = RowData.Sixty.First(row => row.Grade == "B");
        Assert.True(condition.Holds(ValueSource.None.With(Vocabulary.Rows, Vocabulary.Hongyuan).With(Partners, partner)));
    }
}
