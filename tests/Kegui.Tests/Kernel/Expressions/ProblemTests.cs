using Kegui.Kernel.Expressions;

namespace Kegui.Tests.Kernel.Expressions;

/// <summary>What is refused, where, and with which details for the message.</summary>
public sealed class ProblemTests
{
    [Theory]
    [InlineData("", "1:1 empty")]
    [InlineData("  \n ", "1:1 empty")]
    [InlineData("row.grade = ", "1:13 unexpected-end wanted=operand")]
    [InlineData("row.grade = A B", "1:15 unexpected found=B wanted=operator")]
    [InlineData("row.grade = A AND true", "1:15 unexpected found=AND wanted=operator")]
    [InlineData("(true", "1:6 unexpected-end wanted=)")]
    [InlineData("row.grade in (A, B)", "1:14 unexpected found=( wanted=[")]
    [InlineData("row.grade in []", "1:14 empty-list")]
    [InlineData("row.grade in [A B]", "1:17 unexpected found=B wanted=]")]
    [InlineData("row.grade not in [A]", "1:11 not-in")]
    [InlineData("row.grade is A", "1:14 unexpected found=A wanted=missing")]
    [InlineData("1 < score < 3", "1:11 chained-comparison")]
    [InlineData("score is missing = true", "1:18 chained-comparison")]
    [InlineData("score == 1", "1:7 unknown-operator found=== meant==")]
    [InlineData("score != 1", "1:7 unknown-operator found=!= meant=<>")]
    [InlineData("true && false", "1:6 unknown-operator found=&& meant=and")]
    [InlineData("row.name = 'x'", "1:12 unknown-operator found=' meant=\"")]
    [InlineData("score ≥ 1", "1:7 full-width found=≥ meant=>=")]
    [InlineData("score = １", "1:9 full-width found=１ meant=1")]
    [InlineData("（true)", "1:1 full-width found=（ meant=(")]
    [InlineData("score = 1\nand 等级 = A", "2:5 unexpected-character found=等级")]
    [InlineData("score = 1;", "1:10 unexpected-character found=;")]
    [InlineData("row.name = \"x", "1:12 unclosed-text")]
    [InlineData("row.name = \"\"", "1:12 empty-text")]
    [InlineData("row.name = \"a\tb\"", "1:12 bad-text")]
    [InlineData("score = 5-3", "1:10 minus-needs-blanks")]
    [InlineData("score -3 = 1", "1:7 minus-needs-blanks")]
    [InlineData("score-3 = 1", "1:6 minus-needs-blanks")]
    [InlineData("row.volume-limit.money > 1.00 CNY", "1:11 minus-needs-blanks")]
    [InlineData("score = 1234567890123456", "1:9 number-out-of-range found=1234567890123456")]
    [InlineData("score = 0.12345678901", "1:9 number-out-of-range found=0.12345678901")]
    [InlineData("row.volume = 1.005 CNY", "1:14 money-precision found=1.005 CNY")]
    [InlineData("row.gradedOn = 2026-02-29", "1:16 bad-date found=2026-02-29")]
    [InlineData("limit.period = 1.5 months", "1:16 bad-period found=1.5 months")]
    [InlineData("limit.period = 12345 days", "1:16 bad-period found=12345 days")]
    [InlineData("row.volume = 5 RMB", "1:16 unknown-unit found=RMB meant=")]
    [InlineData("limit.period = 5 dayss", "1:18 unknown-unit found=dayss meant=days")]
    [InlineData("1.5.2 = score", "1:4 unexpected-character found=.")]
    public void Reading_stops_at_the_first_slip(string text, string problem) => Expect(text, problem);

