using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Kegui.Modules.Imports;

/// <summary>What an uploaded file was found to be. Stored with the import, so that it is opened the same way again.</summary>
/// <param name="Format">csv or xlsx.</param>
/// <param name="Encoding">utf-8, gb18030, utf-16 or utf-16be; for csv only.</param>
internal sealed record TableKind(string Format, string? Encoding = null, char Separator = ',');

/// <summary>Finds out what a file is by its content, never by its name, and opens it.</summary>
internal static class TableFile
{
    private static readonly byte[] Compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <exception cref="TableRefused">Not a table, or not one that we read.</exception>
    public static TableKind Sniff(string path)
    {
        using var file = File.OpenRead(path);
        if (file.Length == 0) throw new TableRefused("empty");
        if (file.Length > TableLimits.File) throw new TableRefused("too-large", TableLimits.File >> 20);
        var head = new byte[(int)Math.Min(4096, file.Length)];
        file.ReadExactly(head);
        if (head.AsSpan().StartsWith(Compound)) throw new TableRefused(Holds(file, "EncryptedPackage") ? "encrypted" : "old-xls");
        if (head.AsSpan().StartsWith("PK\u0003\u0004"u8) || head.AsSpan().StartsWith("PK\u0005\u0006"u8))
        {
            using var table = new XlsxTable(path);
            return new("xlsx");
        }
        if (head.AsSpan().StartsWith("%PDF"u8)) throw new TableRefused("pdf");
        file.Position = 0;
        var encoding = EncodingOf(file, head);
        var start = Start(path, encoding);
        var plain = start.TrimStart();
        if (plain.StartsWith('<') || plain.StartsWith("{\\rtf", StringComparison.Ordinal)) throw new TableRefused("html");
        if (plain.Length == 0) throw new TableRefused("empty");
        return new("csv", encoding, SeparatorOf(start));
    }

    public static ITable Open(string path, TableKind kind) => kind.Format == "xlsx"
        ? new XlsxTable(path)
        : new CsvTable(path, Named(kind.Encoding!), kind.Separator);

    private static Encoding Named(string name) => name switch
    {
        "gb18030" => CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!,
        "utf-16" => Encoding.Unicode,
        "utf-16be" => Encoding.BigEndianUnicode,
        _ => Encoding.UTF8,
    };

    private static string EncodingOf(FileStream file, byte[] head)
    {
        if (head is [0xFF, 0xFE, ..]) return "utf-16";
        if (head is [0xFE, 0xFF, ..]) return "utf-16be";
        if (head.AsSpan().Contains((byte)0)) throw new TableRefused("wrong-kind");
        if (IsUtf8(file)) return "utf-8";
        file.Position = 0;
        if (IsGb18030(file)) return "gb18030";
        throw new TableRefused("encoding");
    }

    private static bool IsUtf8(FileStream file)
    {
        var bytes = new byte[1 << 16];
        var chars = ArrayPool<char>.Shared.Rent(1 << 16);
        var kept = 0;
        for (; ; )
        {
            var read = file.Read(bytes, kept, bytes.Length - kept);
            var status = Utf8.ToUtf16(bytes.AsSpan(0, kept + read), chars, out var used, out _, replaceInvalidSequences: false, isFinalBlock: false);
            if (status == OperationStatus.InvalidData)
            {
                ArrayPool<char>.Shared.Return(chars);
                return false;
            }
            kept = kept + read - used;
            bytes.AsSpan(used, kept).CopyTo(bytes);
            if (read > 0) continue;
            // A file cut off in the middle of a character is still UTF-8; the rows that are whole are read.
            ArrayPool<char>.Shared.Return(chars);
            return true;
        }
    }

    private static bool IsGb18030(FileStream file)
    {
        // The fallback must be the encoding's own: its decoder ignores one that is set later.
        var strict = CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!.GetDecoder();
        var bytes = new byte[1 << 16];
        var chars = new char[1 << 17];
        try
        {
            for (int read; (read = file.Read(bytes)) > 0;) strict.GetChars(bytes.AsSpan(0, read), chars, flush: false);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static string Start(string path, string encoding)
    {
        using var reader = new StreamReader(path, Named(encoding), detectEncodingFromByteOrderMarks: true);
        var chars = new char[8192];
        return new string(chars, 0, reader.ReadBlock(chars, 0, chars.Length));
    }

    // The sign that stands most often in the first line, outside quotation marks.
    private static char SeparatorOf(string start)
    {
        var counts = new Dictionary<char, int> { [','] = 0, [';'] = 0, ['\t'] = 0, ['|'] = 0, ['\uFF0C'] = 0 };
        var quoted = false;
        foreach (var c in start)
        {
            if (c == '"') quoted = !quoted;
            else if (!quoted && c is '\n' or '\r' && counts.Values.Sum() > 0) break;
            else if (!quoted && counts.TryGetValue(c, out var n)) counts[c] = n + 1;
        }
        return counts.OrderByDescending(c => c.Value).First().Key;
    }

    // Names in a compound file are UTF-16.
    private static bool Holds(FileStream file, string name)
    {
        var wanted = Encoding.Unicode.GetBytes(name);
        file.Position = 0;
        var bytes = new byte[Math.Min(file.Length, 8 << 20)];
        file.ReadExactly(bytes);
        return bytes.AsSpan().IndexOf(wanted) >= 0;
    }
}
