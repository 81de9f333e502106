using Kegui.Kernel;

namespace Kegui.Modules.Rulebook.Pages;

/// <summary>What a regulation is for, by the modules that most of its clauses belong to. What every regulation touches (files, people) does not count.</summary>
internal static class RegulationGroups
{
    public const string Other = "other";

    /// <summary>In the order in which a company takes things in hand.</summary>
    public static readonly IReadOnlyList<string> All = ["grading", "prospects", "quotations", "orders", "service", "property", "satisfaction", Other];

    private static readonly Dictionary<string, string> OfModule = new(StringComparer.Ordinal)
    {
        ["grading"] = "grading", ["visits"] = "grading",
        ["prospects"] = "prospects", ["territories"] = "prospects", ["market"] = "prospects", ["opportunities"] = "prospects",
        ["quotations"] = "quotations",
        ["orders"] = "orders", ["contracts"] = "orders", ["receivables"] = "orders",
        ["service"] = "service", ["property"] = "property", ["satisfaction"] = "satisfaction",
        ["products"] = Other, ["suggestions"] = Other, ["insight"] = Other,
    };

    public static string Of(Regulation regulation, Coverage coverage) => regulation.Clauses
        .Select(c => coverage.Of(c).Module).OfType<string>().Where(OfModule.ContainsKey)
        .GroupBy(module => OfModule[module]).OrderByDescending(g => g.Count()).ThenBy(g => Place(g.Key)).FirstOrDefault()?.Key ?? Other;

    // Equal counts go to what stands first.
    public static int Place(string group) => All.TakeWhile(g => g != group).Count();
}
