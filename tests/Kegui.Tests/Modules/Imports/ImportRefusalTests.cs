using Kegui.Modules.Imports;

namespace Kegui.Tests.Modules.Imports;

/// <summary>Which step of an import fits which state, and what keeps it from running.</summary>
public sealed class ImportRefusalTests
{
    [Fact]
    public void A_step_waits_for_the_work_under_way_for_its_turn_and_for_the_file()
    {
        Assert.Equal("import-under-way", ImportRules.At(Of(ImportStates.Running), ImportStates.Tried)?.Code);
        Assert.Equal("import-other-step", ImportRules.At(Of(ImportStates.Columns), ImportStates.Tried)?.Code);
        Assert.Equal("import-file-gone", ImportRules.At(Of(ImportStates.Tried, file: null), ImportStates.Tried)?.Code);
        Assert.Null(ImportRules.At(Of(ImportStates.Tried), ImportStates.Tried));
    }

    [Fact]
    public void All_or_nothing_wants_a_whole_file_and_good_rows_and_any_run_something_to_do()
    {
        var (good, bad, nothing) = (new ImportPlan(2, 0, 0, 0), new ImportPlan(2, 0, 0, 1), new ImportPlan(0, 0, 3, 0));
        var broken = new TrialSummary { Broken = "row" };
        Assert.Equal("import-broken-file", ImportRules.MayRun(broken, good, whole: true)?.Code);
        Assert.Null(ImportRules.MayRun(broken, good, whole: false));
        Assert.Equal("import-rows-bad", ImportRules.MayRun(new(), bad, whole: true)?.Code);
        Assert.Null(ImportRules.MayRun(new(), bad, whole: false));
        Assert.Equal("import-nothing", ImportRules.MayRun(new(), nothing, whole: false)?.Code);
        Assert.Null(ImportRules.MayRun(new(), good, whole: true));
    }

    private static Import Of(string state, string? file = "k") => new()
    {
        Id = 1, Kind = "customers", FileName = "a.csv", FileKey = file, Size = 1, Format = "csv", Separator = ",", State = state, HeaderRow = 1, Headers = "[]", Columns = "[]", Choices = "{}", CreatedAt = default,
    };
}
