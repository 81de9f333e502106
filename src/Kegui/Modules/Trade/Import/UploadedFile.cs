using System.Buffers;
using System.IO.Compression;
using System.Text;

namespace Kegui.Modules.Trade.Import;

/// <summary>A file cannot be read at all; the code is the label <c>problem.{Code}</c>.</summary>
internal sealed class FileRefused(string code, params object?[] args) : Exception(code)
{
    public string Code { get; } = code;
    public object?[] Args { get; } = args;
}

/// <summary>A file as it lies in the database: text packed, a workbook (packed in itself) as it came.</summary>
internal sealed record UploadedFile(string Format, string? Encoding, long Size, byte[] Bytes)
{
    public const long MostBytes = 64L * 1024 * 1024;
    private const int PartSize = 1024 * 1024;
    /// <summary>What a workbook may unfold to; a small file that claims more is an attack.</summary>
    private const long MostUnpacked = 1536L * 1024 * 1024;
    private const int MostRatio = 200;

    static UploadedFile() => System.Text.Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <exception cref="FileRefused">Too large, neither .csv nor .xlsx, or text in an unknown encoding.</exception>
    public static async Task<UploadedFile> Take(Stream stream, string name, CancellationToken cancel)
    {
        var raw = new MemoryStream();
        await stream.CopyToAsync(raw, cancel);
        if (raw.Length == 0) throw new FileRefused("import-empty");
        if (raw.Length > MostBytes) throw new FileRefused("import-size", MostBytes / 1024 / 1024);
        var bytes = raw.GetBuffer().AsMemory(0, (int)raw.Length);
        if (bytes.Span is [0x50, 0x4B, 3, 4, ..])
        {
            CheckUnpacked(raw);
            return new("xlsx", null, raw.Length, bytes.ToArray());
        }
        if (!name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) && !name.EndsWith(".txt", StringComparison.OrdinalIgnoreCase)) throw new FileRefused("import-format");
        var encoding = EncodingOf(bytes.Span) ?? throw new FileRefused("import-encoding");
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) await gzip.WriteAsync(bytes, cancel);
        return new("csv", encoding, raw.Length, packed.ToArray());
    }

    public IEnumerable<ImportPart> Parts(long importId) =>
        Bytes.Chunk(PartSize).Select((chunk, no) => new ImportPart { ImportId = importId, No = no, Bytes = chunk });

    public RowReader Open() => Format == "xlsx"
        ? new SheetReader(new MemoryStream(Bytes, writable: false))
        : new CsvReader(new StreamReader(new GZipStream(new MemoryStream(Bytes, writable: false), CompressionMode.Decompress), Decoder(Encoding!), detectEncodingFromByteOrderMarks: true, bufferSize: 65536));

    /// <summary>UTF-8 when the whole file is valid as such, else GB18030 when it is valid as that, as Excel in China writes it.</summary>
    internal static string? EncodingOf(ReadOnlySpan<byte> bytes) =>
        System.Text.Unicode.Utf8.IsValid(bytes) ? "utf-8" : Decodes(bytes, "gb18030") ? "gb18030" : null;

    private static bool Decodes(ReadOnlySpan<byte> bytes, string name)
    {
        var decoder = System.Text.Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback).GetDecoder();
        var chars = ArrayPool<char>.Shared.Rent(65536);
        try
        {
            for (; bytes.Length > 0; bytes = bytes[Math.Min(bytes.Length, 32768)..])
            {
                var block = bytes[..Math.Min(bytes.Length, 32768)];
                decoder.GetChars(block, chars, flush: block.Length == bytes.Length);
            }
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
        finally
        {
            ArrayPool<char>.Shared.Return(chars);
        }
    }

    private static Encoding Decoder(string name) => name == "utf-8" ? new UTF8Encoding(false) : System.Text.Encoding.GetEncoding(name);

    private static void CheckUnpacked(MemoryStream raw)
    {
        try
        {
            raw.Position = 0;
            using var zip = new ZipArchive(raw, ZipArchiveMode.Read, leaveOpen: true);
            if (!zip.Entries.Any(e => e.FullName.StartsWith("xl/", StringComparison.Ordinal))) throw new FileRefused("import-format");
            var unpacked = zip.Entries.Sum(e => e.Length);
            if (zip.Entries.Count > 1000 || unpacked > MostUnpacked || unpacked > raw.Length * MostRatio) throw new FileRefused("import-ratio");
        }
        catch (InvalidDataException)
        {
            throw new FileRefused("import-broken");
        }
    }
}
