using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Kegui.Tests.Architecture;

/// <summary>The repository's own files, as the architecture tests read them.</summary>
internal static class Source
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<(string Path, string Text)> Files { get; } =
        [.. new[] { "src", "tests" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.*", SearchOption.AllDirectories))
            .Where(p => p.EndsWith(".cs", StringComparison.Ordinal) || p.EndsWith(".razor", StringComparison.Ordinal))
            .Select(p => Path.GetRelativePath(Root, p).Replace('\\', '/'))
            .Where(p => !p.Contains("/obj/") && !p.Contains("/bin/") && !p.Contains("/Migrations/"))
            .Order(StringComparer.Ordinal)
            .Select(p => (p, File.ReadAllText(Path.Combine(Root, p))))];

    public static IEnumerable<(string Path, string Text)> Product => Files.Where(f => f.Path.StartsWith("src/", StringComparison.Ordinal));

    public static Regex Pattern(string pattern) => new(pattern, RegexOptions.Multiline | RegexOptions.CultureInvariant, Patience);

    private static string FindRoot([CallerFilePath] string here = "")
    {
        var folder = Path.GetDirectoryName(here);
        while (folder is not null && !File.Exists(Path.Combine(folder, "Kegui.slnx"))) folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException("The repository's root was not found.");
    }
}
