using Kegui.Kernel;
using Kegui.Ui;

namespace Kegui.Tests.Ui;

/// <summary>What people type becomes a value, or stays as typed with a sentence beside it.</summary>
public class FormReading
{
    private static readonly L Labels = new([new LabelSet(typeof(Labels))]);

    private static Form Typed(string text) => new() { Today = new DateOnly(2026, 11, 22), ["x"] = text };

    [Theory]
    [InlineData("1,234.50", 123_450)]
    [InlineData("12万", 12_000_000)]
    [InlineData("12 万元", 12_000_000)]
    [InlineData("１２．５万", 12_500_000)]
    [InlineData("￥0.3亿", 3_000_000_000)]
    [InlineData("1，234元", 123_400)]
    [InlineData("0", 0)]
    public void Amounts_are_read_as_they_are_written(string text, long fen)
    {
        var form = Typed(text);
        Assert.Equal(new Money(fen), form.Money("x"));
        Assert.True(form.Valid);
    }

    [Theory]
    [InlineData("1,5", "error.money")]
    [InlineData("1,2345", "error.money")]
    [InlineData("万", "error.money")]
    [InlineData("abc", "error.money")]
    [InlineData("1.234", "error.fen")]
    [InlineData("-3", "error.min")]
    [InlineData("999999999亿", "error.max")]
    [InlineData("99999999999999999999", "error.money")]
    public void An_amount_that_cannot_be_meant_is_refused_and_kept(string text, string error)
    {
        var form = Typed(text);
        Assert.Null(form.Money("x"));
        Assert.Equal(error, Assert.Single(form.ErrorsOf("x")).Text);
        Assert.Equal(text, form["x"]);
    }

    [Theory]
    [InlineData("2026-11-22")]
    [InlineData("2026/11/22")]
    [InlineData("2026.11.22")]
    [InlineData("20261122")]
    [InlineData("2026年11月22日")]
    [InlineData("２０２６－１１－２２")]
    [InlineData("11-22")]
    [InlineData("11月22号")]
    public void Dates_are_read_in_every_usual_form(string text) =>
        Assert.Equal(new DateOnly(2026, 11, 22), Typed(text).Date("x"));

    [Theory]
    [InlineData("2026-02-30")]
    [InlineData("22.11.2026")]
    [InlineData("26-11-22")]
    [InlineData("明天")]
    public void A_date_that_does_not_exist_is_refused(string text)
    {
        var form = Typed(text);
        Assert.Null(form.Date("x"));
        Assert.Equal("应办日期应为日期，例如 2026-11-22", form.ErrorsOf("x")[0].In(Labels, "应办日期"));
    }

    [Fact]
    public void Without_a_business_day_a_date_needs_its_year() => Assert.Null(new Form { ["x"] = "11-22" }.Date("x"));

    [Fact]
    public void A_date_out_of_its_range_names_the_bound()
    {
        var form = Typed("2026-11-01");
        form.Date("x", from: new DateOnly(2026, 11, 22));
        Assert.Equal("开始不能早于 2026-11-22", form.ErrorsOf("x")[0].In(Labels, "开始"));
    }

    [Theory]
    [InlineData("12", 12)]
    [InlineData(" １２ ", 12)]
    [InlineData("1,200", 1200)]
    public void Whole_numbers(string text, int number) => Assert.Equal(number, Typed(text).Int("x"));

    [Theory]
    [InlineData("1.5", "error.int")]
    [InlineData("99999999999", "error.max")]
    [InlineData("-1", "error.min")]
    public void A_number_that_does_not_fit_is_refused(string text, string error)
    {
        var form = Typed(text);
        Assert.Null(form.Int("x"));
        Assert.Equal(error, form.ErrorsOf("x")[0].Text);
    }

    [Fact]
    public void Too_many_decimals_are_refused_not_rounded()
    {
        var form = Typed("0.12345");
        Assert.Null(form.Decimal("x"));
        Assert.Equal("error.places", form.ErrorsOf("x")[0].Text);
    }

    [Fact]
    public void A_text_is_trimmed_and_measured()
    {
        Assert.Equal("甲公司", Typed("  甲公司 ").Text("x"));
        var form = Typed(new string('长', 21));
        Assert.Null(form.Text("x", max: 20));
        Assert.Equal("名称最多 20 字，现在 21 字", form.ErrorsOf("x")[0].In(Labels, "名称"));
    }

    [Fact]
    public void A_choice_outside_the_list_is_refused()
    {
        var form = Typed("hacked");
        Assert.Null(form.Choice("x", ["a", "b"]));
        Assert.False(form.Valid);
    }

    [Fact]
    public void Choices_come_once_each_and_all_must_be_allowed()
    {
        var form = Form.Of(new { X = new[] { "a", "b", "a" } });
        Assert.Equal(["a", "b"], form.Choices("x", ["a", "b", "c"]));
        Assert.True(form.Valid);
        form.Choices("x", ["a"]);
        Assert.False(form.Valid);
    }

    [Fact]
    public void Required_fields_say_what_is_missing()
    {
        var form = new Form();
        form.Text("a", required: true);
        form.Money("b", required: true);
        form.Choice("c", ["x"], required: true);
        Assert.Equal(["a", "b", "c"], form.FieldsWithErrors);
        Assert.Equal("请选择等级", form.ErrorsOf("c")[0].In(Labels, "等级"));
    }

    [Fact]
    public void A_record_becomes_what_a_person_would_have_typed()
    {
        var form = Form.Of(new { Name = "甲", Due = new DateOnly(2026, 1, 5), Limit = new Money(1_234_550), Active = true, Note = (string?)null }, version: 7);
        Assert.Equal(("甲", "2026-01-05", "12345.5", "true", ""), (form["name"], form["due"], form["limit"], form["active"], form["note"]));
        Assert.Equal(7, form.Version);
    }

    [Fact]
    public void The_key_of_a_form_stays_the_same_once_asked()
    {
        var form = new Form();
        Assert.Equal(form.Key, form.Key);
        Assert.NotEqual(form.Key, new Form().Key);
    }
}
