using System.IO.Compression;
using System.Text;

namespace Kegui.Kernel.Text;

/// <summary>The tables that the generators under <c>tools/</c> write, embedded beside this file.</summary>
internal static class EmbeddedTable
{
    public static List<string> Lines(string name)
    {
        using var raw = typeof(EmbeddedTable).Assembly.GetManifestResourceStream($"Kegui.Kernel.Text.{name}")
            ?? throw new InvalidOperationException($"The table {name} is not embedded in the kernel.");
        using Stream plain = name.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(raw, CompressionMode.Decompress) : raw;
        using var reader = new StreamReader(plain, Encoding.UTF8);
        var lines = new List<string>();
        while (reader.ReadLine() is { } line) lines.Add(line);
        return lines;
    }
}
