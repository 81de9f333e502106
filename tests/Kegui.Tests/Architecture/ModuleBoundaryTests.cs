namespace Kegui.Tests.Architecture;

/// <summary>Modules meet in Public.cs and say whom they use.</summary>
public sealed class ModuleBoundaryTests
{
    [Fact]
    public void A_module_touches_another_only_through_its_public_file_and_says_so() =>
        Assert.Empty(Violations([.. Source.Product.Where(f => f.Path.StartsWith("src/Kegui/Modules/", StringComparison.Ordinal))], Declared()));

    [Fact]
    public void Canary_an_inner_type_of_another_module_is_found()
    {
        (string, string)[] files =
        [
            ("src/Kegui/Modules/Orders/Order.cs", "namespace Kegui.Modules.Orders; internal sealed class Order { }"),
            ("src/Kegui/Modules/Orders/Public.cs", "namespace Kegui.Modules.Orders; internal sealed class OrderFacts { }"),
            ("src/Kegui/Modules/Visits/Visit.cs", "using Kegui.Modules.Orders;\nclass V { Order o; OrderFacts f; }"),
        ];
        Assert.Equal(["Visits uses Orders.Order, which is not in its Public.cs (src/Kegui/Modules/Visits/Visit.cs)"], Violations(files, new() { ["Visits"] = ["Orders"] }));
        Assert.Contains("Visits uses Orders but does not say so", Violations(files, new() { ["Visits"] = [] }));
    }

    [Fact]
    public void No_circles() => Assert.Empty(Circles(Declared()));

    [Fact]
    public void Canary_a_circle_is_found() => Assert.NotEmpty(Circles(new() { ["A"] = ["B"], ["B"] = ["C"], ["C"] = ["A"] }));

    // The web app's list of modules is the truth of what each declares.
    private static Dictionary<string, IReadOnlyList<string>> Declared() =>
        AllModules.List.ToDictionary(m => m.GetType().Namespace!.Split('.')[^1], m => m.Uses);

    private static List<string> Violations(IReadOnlyList<(string Path, string Text)> files, Dictionary<string, IReadOnlyList<string>> uses)
    {
        var types = files.SelectMany(f => Source.Pattern(@"(?<!private sealed )(?<!private )\b(?:class|record|record struct|enum|interface|struct)\s+([A-Z]\w+)").Matches(f.Text)
            .Select(m => (Module: ModuleOf(f.Path), Type: m.Groups[1].Value, Public: Source.Pattern(@"/Public(\.\w+)?\.cs$").IsMatch(f.Path)))).ToList();
        var found = new List<string>();
        foreach (var (path, all) in files)
        {
            var text = Source.Pattern(@"//.*$|@\*[\s\S]*?\*@").Replace(all, "");
            var module = ModuleOf(path);
            var named = Source.Pattern(@"Kegui\.Modules\.(\w+)").Matches(text).Select(m => m.Groups[1].Value).Where(n => n != module && types.Any(t => t.Module == n)).Distinct();
            foreach (var other in named)
            {
                if (!uses.GetValueOrDefault(module, []).Contains(other)) found.Add($"{module} uses {other} but does not say so");
                var inner = types.Where(t => t.Module == other && !t.Public && !types.Any(own => own.Module == module && own.Type == t.Type)).Select(t => t.Type).Distinct();
                found.AddRange(inner.Where(t => AsType(t).IsMatch(text)).Select(t => $"{module} uses {other}.{t}, which is not in its Public.cs ({path})"));
            }
        }
        return [.. found.Distinct()];
    }

    private static List<string> Circles(Dictionary<string, IReadOnlyList<string>> uses) =>
        [.. uses.Keys.Where(start => Reaches(uses, start, start, []))];

    private static bool Reaches(Dictionary<string, IReadOnlyList<string>> uses, string from, string goal, HashSet<string> seen) =>
        uses.GetValueOrDefault(from, []).Any(next => next == goal || seen.Add(next) && Reaches(uses, next, goal, seen));

    // A property may be called like another module's type; a name behind a dot or behind its own type is no use of the type.
    private static System.Text.RegularExpressions.Regex AsType(string type) =>
        Source.Pattern($@"(?:(?<=\b(?:new|is|as|return|typeof\()\s?)|(?<![.\w""])(?<![\w?>\]]\s)){type}\b(?=[?>(.{{\[]|\s*\{{|\s+[a-z_]\w*\b)");

    private static string ModuleOf(string path) => path.Split('/')[3];
}
