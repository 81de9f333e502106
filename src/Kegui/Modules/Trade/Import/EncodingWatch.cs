using System.Text;

namespace Kegui.Modules.Trade.Import;

/// <summary>Tells the encoding of a text that comes in pieces: UTF-8 when all of it is valid as such, else GB18030 when valid as that, as Excel in China writes it.</summary>
internal sealed class EncodingWatch
{
    private readonly char[] _chars = new char[64 * 1024 + 4];
    private Decoder? _utf8 = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
    private Decoder? _chinese = Chinese().GetDecoder();

    static EncodingWatch() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static Encoding Chinese() => Encoding.GetEncoding("gb18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);

    /// <param name="bytes">At most 64 KB.</param>
    public void See(ReadOnlySpan<byte> bytes)
    {
        _utf8 = Still(_utf8, bytes, end: false);
        _chinese = Still(_chinese, bytes, end: false);
    }

    /// <summary>utf-8, gb18030, or none; after the last piece.</summary>
    public string? Name()
    {
        if (Still(_utf8, [], end: true) is not null) return "utf-8";
        return Still(_chinese, [], end: true) is not null ? "gb18030" : null;
    }

    private Decoder? Still(Decoder? decoder, ReadOnlySpan<byte> bytes, bool end)
    {
        try
        {
            decoder?.GetChars(bytes, _chars, end);
            return decoder;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
