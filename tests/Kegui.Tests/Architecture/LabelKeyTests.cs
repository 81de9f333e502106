using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Kegui.Tests.Architecture;

/// <summary>All modules share one set of label keys: what two of them called the same would say the other's words on a page.</summary>
public sealed partial class LabelKeyTests
{
    private static readonly ILookup<string, string> Files = Directory
        .EnumerateFiles(Path.Combine(Source.Root, "src", "Kegui"), "*Labels.resx", SearchOption.AllDirectories)
        .SelectMany(file => XDocument.Load(file).Root!.Elements("data").Select(d => (Key: d.Attribute("name")!.Value, File: Path.GetFileName(file))))
        .ToLookup(d => d.Key, d => d.File);

    [Fact]
    public void No_key_stands_in_two_files() =>
        Assert.Empty(Files.Where(f => f.Count() > 1).Select(f => $"{f.Key}: {string.Join(", ", f)}"));

    /// <summary>Keys that are put together from parts are not seen here; their pages' own tests see them.</summary>
    [Fact]
    public void Every_key_that_is_written_out_exists()
    {
        var written = Written().Distinct().ToList();
        Assert.True(written.Count > 500, $"only {written.Count} keys were found");
        Assert.Empty(written.Where(k => !Files.Contains(k)));
    }

    private static IEnumerable<string> Written() => Directory
        .EnumerateFiles(Path.Combine(Source.Root, "src", "Kegui"), "*.*", SearchOption.AllDirectories)
        .Where(f => f.EndsWith(".razor", StringComparison.Ordinal) || f.EndsWith(".cs", StringComparison.Ordinal))
        .SelectMany(f => Key().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value));

    [GeneratedRegex("""\b[Ll](?:abels)?\["([a-zA-Z][\w.-]*[\w])"[\],]""", RegexOptions.None, 1000)]
    private static partial Regex Key();
}
