namespace Kegui.Tests.Architecture;

/// <summary>What must not stand in the source, each with a canary that shows the check can fail.</summary>
public sealed class SourceTests
{
    private const int Longest = 400;

    private static readonly (string Pattern, string Why, string[] Except)[] Banned =
    [
        (@"\bDateTime(Offset)?\.(Now|UtcNow|Today)\b", "take the clock as a parameter", []),
        (@"\.IgnoreQueryFilters\(", "only the gateway opens guarded records", ["src/Kegui.Kernel/Data/Gateway.cs"]),
        (@"\b(FromSqlRaw|FromSql|SqlQueryRaw)\b", "no SQL text outside the data layer", ["src/Kegui.Kernel/", "src/Kegui/Modules/Customers/CustomerFinder.cs"]),
        (@"\bnew HttpClient\(", "one outbound client", []),
        (@"\bProcess\.Start\(", "the program starts no others", []),
        (@"\bMath\.Round\((?![^;]*MidpointRounding)", "say how to round", []),
        (@"\bThread\.Sleep\(", "wait for something, not for a while", []),
        (@"\basync void\b", "nobody can wait for it", []),
        (@"\b(MarkupString|AddMarkupContent)\b", "HTML from strings", []),
        (@"(?<![""\w-])(double|float)(\s+\w|\?|\)|>)", "no binary fractions near money", ["src/Kegui.Kernel/Text/", "src/Kegui/Modules/Visits/VisitRules.cs", "src/Kegui/Modules/Trade/Import/RowReader.cs"]),
    ];

    [Fact]
    public void No_file_is_longer_than_400_lines() => Assert.Empty(TooLong(Source.Files));

    [Fact]
    public void Canary_a_long_file_is_found() => Assert.Single(TooLong([("src/X.cs", string.Join('\n', Enumerable.Repeat("//", Longest + 1)))]));

    [Fact]
    public void Banned_calls_stand_nowhere() => Assert.Empty(BannedIn(Source.Product));

    [Theory]
    [InlineData("var now = DateTime.UtcNow;")]
    [InlineData("db.Set<Customer>().IgnoreQueryFilters([])")]
    [InlineData("Math.Round(x, 2)")]
    [InlineData("new MarkupString(name)")]
    [InlineData("double price = 1;")]
    public void Canary_a_banned_call_is_found(string code) => Assert.NotEmpty(BannedIn([("src/Kegui/Modules/X/X.cs", code)]));

    [Fact]
    public void Chinese_stands_only_in_labels_regulations_and_the_demo() => Assert.Empty(ChineseIn(Source.Product));

    [Fact]
    public void Canary_Chinese_in_code_is_found() => Assert.NotEmpty(ChineseIn([("src/Kegui/Modules/X/X.cs", "var title = \"客户\";")]));

    private static List<string> TooLong(IEnumerable<(string Path, string Text)> files) =>
        [.. files.Where(f => f.Text.Count(c => c == '\n') >= Longest).Select(f => f.Path)];

    private static List<string> BannedIn(IEnumerable<(string Path, string Text)> files) =>
        [.. from file in files
            let code = Source.Pattern(@"^\s*(///?|@\*).*$").Replace(file.Text, "")
            from ban in Banned
            where !ban.Except.Any(e => file.Path.StartsWith(e, StringComparison.Ordinal)) && Source.Pattern(ban.Pattern).IsMatch(code)
            select $"{file.Path}: {Source.Pattern(ban.Pattern).Match(code).Value.Trim()} – {ban.Why}"];

    // Comments may name a Chinese word; a string that a person reads may not stand in code.
    private static List<string> ChineseIn(IEnumerable<(string Path, string Text)> files) =>
        [.. from file in files
            where !file.Path.Contains("/Demo/") && !file.Path.StartsWith("src/Kegui.Kernel/Text/", StringComparison.Ordinal) && !file.Path.EndsWith("Kit.razor", StringComparison.Ordinal)
            from line in file.Text.Split('\n')
            where Source.Pattern(@"[\u4e00-\u9fff]").IsMatch(Source.Pattern(@"//.*$|@\*.*?\*@|<!--.*?-->").Replace(line, "")) && !line.TrimStart().StartsWith("@*", StringComparison.Ordinal)
            select $"{file.Path}: {line.Trim()}"];
}
