using Kegui.Kernel.Expressions;

namespace Kegui.Tests.Kernel.Expressions;

/// <summary>Faults of a module's vocabulary show when the program starts.</summary>
public sealed class DeclaringTests
{
    [Fact]
    public void A_name_stands_once_in_a_scope() =>
        Assert.Throws<ArgumentException>(() => NameScope.Of(Vocabulary.Given, new GivenNames().Value("kind", TermType.Text)));

    [Fact]
    public void A_long_column_says_what_it_counts() =>
        Assert.Throws<ArgumentException>(() => new RecordNames<Row>("row").Field("volume", row => row.VolumeFen));

    [Fact]
    public void A_column_must_be_able_to_hold_its_type() =>
        Assert.Throws<ArgumentException>(() => new RecordNames<Row>("row").Field("volume", row => row.Weight, TermType.Money));

    [Theory]
    [InlineData("客户")]
    [InlineData("two words")]
    [InlineData("end-")]
    [InlineData("in")]
    [InlineData("")]
    public void A_name_is_one_ascii_word(string code) => Assert.Throws<ArgumentException>(() => new GivenNames().Value(code, TermType.Text));

    [Theory]
    [InlineData("a.b")]
    [InlineData("missing")]
    [InlineData("1")]
    public void A_choice_code_is_one_ascii_word_without_dots(string code) => Assert.Throws<ArgumentException>(() => new ChoiceSet("kind", code));

    [Fact]
    public void A_label_key_is_the_code_unless_said() => Assert.Equal(
        ["row.orders", "other"],
        new RecordNames<Row>("row").Field("orders", row => row.Orders).Field("visits", row => row.Visits, label: "other").Select(name => name.LabelKey));

    [Fact]
    public void A_name_nobody_gives_a_value_to_is_a_fault_and_not_missing() =>
        Assert.Throws<KeyNotFoundException>(() => Condition.Read("to = A", Vocabulary.Scope).OrThrow().Holds(ValueSource.None));

    [Fact]
    public void A_value_of_another_kind_than_its_name_is_a_fault() => Assert.Throws<InvalidOperationException>(() =>
        Condition.Read("limit.money > 1.00 CNY", Vocabulary.Scope).OrThrow().Holds(ValueSource.None.With("limit.money", Value.Of(5m))));
}
