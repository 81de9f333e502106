using Kegui.Kernel.Expressions;

namespace Kegui.Tests.Kernel.Expressions;

/// <summary>What may be written, and the canonical form it takes.</summary>
public sealed class ReadingTests
{
    [Theory]
    [InlineData("row.grade in [A,B] and not row.blacklisted", "row.grade in [A, B] and not row.blacklisted")]
    [InlineData("score>=85 and row.volume >= limit.money", "score >= 85 and row.volume >= limit.money")]
    [InlineData("kind = on-site", "kind = on-site")]
    [InlineData("on-site = kind", "on-site = kind")]
    [InlineData("to in [B, C]", "to in [B, C]")]
    [InlineData("to in [limit.grade, D]", "to in [limit.grade, D]")]
    [InlineData("opinions is missing", "opinions is missing")]
    [InlineData("opinions  is\nnot missing", "opinions is not missing")]
    [InlineData("row.volume >= 3000000.00 CNY", "row.volume >= 3000000.00 CNY")]
    [InlineData("row.volume >= 3000000 CNY", "row.volume >= 3000000.00 CNY")]
    [InlineData("row.rate < 80.50%", "row.rate < 80.5%")]
    [InlineData("row.rate < 80 %", "row.rate < 80%")]
    [InlineData("row.gradedOn + 1 month > 2026-02-28", "row.gradedOn + 1 month > 2026-02-28")]
    [InlineData("limit.period = 2 months", "limit.period = 2 months")]
    [InlineData("row.name = \"a\\\"b\\\\c\"", "row.name = \"a\\\"b\\\\c\"")]
    [InlineData("row.name = \"宏远\"", "row.name = \"宏远\"")]
    [InlineData("true", "true")]
    [InlineData("row.blacklisted = false", "row.blacklisted = false")]
    [InlineData("score = -5", "score = -5")]
    [InlineData("score = - 5", "score = -5")]
    [InlineData("score = -(5)", "score = -5")]
    [InlineData("score = --5", "score = 5")]
    [InlineData("score = -0", "score = 0")]
    [InlineData("score = -score", "score = -score")]
    [InlineData("score = - -score", "score = score")]
    [InlineData("score = 3 - -2", "score = 3 - -2")]
    [InlineData("row.rate > -3%", "row.rate > -3%")]
    [InlineData("row.volume > -5.00 CNY", "row.volume > -5.00 CNY")]
    [InlineData("score = 007.50", "score = 7.5")]
    [InlineData("row.owner = row.manager", "row.owner = row.manager")]
    [InlineData("(true)", "true")]
    public void A_text_takes_its_canonical_form(string text, string canonical) =>
        Assert.Equal(canonical, Condition.Read(text, Vocabulary.Scope).OrThrow().ToString());

    [Theory]
    [InlineData("true or false and false", "true or false and false")]
    [InlineData("(true or false) and false", "(true or false) and false")]
    [InlineData("true and (false and true)", "true and false and true")]
    [InlineData("not (row.blacklisted) or true", "not row.blacklisted or true")]
    [InlineData("not (row.blacklisted or true)", "not (row.blacklisted or true)")]
    [InlineData("not (score = 1)", "not score = 1")]
    [InlineData("not not true", "not not true")]
    [InlineData("score - (score - 1) = 1", "score - (score - 1) = 1")]
    [InlineData("(score - score) - 1 = 1", "score - score - 1 = 1")]
    [InlineData("score / (score * 2) = 1", "score / (score * 2) = 1")]
    [InlineData("(score + 1) * 2 = 1", "(score + 1) * 2 = 1")]
    [InlineData("score + (1 * 2) = 1", "score + 1 * 2 = 1")]
    [InlineData("-(score + 1) = 1", "-(score + 1) = 1")]
    [InlineData("(-score) * 2 = 1", "-score * 2 = 1")]
    public void Parentheses_stay_where_the_meaning_needs_them(string text, string canonical) =>
        Assert.Equal(canonical, Condition.Read(text, Vocabulary.Scope).OrThrow().ToString());

    [Theory]
    [InlineData("limit.number + 1.5", "number")]
    [InlineData("limit.rate + 1%", "percent")]
    [InlineData("limit.money + 1.00 CNY", "money")]
    [InlineData("limit.money * 2", "money")]
    [InlineData("2 * limit.money", "money")]
    [InlineData("limit.money * 3%", "money")]
    [InlineData("3% * limit.money", "money")]
    [InlineData("limit.money / 2", "money")]
    [InlineData("limit.money / limit.money", "number")]
    [InlineData("limit.number * limit.rate", "number")]
    [InlineData("limit.rate * limit.rate", "percent")]
    [InlineData("limit.rate / 2", "percent")]
    [InlineData("limit.rate / limit.rate", "number")]
    [InlineData("limit.date + limit.period", "date")]
    [InlineData("limit.date - 2 weeks", "date")]
    [InlineData("limit.date - limit.date", "number")]
    [InlineData("max(limit.money, 5.00 CNY, gone.money)", "money")]
    [InlineData("min(limit.date, 2026-01-01)", "date")]
    [InlineData("round(limit.money * 3%, 2)", "money")]
    [InlineData("round(limit.number, -2)", "number")]
    [InlineData("-limit.rate", "percent")]
    [InlineData("to", "choice:grade")]
    [InlineData("approver", "reference:person")]
    [InlineData("kind = on-site", "bool")]
    public void A_formula_has_the_type_its_units_make(string text, string type) =>
        Assert.Equal(type, Formula.Read(text, Vocabulary.Scope).OrThrow().Type.ToString());

    [Fact]
    public void A_code_that_is_also_a_name_is_a_code_beside_its_choice() =>
        Assert.Equal(["kind"], Condition.Read("kind = score", Vocabulary.Scope).OrThrow().Names.Select(name => name.Code));

    [Fact]
    public void A_formula_may_be_a_code_of_the_wanted_choice() =>
        Assert.Equal(Value.Choice("B"), Formula.Read("B", Vocabulary.Scope, Vocabulary.Grades).OrThrow().Evaluate(ValueSource.None).Result);

    [Fact]
    public void The_fields_it_reads_are_known_and_values_are_none_of_them() => Assert.Equal(
        ["row.grade", "row.volume"],
        Condition.Read("row.grade = to and (row.volume > limit.money or row.grade = A)", Vocabulary.Scope).OrThrow().Fields);

    [Fact]
    public void Measures_are_known_for_loading() => Assert.Equal(
        ["row.breaches"],
        Condition.Read("row.breaches = 0 and row.breaches < 3", Vocabulary.Scope.WithMeasures()).OrThrow().Measures.Select(measure => measure.Code));

    [Fact]
    public void A_field_knows_whether_it_can_be_missing()
    {
        Assert.True(((FieldName)Vocabulary.Scope.Find("row.visits")!).CanBeMissing);
        Assert.False(((FieldName)Vocabulary.Scope.Find("row.orders")!).CanBeMissing);
    }
}
