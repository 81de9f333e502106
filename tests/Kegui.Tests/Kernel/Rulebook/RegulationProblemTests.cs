using Kegui.Kernel;

namespace Kegui.Tests.Kernel.Rulebook;

public sealed class RegulationProblemTests
{
    private const string Duty = "duty: customer.visit-on-site\n  while: customer.grade = A\n  every: 2 months\n  who: customer.owner";

    /// <summary>Code, place, arguments, document.</summary>
    public static TheoryData<string, string, string, string> Examples => new()
    {
        { "bad-yaml", "2:1", "*", "id: [1, 2" },
        { "too-long", "1:1", "1000000", new string('#', 1_000_001) },
        { "too-deep", "1:18", "16", string.Concat(Enumerable.Repeat("[", 40)) + string.Concat(Enumerable.Repeat("]", 40)) },
        { "too-many-parts", "1:200000", "100000", "[" + string.Join(',', Enumerable.Repeat("1", 100_001)) + "]" },
        { "yaml-feature", "1:5", "", "id: &a TST" },
        { "duplicate-key", "17:5", "values", Texts.Clause("\nvalues: {}\nvalues: {}") },
        { "unknown-key", "15:5", "rulez, rules", Texts.Clause("rulez: []") },
        { "missing-key", "11:5", "kind", Texts.Clause().Replace("    kind: rule\n", "") },
        { "not-text", "2:8", "title", Texts.Clause().Replace("title: 测试制度", "title: [测试]") },
        { "not-list", "15:12", "rules", Texts.Clause("rules: none") },
        { "not-mapping", "15:13", "values", Texts.Clause("values: none") },
        { "text-too-long", "4:8", "owner, 60", Texts.Clause().Replace("owner: sales", "owner: " + new string('s', 61)) },
        { "bad-number", "5:10", "edition, one", Texts.Clause().Replace("edition: 1", "edition: one") },
        { "bad-date", "6:12", "effective, 2026-02-30", Texts.Clause().Replace("2026-01-01", "2026-02-30") },
        { "bad-id", "1:5", "tst", Texts.Clause().Replace("id: TST\n", "id: tst\n") },
        { "foreign-clause", "11:9", "CGM-1, TST-", Texts.Clause().Replace("TST-1", "CGM-1") },
        { "duplicate-clause", "16:9", "TST-1", Texts.Clause() + "\n  - id: TST-1\n    no: \"1\"\n    kind: rule\n    text: 又一句。" },
        { "unknown-clause-kind", "13:11", "law, *", Texts.Clause().Replace("kind: rule", "kind: law") },
        { "bad-value-key", "15:14", "1x", Value("1x: {type: int, is: 4}") },
        { "duplicate-value", "20:14", "a.b", Value("a.b: {type: int, is: 4}") + "\n  - id: TST-2\n    no: \"1\"\n    kind: rule\n    text: 又一句。\n    values: {a.b: {type: int, is: 4}}" },
        { "value-shadows-name", "15:14", "customer.grade", Value("customer.grade: {type: int, is: 4}") },
        { "unknown-type", "15:26", "day, *", Value("a.b: {type: day, is: 4}") },
        { "bad-content", "15:37", "money, 4", Value("a.b: {type: money, is: 4}") },
        { "out-of-range", "15:38", "2 weeks, 1 month, 1 year", Value("a.b: {type: period, is: 2 weeks, min: 1 month, max: 1 year}") },
        { "range-reversed", "15:35", "5, 1", Value("a.b: {type: int, is: 4, min: 5, max: 1}") },
        { "no-range", "15:44", "text", Value("a.b: {type: text, is: 一, min: 二}") },
        { "bad-options", "15:64", "", Value("a.b: {type: choice, is: friday, options: [friday, 星期六]}") },
        { "unknown-slot", "15:51", "visits.cadenc, visits.cadence", Value("a.b: {type: period, is: 1 day, slot: visits.cadenc}") },
        { "slot-type", "15:44", "visits.cadence, period, int", Value("a.b: {type: int, is: 4, slot: visits.cadence}") },
        { "slot-range", "15:51", "visits.cadence, 1 day, 12 months", Value("a.b: {type: period, is: 1 day, slot: visits.cadence}") },
        { "unknown-value", "14:13", "a.c, a.b", Texts.Clause("values: {a.b: {type: int, is: 4}}", text: "每 {a.c} 次。") },
        { "bad-brace", "14:13", "", Texts.Clause(text: "每 {a.c 次。") },
        { "value-not-in-text", "15:13", "a.b", Texts.Clause("values: {a.b: {type: int, is: 4}}", text: "四次。") },
        { "bad-rule-key", "16:12", "Zwei Tage", Texts.Clause($"rules:\n- key: Zwei Tage\n  {Duty}") },
        { "duplicate-rule", "21:12", "visit", Texts.Clause($"rules:\n- key: visit\n  {Duty}\n- key: visit\n  {Duty}") },
        { "no-rule-kind", "16:7", "duty, requires, guidance", Texts.Clause("rules:\n- key: visit\n  must: customer.visit-on-site") },
        { "two-rule-kinds", "16:7", "requires, guidance", Texts.Clause("rules:\n- key: visit\n  requires: visit.report\n  guidance: visit.report\n  fields: [needs]") },
        { "unknown", "20:12", "assignee, customer.ovner, customer.owner", Rule(Duty.Replace("owner", "ovner")) },
        { "bad-period", "19:14", "every, 2 moons", Rule(Duty.Replace("2 months", "2 moons")) },
        { "zero-period", "19:14", "every", Rule(Duty.Replace("2 months", "0 days")) },
        { "period-unit", "19:14", "every", Rule(Duty.Replace("2 months", "36 hours")) },
        { "value-type", "20:14", "a.b, period, int", Texts.Clause($"values: {{a.b: {{type: int, is: 4}}}}\nrules:\n- key: visit\n  {Duty.Replace("2 months", "a.b")}") },
        { "one-of", "16:7", "on, while", Rule(Duty.Replace("while: customer.grade = A\n  ", "")) },
        { "not-together", "16:7", "on, while", Rule(Duty.Replace("every: 2 months", "on: VisitReported\n  within: 2 days")) },
        { "name-type", "21:15", "customer.grade, date, choice:grade", Rule(Duty + "\n  anchor: customer.grade") },
        { "not-plannable", "16:7", "sample", Rule("duty: sample.approve\n  while: 1 = 1\n  every: 2 days\n  who: actor") },
        { "expression.unknown-choice", "18:36", "E, grade, *", Rule(Duty.Replace("= A", "in [A, E]")) },
    };

