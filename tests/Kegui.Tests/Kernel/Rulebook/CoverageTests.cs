using Kegui.Kernel;

namespace Kegui.Tests.Kernel.Rulebook;

public sealed class CoverageTests
{
    private static readonly IReadOnlyDictionary<string, string> Modules = Coverage.ReadModules(Path.Combine(Texts.Folder, "modules.tsv"));

    [Theory]
    [InlineData("CGM-7.2a2", "rules")]
    [InlineData("CGM-9", "code")]
    [InlineData("CGM-7.1", "text")]
    [InlineData("CGM-8.4", "missing")]
    public void A_clause_is_kept_by_rules_by_code_by_its_text_or_not_yet(string clause, string keptBy)
    {
        var coverage = new Coverage(Modules, new HashSet<string> { "visits", "kernel" }, [typeof(CoverageTests).Assembly]);
        Assert.Equal(keptBy, coverage.Of(Cgm.Clause(clause)!).KeptBy);
    }

    [Fact]
    public void Every_clause_belongs_to_a_module()
    {
        var clauses = Directory.GetFiles(Texts.Folder, "*.yaml").SelectMany(file => Texts.Read(File.ReadAllText(file)).Clauses).Select(c => c.Id).ToList();
        Assert.Empty(clauses.Except(Modules.Keys));
        Assert.Empty(Modules.Keys.Except(clauses));
    }

    [Fact]
    public void A_mark_for_a_clause_that_is_not_there_is_found() =>
        Assert.Equal(["CGM-99"], new Coverage(Modules, new HashSet<string>(), [typeof(CoverageTests).Assembly]).StrayMarks([Cgm]));

    [Fact]
    public void The_products_marks_name_real_clauses() =>
        Assert.Empty(new Coverage(Modules, new HashSet<string>(), [typeof(Rule).Assembly, typeof(AllModules).Assembly])
            .StrayMarks(Directory.GetFiles(Texts.Folder, "*.yaml").Select(file => Texts.Read(File.ReadAllText(file)))));

    private static Regulation Cgm => Texts.Read(File.ReadAllText(Path.Combine(Texts.Folder, "CGM.yaml")));

    [Keeps("CGM-9", "CGM-99")]
    private sealed class Marked;
}
