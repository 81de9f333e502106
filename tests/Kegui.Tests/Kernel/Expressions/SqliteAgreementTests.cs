using CsCheck;
using Kegui.Kernel.Expressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Tests.Kernel.Expressions;

/// <summary>SQLite gives the interpreter's answer for every row, whatever is missing.</summary>
public sealed class SqliteAgreementTests : IDisposable
{
    private readonly SqliteConnection connection = new("Data Source=:memory:");
    private readonly RowData data;

    public SqliteAgreementTests()
    {
        connection.Open();
        data = new RowData(new DbContextOptionsBuilder<RowData>().UseSqlite(connection).Options);
        data.Plant();
    }

    [Fact]
    public void Generated_conditions_agree() => Texts.Conditions.Sample(
        text => Assert.Empty(Agreement.Differences(data, text, Agreement.Translate)), iter: Agreement.Conditions, threads: 1);

    /// <summary>The property can fail: a translation that forgets the tests for missing values is caught.</summary>
    [Fact]
    public void A_translation_without_guards_is_caught()
    {
        var caught = Assert.Throws<CsCheckException>(() => Texts.Conditions.Sample(
            text => Assert.Empty(Agreement.Differences(data, text, condition => new SqlTranslator<Row>(Vocabulary.GivenValues, guarded: false).Translate(condition.Root))),
            iter: Agreement.Conditions,
            threads: 1));
        Assert.Contains("in SQL", caught.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("row.visits = row.visits")]
    [InlineData("row.visits <> 1")]
    [InlineData("row.name <> \"甲\"")]
    [InlineData("row.paused <> true")]
    public void Each_guard_is_needed(string text) => Assert.NotEmpty(
        Agreement.Differences(data, text, condition => new SqlTranslator<Row>(Vocabulary.GivenValues, guarded: false).Translate(condition.Root)));

    [Fact]
    public void A_given_value_travels_as_a_parameter_and_a_literal_stays()
    {
        var sql = data.Rows.Where(Agreement.Translate(Condition.Read("row.volume > limit.money and row.orders > 1.5", Vocabulary.Scope).OrThrow())).ToQueryString();
        Assert.Contains("\"VolumeFen\" > @", sql, StringComparison.Ordinal);
        Assert.Contains("\"Orders\" > 1", sql, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        data.Dispose();
        connection.Dispose();
    }
}
