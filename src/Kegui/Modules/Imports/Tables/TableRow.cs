namespace Kegui.Modules.Imports;

/// <summary>A row of an uploaded sheet as it stands there, cleaned of characters that nothing can store.</summary>
/// <param name="Number">As the spreadsheet program counts it, the header included: what a person looks up.</param>
/// <param name="Cells">Null where a cell is empty.</param>
internal sealed record TableRow(int Number, string?[] Cells)
{
    /// <summary>Columns whose cell is longer than <see cref="TableLimits.Cell"/> and was cut.</summary>
    public IReadOnlyList<int> Cut { get; init; } = [];

    public bool Empty => Array.TrueForAll(Cells, string.IsNullOrWhiteSpace);
}

/// <summary>A file that can be read from its first row on, as often as wanted.</summary>
internal interface ITable : IDisposable
{
    /// <summary>About how many rows there are; null when only reading would tell.</summary>
    int? Estimate { get; }
    /// <exception cref="TableRefused">The file is broken or too large, told at the row where it shows.</exception>
    IEnumerable<TableRow> Rows();
}

/// <summary>What a sheet may measure. Beyond it a file is refused before it costs memory.</summary>
internal static class TableLimits
{
    public const long File = 64L << 20;
    public const int Rows = 1_000_000;
    public const int Columns = 200;
    /// <summary>Characters of one cell; a longer one is a problem of that cell.</summary>
    public const int Cell = 10_000;
    /// <summary>Characters of one row, over all cells.</summary>
    public const int Row = 1_000_000;
    /// <summary>Unpacked bytes of an .xlsx, counted while unpacking.</summary>
    public const long Unpacked = 2L << 30;
    /// <summary>A sheet packs to a tenth or twentieth; a bomb to a thousandth.</summary>
    public const int Ratio = 150;
    public const int Entries = 2_000;
}

/// <summary>The file cannot be read as a table. The sentence for the person is the label <c>import.file.{Code}</c>.</summary>
internal sealed class TableRefused(string code, params object?[] args) : Exception(code)
{
    public string Code { get; } = code;
    public IReadOnlyList<object?> Args { get; } = args;
}

/// <summary>Takes out of a cell what databases and pages cannot hold.</summary>
internal static class CellText
{
    /// <summary>
    /// Without control characters and half surrogates; null when nothing is left. The apostrophe that an export of ours puts before
    /// <c>=</c> and the like goes, so that a result file can be mended and imported again.
    /// </summary>
    public static string? Clean(string raw)
    {
        var text = Clean(raw.AsSpan());
        if (text.IsEmpty) return null;
        if (!Sound(text)) return Rebuilt(text);
        // Most cells are clean: two million copies of one sheet are spared.
        return text.Length == raw.Length ? raw : text.ToString();
    }

    private static ReadOnlySpan<char> Clean(ReadOnlySpan<char> raw)
    {
        var text = raw.Trim([' ', '\t', '\r', '\n', '\u3000', '\u00a0', '\ufeff']);
        if (text.Length > 1 && text[0] == '\'' && Neutral.IsDangerous(text[1])) text = text[1..];
        return text;
    }

    private static bool Sound(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            if (char.IsControl(c) && c is not ('\n' or '\t') || char.IsSurrogate(c)) return false;
        return true;
    }

    private static string? Rebuilt(ReadOnlySpan<char> text)
    {
        var kept = new System.Text.StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune == System.Text.Rune.ReplacementChar || System.Text.Rune.IsControl(rune) && rune.Value is not ('\n' or '\t')) continue;
            kept.Append(rune.ToString());
        }
        return kept.Length == 0 ? null : kept.ToString();
    }
}

/// <summary>Makes text harmless for a spreadsheet program: what begins like a formula gets an apostrophe before it.</summary>
internal static class Neutral
{
    public static bool IsDangerous(char first) => first is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20';

    public static string Of(string? text) => string.IsNullOrEmpty(text) ? "" : IsDangerous(text[0]) ? "'" + text : text;
}
