using Kegui.Kernel.Expressions;

namespace Kegui.Tests.Kernel.Expressions;

/// <summary>What expressions answer, above all where something is missing.</summary>
public sealed class EvaluationTests
{
    [Theory]
    [InlineData("row.grade in [A, B] and not row.blacklisted", true)]
    [InlineData("row.grade = A and row.volume >= 3000000.00 CNY", true)]
    [InlineData("row.volume > 3000000.00 CNY", false)]
    [InlineData("row.completeness = 80%", true)]
    [InlineData("row.rate >= limit.rate", true)]
    [InlineData("row.weight = 1.5", true)]
    [InlineData("row.name = \"宏远\"", true)]
    [InlineData("row.cadence = limit.period", true)]
    [InlineData("limit.period = 60 days", false)]
    [InlineData("row.gradedOn + 1 month = 2026-02-28", true)]
    [InlineData("row.gradedOn - limit.date = -29", true)]
    [InlineData("row.owner = approver", true)]
    [InlineData("true or false and false", true)]
    [InlineData("not true or true", true)]
    [InlineData("not (true or true)", false)]
    [InlineData("2 + 3 * 4 = 14", true)]
    [InlineData("10 - 4 - 3 = 3", true)]
    [InlineData("-2 * -3 = 6", true)]
    [InlineData("100 / 10 / 5 = 2", true)]
    [InlineData("50% * 50% = 25%", true)]
    [InlineData("12 * 50% = 6", true)]
    [InlineData("0.1 + 0.2 = 0.3", true)]
    [InlineData("1 week is missing", null)]
    public void A_condition_holds_or_not(string text, bool? holds)
    {
        var reading = Condition.Read(text, Vocabulary.Scope);
        Assert.Equal(holds, reading.Result?.Holds(Vocabulary.Values));
    }

    [Theory]
    [InlineData("row.visits = 1", false)]
    [InlineData("row.visits <> 1", false)]
    [InlineData("row.visits < 1", false)]
    [InlineData("row.visits >= 1", false)]
    [InlineData("row.visits = row.visits", false)]
    [InlineData("row.visits in [1, 2]", false)]
    [InlineData("1 in [row.visits]", false)]
    [InlineData("1 in [row.visits, 1]", true)]
    [InlineData("not row.visits = 1", true)]
    [InlineData("not row.visits <> 1", true)]
    [InlineData("not row.visits in [1]", true)]
    [InlineData("row.visits is missing", true)]
    [InlineData("row.visits is not missing", false)]
    [InlineData("row.visits + 1 is missing", true)]
    [InlineData("row.visits + 1 > 0", false)]
    [InlineData("max(row.visits, 5) > 0", false)]
    [InlineData("round(row.visits, 0) is missing", true)]
    [InlineData("-row.visits is missing", true)]
    [InlineData("row.paused", false)]
    [InlineData("not row.paused", true)]
    [InlineData("row.paused = false", false)]
    [InlineData("row.paused <> true", false)]
    [InlineData("row.paused is missing", true)]
    [InlineData("1 / 0 is missing", true)]
    [InlineData("1 / 0 = 1 or true", true)]
    [InlineData("opinions is missing", true)]
    public void A_comparison_with_a_missing_value_is_false_and_not_turns_it(string text, bool holds) =>
        Assert.Equal(holds, Condition.Read(text, Vocabulary.Scope).OrThrow().Holds(Vocabulary.Values));

    [Theory]
    [InlineData("0.05 CNY * 50%", "0.03 CNY")]
    [InlineData("-0.05 CNY * 50%", "-0.03 CNY")]
    [InlineData("100.00 CNY / 3", "33.33 CNY")]
    [InlineData("2.00 CNY / 3", "0.67 CNY")]
    [InlineData("round(row.annualVolume * 3%, 2)", "85800.00 CNY")]
    [InlineData("round(1250.00 CNY, -2)", "1300.00 CNY")]
    [InlineData("round(-1250.00 CNY, -2)", "-1300.00 CNY")]
    [InlineData("round(2.5, 0)", "3")]
    [InlineData("round(-2.5, 0)", "-3")]
    [InlineData("round(12.345%, 2)", "12.35%")]
    [InlineData("1 / 3 * 3", "0.9999999999999999999999999999")]
    [InlineData("limit.money / 30.00 CNY", "3.3333333333333333333333333333")]
    [InlineData("max(1, 3, 2)", "3")]
    [InlineData("min(2026-02-01, row.gradedOn)", "2026-01-31")]
    [InlineData("2026-08-31 + 6 months", "2027-02-28")]
    [InlineData("2024-02-29 + 1 year", "2025-02-28")]
    [InlineData("2026-01-01 - 1 week", "2025-12-25")]
    [InlineData("2026-03-01 - 2026-02-01", "28")]
    [InlineData("5% / 2", "2.5%")]
    [InlineData("-limit.rate", "-80%")]
    public void A_formula_computes_in_decimals_and_rounds_money_half_away_from_zero(string text, string result) =>
        Assert.Equal(result, Formula.Read(text, Vocabulary.Scope.WithMeasures()).OrThrow().Evaluate(Vocabulary.Values).Result.ToString());

    [Theory]
    [InlineData("1 / 0", "division-by-zero")]
    [InlineData("1.00 CNY / 0.00 CNY", "division-by-zero")]
    [InlineData("9999-12-31 + 1 day", "out-of-range")]
    [InlineData("0001-01-01 - 9999 years", "out-of-range")]
    [InlineData("999999999999999 * 999999999999999", "out-of-range")]
    [InlineData("999999999999999.00 CNY * 999999", "out-of-range")]
    public void What_cannot_be_computed_is_missing_with_its_reason(string text, string why)
    {
        var trace = Formula.Read(text, Vocabulary.Scope).OrThrow().Evaluate(Vocabulary.Values);
        Assert.True(trace.Result.IsMissing);
        Assert.Equal(why, trace.Why);
    }

    [Fact]
    public void Workdays_from_a_value_cannot_be_counted_without_a_calendar()
    {
        var values = ValueSource.None.With("limit.period", Value.Of(new Kegui.Kernel.Period(5, Kegui.Kernel.PeriodUnit.Workdays)));
        Assert.Equal("not-in-days", Formula.Read("2026-01-01 + limit.period", Vocabulary.Scope).OrThrow().Evaluate(values).Why);
    }
}
