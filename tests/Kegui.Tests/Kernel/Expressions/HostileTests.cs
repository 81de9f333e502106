using System.Diagnostics;
using CsCheck;
using Kegui.Kernel.Expressions;

namespace Kegui.Tests.Kernel.Expressions;

/// <summary>Any text may come from any form: reading never throws, never takes long, and says why it stops.</summary>
public sealed class HostileTests
{
    private static readonly string[] Scraps =
    [
        "row.grade", "row.visits", "kind", "A", "on-site", "score", "1", "80%", "2 months", "1.00 CNY", "2026-01-01", "\"x\"", "true", "not", "and", "or",
        "in", "is", "missing", "[", "]", "(", ")", ",", "=", "<>", "<", "-", "- ", " ", "+", "*", "/", "%", "max(", "round(", "\"", "\\", "等级", "\ud800", "\0", "\n",
    ];

    public static TheoryData<string, string> TooMuch => new()
    {
        { new string('x', Limits.Text + 1), Problems.TooLong },
        { new string('(', Limits.Depth + 1) + "true" + new string(')', Limits.Depth + 1), Problems.TooDeep },
        { new string('(', 1900), Problems.TooDeep },
        { string.Concat(Enumerable.Repeat("not ", 300)) + "true", Problems.TooDeep },
        { "score = " + new string('-', 1000) + "1", Problems.TooDeep },
        { string.Concat(Enumerable.Repeat("max(", 60)) + "1", Problems.TooDeep },
        { "score = 1" + string.Concat(Enumerable.Repeat(" + 1", 50)), Problems.TooDeep },
        { string.Join(" or ", Enumerable.Repeat("true", 201)), Problems.TooManyParts },
        { $"score in [{string.Join(',', Enumerable.Repeat("1", 101))}]", Problems.ListTooLong },
        { string.Join(" or ", Enumerable.Range(0, 90).Select(i => $"no.such{i}")), Problems.TooManyProblems },
    };

    [Theory]
    [MemberData(nameof(TooMuch))]
    public void Beyond_the_limits_the_limit_is_named(string text, string code)
    {
        var problems = Condition.Read(text, Vocabulary.Scope).Problems;
        Assert.Contains(code, problems.Select(problem => problem.Code));
        Assert.InRange(problems.Count, 1, Limits.Problems + 1);
    }

    [Fact]
    public void A_long_chain_is_not_a_deep_one() =>
        Assert.NotNull(Condition.Read(string.Join(" or ", Enumerable.Repeat("true", 150)), Vocabulary.Scope).Result);

    [Fact]
    public void A_list_of_a_hundred_is_read() =>
        Assert.NotNull(Condition.Read($"score in [{string.Join(", ", Enumerable.Range(1, 100))}]", Vocabulary.Scope).Result);

    [Fact]
    public void Messages_do_not_grow_with_the_text() =>
        Assert.All(Condition.Read(new string('x', 1900), Vocabulary.Scope).Problems, problem => Assert.All(problem.Details.Values, detail => Assert.True(detail.Length <= 80)));

    [Fact]
    public void Scraps_in_any_order_never_throw() =>
        Gen.Int[0, Scraps.Length - 1].Select(i => Scraps[i]).Array[0, 60].Select(string.Concat).Sample(
            text =>
            {
                var reading = Condition.Read(text, Vocabulary.Scope);
                Assert.True(reading.Result is null == reading.Problems.Count > 0);
                reading.Result?.Evaluate(Vocabulary.Values);
                Assert.All(reading.Problems, problem => Assert.InRange(problem.Place.Start + problem.Place.Length, 0, text.Length));
            },
            iter: 20_000);

    [Fact]
    public void Letters_in_any_order_never_throw() =>
        Gen.Char.Array[0, 80].Select(letters => new string(letters)).Sample(text => { Condition.Read(text, Vocabulary.Scope); }, iter: 20_000);

    [Fact]
    public void The_worst_texts_take_milliseconds()
    {
        var names = NameScope.Of(new[] { Enumerable.Range(0, 1000).SelectMany(i => new GivenNames().Value($"customer.aboutFortyLettersLongAsNamesMayBe{i}", TermType.Number)) });
        string[] texts = [.. TooMuch.Select(row => row.Data.Item1), string.Join(" or ", Enumerable.Repeat("customer.aboutFortyLettersLongAsNamesMayBeX", 40)), new string('等', 2000), new string('"', 2000)];
        foreach (var text in texts) Condition.Read(text, names);
        var watch = Stopwatch.StartNew();
        foreach (var text in texts) Condition.Read(text, names);
        Assert.True(watch.ElapsedMilliseconds < 50 * texts.Length, $"{texts.Length} texts took {watch.ElapsedMilliseconds} ms.");
    }
}
