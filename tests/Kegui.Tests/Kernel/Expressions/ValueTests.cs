using Kegui.Kernel;
using Kegui.Kernel.Expressions;

namespace Kegui.Tests.Kernel.Expressions;

/// <summary>Values as the data of a regulation holds them.</summary>
public sealed class ValueTests
{
    public static TheoryData<string, TermType, string> Written => new()
    {
        { "3000000.00 CNY", TermType.Money, "3000000.00 CNY" },
        { "-5 CNY", TermType.Money, "-5.00 CNY" },
        { "0%", TermType.Percent, "0%" },
        { "5", TermType.Number, "5" },
        { "true", TermType.Bool, "true" },
        { "2 months", TermType.Period, "2 months" },
        { "2026-01-01", TermType.Date, "2026-01-01" },
        { "B", Vocabulary.Grades, "B" },
        { "late-payment", Vocabulary.Kinds, "late-payment" },
        { "甲 \"乙\"", TermType.Text, "\"甲 \\\"乙\\\"\"" },
    };

    [Theory]
    [MemberData(nameof(Written))]
    public void A_value_is_read_by_its_type(string text, TermType type, string printed) => Assert.Equal(printed, Value.TryParse(text, type).ToString());

    [Theory]
    [InlineData("5")]
    [InlineData("1.00 CNY + 1.00 CNY")]
    [InlineData("limit.money")]
    [InlineData("1.001 CNY")]
    [InlineData("")]
    public void What_is_no_literal_of_the_type_is_refused(string text) => Assert.Null(Value.TryParse(text, TermType.Money));

    [Fact]
    public void A_code_outside_the_set_is_refused() => Assert.Null(Value.TryParse("E", Vocabulary.Grades));

    [Fact]
    public void Blank_text_is_missing() => Assert.True(Value.Text("").IsMissing);

    [Fact]
    public void Values_are_equal_by_content()
    {
        Assert.Equal(Value.Of(1.50m), Value.Of(1.5m));
        Assert.NotEqual(Value.Of(0.8m), Value.Percent(0.8m));
        Assert.Equal(Value.Missing, Value.Of((Money?)null));
    }
}