    [Theory, MemberData(nameof(Examples), DisableDiscoveryEnumeration = true)]
    public void A_problem_is_told_with_its_place_and_arguments(string code, string place, string args, string document)
    {
        var found = Texts.Reader.Read("test.yaml", document).Problems;

        var problem = Assert.Single(found, p => p.Code == code);
        Assert.Equal("test.yaml", problem.File);
        Assert.Equal(place, $"{problem.Line}:{problem.Column}");
        Assert.Matches("^" + System.Text.RegularExpressions.Regex.Escape(args).Replace("\\*", ".*", StringComparison.Ordinal) + "$", string.Join(", ", problem.Args));
    }

    [Fact]
    public void Every_code_has_an_example() =>
        Assert.Empty(RegulationProblems.All.Except(Examples.Select(row => row.Data.Item1)));

    [Fact]
    public void A_rule_with_a_problem_is_left_out_and_the_rest_stays()
    {
        var reading = Texts.Reader.Read("test.yaml", Rule(Duty.Replace("2 months", "2 moons")));

        var clause = Assert.Single(reading.Regulation!.Clauses);
        Assert.Empty(clause.Rules);
        Assert.Single(reading.Problems);
    }

    private static string Value(string value) => Texts.Clause($"values: {{{value}}}");

    private static string Rule(string rule) => Texts.Clause($"rules:\n- key: visit\n  {rule}");
}
