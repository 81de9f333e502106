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
    private const int BlockSize = 64 * 1024;
    /// <summary>What a workbook may unfold to; a small file that claims more is an attack.</summary>
    private const long MostUnpacked = 1536L * 1024 * 1024;
    private const int MostRatio = 200;

    /// <exception cref="FileRefused">Too large, neither .csv nor .xlsx, or text in an unknown encoding.</exception>
    public static async Task<UploadedFile> Take(Stream stream, string name, CancellationToken cancel)
    {
        var block = new byte[BlockSize];
        var read = await stream.ReadAtLeastAsync(block, 4, throwOnEndOfStream: false, cancel);
        if (read == 0) throw new FileRefused("import-empty");
        if (block.AsSpan(0, read) is [0x50, 0x4B, 3, 4, ..]) return await Workbook(stream, block.AsMemory(0, read), cancel);
        if (!name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) && !name.EndsWith(".txt", StringComparison.OrdinalIgnoreCase)) throw new FileRefused("import-format");
        return await Text(stream, block, read, cancel);
    }

    // Packed and checked while it comes in: the text itself never stands in memory.
    private static async Task<UploadedFile> Text(Stream stream, byte[] block, int read, CancellationToken cancel)
    {
        var encoding = new EncodingWatch();
        using var packed = new MemoryStream();
        long size = 0;
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (; read > 0; read = await stream.ReadAsync(block, cancel))
            {
                size += read;
                if (size > MostBytes) throw new FileRefused("import-size", MostBytes / 1024 / 1024);
                encoding.See(block.AsSpan(0, read));
                await gzip.WriteAsync(block.AsMemory(0, read), cancel);
            }
        }
        return new("csv", encoding.Name() ?? throw new FileRefused("import-encoding"), size, packed.ToArray());
    }

    private static async Task<UploadedFile> Workbook(Stream stream, Memory<byte> first, CancellationToken cancel)
    {
        using var raw = new MemoryStream();
        raw.Write(first.Span);
        var block = new byte[BlockSize];
        for (int read; (read = await stream.ReadAsync(block, cancel)) > 0;)
        {
            raw.Write(block, 0, read);
            if (raw.Length > MostBytes) throw new FileRefused("import-size", MostBytes / 1024 / 1024);
        }
        CheckUnpacked(raw);
        return new("xlsx", null, raw.Length, raw.ToArray());
    }

    public IEnumerable<ImportPart> Parts(long importId) =>
        Bytes.Chunk(PartSize).Select((chunk, no) => new ImportPart { ImportId = importId, No = no, Bytes = chunk });

    public RowReader Open() => Format == "xlsx"
        ? new SheetReader(new MemoryStream(Bytes, writable: false))
        : new CsvReader(new StreamReader(new GZipStream(new MemoryStream(Bytes, writable: false), CompressionMode.Decompress), Decoder(Encoding!), detectEncodingFromByteOrderMarks: true, bufferSize: 65536));

    private static Encoding Decoder(string name) => name == "utf-8" ? new UTF8Encoding(false) : EncodingWatch.Chinese();

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
