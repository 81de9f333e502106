using System.IO.Compression;
using System.Text;

namespace Kegui.Kernel;

/// <summary>A type of file that is taken in, told by its content and never by its name.</summary>
/// <param name="Code">Stored; also the extension a download gets.</param>
/// <param name="Shown">May be shown in the browser; all others are only downloaded.</param>
public sealed record FileType(string Code, string Media, bool Shown)
{
    public bool IsImage => Media.StartsWith("image/", StringComparison.Ordinal);
}

/// <summary>The types that are taken in: pictures, PDF, office documents without macros, plain text.</summary>
public static class FileTypes
{
    private const int MostEntries = 10_000;

    public static IReadOnlyList<FileType> All { get; } =
    [
        new("jpg", "image/jpeg", true),
        new("png", "image/png", true),
        new("gif", "image/gif", true),
        new("webp", "image/webp", true),
        new("pdf", "application/pdf", true),
        new("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", false),
        new("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", false),
        new("csv", "text/csv", false),
        new("txt", "text/plain", false),
    ];

    public static FileType Of(string code) => All.First(t => t.Code == code);

    /// <summary>The type of a content; null when it is none of ours. The name only tells csv from txt.</summary>
    /// <param name="content">Can seek; is left anywhere.</param>
    public static FileType? Sniff(Stream content, string name)
    {
        var head = new byte[16];
        content.Position = 0;
        var read = content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        var start = head.AsSpan(0, read);
        if (start.StartsWith<byte>([0xFF, 0xD8, 0xFF])) return Of("jpg");
        if (start.StartsWith<byte>([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])) return Of("png");
        if (start.StartsWith("GIF87a"u8) || start.StartsWith("GIF89a"u8)) return Of("gif");
        if (start.StartsWith("RIFF"u8) && read >= 12 && start[8..12].SequenceEqual("WEBP"u8)) return Of("webp");
        if (start.StartsWith("%PDF-"u8)) return Of("pdf");
        if (start.StartsWith("PK\x03\x04"u8)) return Office(content);
        return IsText(content) ? Of(name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? "csv" : "txt") : null;
    }

    // Only the directory of the archive is read, nothing is unpacked. Macros make a document a program.
    private static FileType? Office(Stream content)
    {
        try
        {
            content.Position = 0;
            using var zip = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            if (zip.Entries.Count > MostEntries || zip.GetEntry("[Content_Types].xml") is null) return null;
            if (zip.Entries.Any(e => e.Name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase))) return null;
            if (zip.GetEntry("xl/workbook.xml") is not null) return Of("xlsx");
            return zip.GetEntry("word/document.xml") is not null ? Of("docx") : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    // UTF-8, or GB18030 as Chinese office programs write csv: no control characters, every byte part of a character.
    private static bool IsText(Stream content)
    {
        content.Position = 0;
        var utf8 = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
        var (buffer, chars) = (new byte[64 * 1024], new char[64 * 1024 + 16]);
        var (valid, gb) = (true, new GbScan());
        for (int read; (read = content.Read(buffer)) > 0;)
        {
            var part = buffer.AsSpan(0, read);
            foreach (var b in part)
                if (b < 0x20 && b is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or 0x0C) || b == 0x7F) return false;
            if (valid) valid = Decodes(utf8, part, chars, flush: false);
            gb.Feed(part);
            if (!valid && gb.Broken) return false;
        }
        return valid && Decodes(utf8, [], chars, flush: true) || gb.Whole;
    }

    private static bool Decodes(Decoder decoder, ReadOnlySpan<byte> part, char[] chars, bool flush)
    {
        try
        {
            decoder.GetChars(part, chars, flush);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    /// <summary>Follows the lead and trail bytes of GBK, the part of GB18030 in which Chinese is written.</summary>
    private sealed class GbScan
    {
        private bool _inside;
        public bool Broken { get; private set; }
        public bool Whole => !Broken && !_inside;

        public void Feed(ReadOnlySpan<byte> part)
        {
            foreach (var b in part)
            {
                if (_inside)
                {
                    if (b is < 0x40 or 0x7F or 0xFF) Broken = true;
                    _inside = false;
                }
                else if (b is 0x80 or 0xFF) Broken = true;
                else if (b > 0x80) _inside = true;
            }
        }
    }
}