    [Theory]
    [InlineData("row.grad = A", "1:1 unknown-name name=row.grad meant=row.grade")]
    [InlineData("A = row.grad", "1:5 unknown-name name=row.grad meant=row.grade")]
    [InlineData("row.grad in [A, B]", "1:1 unknown-name name=row.grad meant=row.grade")]
    [InlineData("oops = score", "1:1 unknown-name name=oops meant=")]
    [InlineData("score = high", "1:9 unknown-name name=high meant=")]
    [InlineData("oops = high", "1:1 unknown-name name=oops meant=")]
    [InlineData("row.blacklistd", "1:1 unknown-name name=row.blacklistd meant=row.blacklisted")]
    [InlineData("nothing.like.it = 1", "1:1 unknown-name name=nothing.like.it meant=")]
    [InlineData("row.grade = E", "1:13 unknown-choice code=E choices=grade meant=A")]
    [InlineData("kind in [on-site, by-fone]", "1:19 unknown-choice code=by-fone choices=visit.kind meant=by-phone")]
    [InlineData("row.grade = \"A\"", "1:13 choice-in-quotes code=A")]
    [InlineData("row.grade = row.kind", "1:1 wrong-type operator== left=choice:grade right=choice:visit.kind")]
    [InlineData("row.grade < B", "1:1 not-ordered type=choice:grade")]
    [InlineData("row.name < \"x\"", "1:1 not-ordered type=text")]
    [InlineData("limit.period > 2 months", "1:1 not-ordered type=period")]
    [InlineData("row.owner > row.manager", "1:1 not-ordered type=reference:person")]
    [InlineData("row.owner = row.region", "1:1 wrong-type operator== left=reference:person right=reference:region")]
    [InlineData("row.owner = 5", "1:1 wrong-type operator== left=reference:person right=number")]
    [InlineData("row.blacklisted > false", "1:1 not-ordered type=bool")]
    [InlineData("(score > 1) = true", "1:2 wrong-type operator== left=bool right=bool")]
    [InlineData("score > 80%", "1:1 unit-mismatch operator=> left=number right=percent")]
    [InlineData("row.volume > 100", "1:1 unit-mismatch operator=> left=money right=number")]
    [InlineData("row.volume in [100]", "1:16 unit-mismatch operator=in left=money right=number")]
    [InlineData("limit.date - 5 > limit.date", "1:1 unit-mismatch operator=- left=date right=number")]
    [InlineData("limit.date + 5 workdays > limit.date", "1:1 unit-mismatch operator=+ left=date right=period")]
    [InlineData("row.volume * limit.money > 1", "1:1 unit-mismatch operator=* left=money right=money")]
    [InlineData("row.name + \"x\" = \"y\"", "1:1 wrong-type operator=+ left=text right=text")]
    [InlineData("score = -row.name", "1:9 wrong-type operator=- left= right=text")]
    [InlineData("limit.period = -2 months", "1:16 wrong-type operator=- left= right=period")]
    [InlineData("score", "1:1 not-a-condition found=number")]
    [InlineData("row.blacklisted and score", "1:21 not-a-condition found=number")]
    [InlineData("not row.name", "1:5 not-a-condition found=text")]
    [InlineData("row.breaches = 0", "1:1 measure-not-allowed name=row.breaches")]
    [InlineData("5 is missing", "1:1 never-missing")]
    [InlineData("(score > 1) is missing", "1:2 never-missing")]
    [InlineData("floor(score) = 1", "1:1 unknown-function name=floor meant=")]
    [InlineData("Max(score, 1) = 1", "1:1 unknown-function name=Max meant=max")]
    [InlineData("max(score) = 1", "1:1 argument-count name=max wanted=2+")]
    [InlineData("round(score) = 1", "1:1 argument-count name=round wanted=2")]
    [InlineData("round(score, 1.5) = 1", "1:14 bad-places from=-9 to=10")]
    [InlineData("round(row.volume, 3) = row.volume", "1:19 bad-places from=-9 to=2")]
    [InlineData("round(score, score) = 1", "1:14 bad-places from=-9 to=10")]
    [InlineData("min(score, 5%) = 1", "1:12 unit-mismatch operator=min left=number right=percent")]
    [InlineData("min(to, to) = A", "1:5 not-ordered type=choice:grade")]
    [InlineData("row.grad = B and row.grade = E", "1:1 unknown-name name=row.grad meant=row.grade", "1:30 unknown-choice code=E choices=grade meant=A")]
    public void Everything_that_makes_no_sense_is_named_at_once(string text, params string[] problems) => Expect(text, problems);

    [Fact]
    public void A_formula_of_another_type_than_wanted_is_refused() => Assert.Equal(
        "1:1 wrong-type wanted=money found=number",
        Formula.Read("limit.money / limit.money", Vocabulary.Scope, TermType.Money).Problems.Single().ToString());

    [Fact]
    public void Problem_codes_are_listed_once_each()
    {
        Assert.Contains("unknown-name", Problems.All);
        Assert.Equal(Problems.All.Count, Problems.All.Distinct().Count());
    }

    private static void Expect(string text, params string[] problems)
    {
        var reading = Condition.Read(text, Vocabulary.Scope);
        Assert.Null(reading.Result);
        Assert.Equal(problems, reading.Problems.Select(problem => problem.ToString()));
    }
}
