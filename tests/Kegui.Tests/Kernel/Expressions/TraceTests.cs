using Kegui.Kernel.Expressions;

namespace Kegui.Tests.Kernel.Expressions;

/// <summary>A trace explains the whole answer, and can be stored.</summary>
public sealed class TraceTests
{
    [Fact]
    public void Every_part_is_there_also_behind_a_decided_or()
    {
        var trace = Evaluate("row.grade = A or row.visits > 3 and row.breaches = 0");
        Assert.Equal(
            """
            or: true
              =: true
                row.grade: A
                A
              and: false
                >: false
                  row.visits: missing
                  3
                =: false
                  row.breaches: missing
                  0
            """.ReplaceLineEndings("\n"),
            trace.ToString());
        Assert.Equal(["row.visits", "row.breaches"], trace.MissingNames());
    }

    [Theory]
    [InlineData("row.visits > 3", null)]
    [InlineData("not row.visits > 3", null)]
    [InlineData("row.visits > 3 or row.grade = A", true)]
    [InlineData("row.visits > 3 and row.grade = A", null)]
    [InlineData("row.visits > 3 and row.grade = B", false)]
    [InlineData("row.visits is missing", true)]
    [InlineData("row.paused", null)]
    [InlineData("row.blacklisted", false)]
    [InlineData("row.orders + row.visits > 3", null)]
    [InlineData("3 in [row.visits, row.orders]", true)]
    [InlineData("4 in [row.visits, row.orders]", null)]
    [InlineData("1 / 0 = 1", null)]
    public void It_knows_whether_a_missing_value_decided(string text, bool? certain) => Assert.Equal(certain, Evaluate(text).Certain);

    [Fact]
    public void A_name_asked_whether_it_is_missing_is_not_missed() => Assert.Empty(Evaluate("row.visits is missing").MissingNames());

    [Fact]
    public void It_is_stored_compactly()
    {
        Assert.Equal(
            """{"o":"=","v":"b:true","p":[{"n":"row.grade","v":"c:A","s":"grade"},{"v":"c:A","s":"grade"}]}""",
            Evaluate("row.grade = A").ToJson());
        Assert.Equal("""{"o":"/","w":"division-by-zero","p":[{"v":"n:1"},{"v":"n:0"}]}""", EvaluateFormula("1 / 0").ToJson());
    }

    [Theory]
    [InlineData("row.grade in [A, B] and not row.blacklisted or row.visits is missing")]
    [InlineData("row.gradedOn + 2 months > limit.date and row.name = \"宏 \\\"远\\\"\" and row.owner = approver")]
    [InlineData("round(row.volume * 12.5%, 0) > max(limit.money, 0.05 CNY) and row.rate / 3 < 1% and -score < 1 / 0 and limit.period = 1 week")]
    public void It_comes_back_from_storage_as_it_was(string text)
    {
        var trace = Evaluate(text);
        Assert.Equal(trace, Trace.FromJson(trace.ToJson()));
    }

    [Fact]
    public void The_deepest_trace_can_be_stored()
    {
        var trace = Evaluate(string.Concat(Enumerable.Repeat("not ", Limits.Depth - 1)) + "row.blacklisted");
        Assert.Equal(trace, Trace.FromJson(trace.ToJson()));
    }

    [Fact]
    public void Deciding_asks_each_part_once()
    {
        var text = string.Concat(Enumerable.Repeat("row.visits > 3 and (row.visits > 3 or (", 18)) + "row.paused" + new string(')', 36);
        Assert.Null(Evaluate(text).Certain);
    }

    private static Trace Evaluate(string text) => Condition.Read(text, Vocabulary.Scope.WithMeasures()).OrThrow().Evaluate(Vocabulary.Values);

    private static Trace EvaluateFormula(string text) => Formula.Read(text, Vocabulary.Scope).OrThrow().Evaluate(Vocabulary.Values);
}
