namespace Kegui.Modules.Trade.Import;

/// <summary>Reads a pasted table of two columns: their code, our code; separated by tab, comma or semicolon.</summary>
internal static class ForeignCodeTable
{
    private static readonly char[] Between = ['\t', ',', ';', '\uFF0C', '\uFF1B'];

    /// <returns>The codes, or the first row that has not two columns or repeats a code with another customer.</returns>
    public static (IReadOnlyDictionary<string, string> Codes, int? BadRow) Read(string text)
    {
        var codes = new Dictionary<string, string>(StringComparer.Ordinal);
        var row = 0;
        foreach (var line in text.Split('\n'))
        {
            row++;
            if (line.Trim().Length == 0) continue;
            var cells = line.Trim('\r', ' ').Split(Between);
            if (cells.Length != 2 || cells[0].Trim().Length == 0) return (codes, row);
            var (theirs, ours) = (cells[0].Trim(), cells[1].Trim());
            if (codes.TryGetValue(theirs, out var known) && known != ours) return (codes, row);
            codes[theirs] = ours;
        }
        return (codes, null);
    }
}
