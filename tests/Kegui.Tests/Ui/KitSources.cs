using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Kegui.Tests.Ui;

/// <summary>What the sources of the kit promise: labels in both languages, icons that exist, nothing inline that the content policy forbids.</summary>
public partial class KitSources
{
    private static readonly string Web = Path.GetFullPath(Path.Combine(Here(), "../../../src/Kegui"));

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    private static string[] Texts(string pattern) => [.. Directory.GetFiles(Path.Combine(Web, "Ui"), pattern, SearchOption.AllDirectories).Select(File.ReadAllText)];

    private static HashSet<string> Keys(string file) =>
        [.. XDocument.Load(Path.Combine(Web, file)).Root!.Elements("data").Select(d => d.Attribute("name")!.Value)];

    [Fact]
    public void Every_label_of_the_shell_exists_in_both_languages()
    {
        var chinese = Keys("Labels/Labels.resx");
        Assert.Equal(chinese.Order(), Keys("Labels/Labels.en.resx").Order());
        var known = chinese.Concat(Keys("Ui/KitLabels.resx")).ToHashSet();
        var used = Texts("*.razor").Concat(Texts("*.cs")).SelectMany(t => Label().Matches(t)).Select(m => m.Groups[1].Value).ToHashSet();
        Assert.True(used.Count > 80);
        Assert.Empty(used.Except(known));
    }

    [Fact]
    public void Every_icon_is_in_the_sprite()
    {
        var sprite = File.ReadAllText(Path.Combine(Web, "wwwroot/lib/tabler-icons/icons.svg"));
        var used = Texts("*.razor").SelectMany(t => IconName().Matches(t)).Select(m => m.Groups[1].Value).ToHashSet();
        Assert.NotEmpty(used);
        Assert.Empty(used.Where(name => !sprite.Contains($"id=\"{name}\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void No_page_carries_a_style_or_a_script_inline() => Assert.Empty(Texts("*.razor").SelectMany(t => Inline().Matches(t)).Select(m => m.Value));

    [Theory]
    [InlineData("<p style=\"color:red\">")]
    [InlineData("<button onclick=\"go()\">")]
    [InlineData("<script>go()</script>")]
    public void The_search_for_inline_code_can_fail(string markup) => Assert.Matches(Inline(), markup);

    [Fact]
    public void Nothing_vendored_is_larger_than_a_page_may_load() =>
        Assert.All(Directory.GetFiles(Path.Combine(Web, "wwwroot/lib"), "*", SearchOption.AllDirectories), f => Assert.True(new FileInfo(f).Length < 1_572_864, f));

    [GeneratedRegex("""L(?:\.Find\(|\[)"([a-z]+\.[A-Za-z0-9.]+)"[\],)]""", RegexOptions.None, 1000)]
    private static partial Regex Label();

    [GeneratedRegex("(?:<Icon Name|\\bIcon)=\"([a-z][a-z-]*)\"", RegexOptions.None, 1000)]
    private static partial Regex IconName();

    [GeneratedRegex("""\sstyle=|\son[a-z]+=\s*["'][^@]|<script>|<style""", RegexOptions.None, 1000)]
    private static partial Regex Inline();
}
