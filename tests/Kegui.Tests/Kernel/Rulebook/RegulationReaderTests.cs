using Kegui.Kernel;

namespace Kegui.Tests.Kernel.Rulebook;

public sealed class RegulationReaderTests
{
    [Fact]
    public void All_42_factory_regulations_are_read_without_a_problem()
    {
        var readings = Directory.GetFiles(Texts.Folder, "*.yaml").Order(StringComparer.Ordinal)
            .Select(file => Texts.Reader.Read(Path.GetFileName(file), File.ReadAllText(file))).ToList();

        Assert.Equal([], readings.SelectMany(r => r.Problems));
        Assert.Equal(42, readings.Count(r => r.Regulation is not null));
        Assert.Equal(1397, readings.Sum(r => r.Regulation!.Clauses.Count()));
    }

    [Fact]
    public void The_visit_clause_of_CGM_carries_its_duty()
    {
        var reading = Texts.Reader.Read("CGM.yaml", File.ReadAllText(Path.Combine(Texts.Folder, "CGM.yaml")));

        var rule = Assert.IsType<DutyRule>(Assert.Single(reading.Regulation!.Clause("CGM-7.2a2")!.Rules));
        Assert.Equal("CGM/on-site-visit", rule.Key);
        Assert.Equal(["customer.grade", "customer.stage", "customer.blacklisted", "customer.lastOnSiteVisitOn"], rule.Fields);
        Assert.True(rule.AnchorsOnSince);
        Assert.Equal("VisitReported", rule.ClosedBy!.Fact);
        Assert.Equal(2, rule.Late.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0")]
    [InlineData("{")]
    [InlineData("- - - - - - - - - - - - - - - - - - - - - - -")]
    [InlineData("? [a]\n: b")]
    [InlineData("a: *b")]
    [InlineData("%YAML 9.9\n---\na")]
    [InlineData("id: TST\nchapters: [{clauses: [{rules: [{key: x, duty: [a]}]}]}]")]
    [InlineData("id: TST\nchapters: [null, 1, {no: 1, clauses: [1, {id: [], values: {a: {type: int, is: {}}}}]}]")]
    [InlineData("!!python/object:os.system x")]
    [InlineData("a: |2-\n\t\u0085")]
    public void A_hostile_document_is_told_and_not_thrown(string document) =>
        Assert.NotEmpty(Texts.Reader.Read("x", document).Problems);

    [Fact]
    public void Any_cut_and_any_stray_character_gives_problems_and_no_exception()
    {
        var whole = File.ReadAllText(Path.Combine(Texts.Folder, "CGM.yaml"));
        var chance = new Random(7);
        for (var i = 0; i < 40; i++)
        {
            var at = chance.Next(whole.Length);
            var stray = "\"'{}[]:,&*!|>%@`\t\n-?#\0"[chance.Next(22)];
            Texts.Reader.Read("cut", whole[..at]);
            Texts.Reader.Read("stray", whole.Insert(at, stray.ToString()));
        }
    }
}
