namespace Kegui.Tests.Architecture;

/// <summary>Every refusal in the product is met by some test. That the test also goes the way round it, its reader sees.</summary>
public sealed class RefusalTests
{
    private const string Code = @"(?:Refusal = new|new Refusal|\.Allow\([^;\n]*new|[?:] new|=> new)\(""([a-z]+(?:-[a-z]+)*)""(?=\)|\s*\{)";

    private static readonly IReadOnlyList<string> Refusals = Found(Source.Product);

    // A test may also meet a refusal by the sentence that the page shows: then it names the code beside it.
    private static readonly string Tests = string.Join('\n', Source.Files.Where(f => f.Path.StartsWith("tests/", StringComparison.Ordinal) && !f.Path.EndsWith("RefusalTests.cs", StringComparison.Ordinal) | f.Path.Contains("/Modules/", StringComparison.Ordinal)).Select(f => f.Text));

    [Fact]
    public void Every_refusal_is_met_by_a_test()
    {
        Assert.True(Refusals.Count > 60, $"only {Refusals.Count} found");
        Assert.Empty(Refusals.Where(code => !Tests.Contains($"\"{code}\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void Canary_a_refusal_in_any_shape_is_found() => Assert.Equal(["a-b", "b-c", "c-d", "d-e"], Found(
    [
        ("x.cs", "act.Allow(done ? null : new(\"a-b\"));"), ("y.cs", "Refuses() => new(\"b-c\") { Facts = 1 },"), ("z.cs", "new Refusal(\"c-d\") { }"), ("w.cs", "return new() { Refusal = new(\"d-e\") };"), ("v.cs", "new(\"name\", \"required\")"),
    ]));

    private static IReadOnlyList<string> Found(IEnumerable<(string Path, string Text)> files) =>
        [.. files.SelectMany(f => Source.Pattern(Code).Matches(f.Text)).Select(m => m.Groups[1].Value).Distinct().Order(StringComparer.Ordinal)];
}
