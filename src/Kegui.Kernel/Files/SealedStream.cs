using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Kegui.Kernel;

/// <summary>
/// A content encrypted at rest, in pieces of 64 KiB under AES-256-GCM with a key of its own. The number of a piece and whether it is the
/// last stand in its nonce, so none can be changed, moved, left out or cut off without the read failing.
/// </summary>
/// <exception cref="AuthenticationTagMismatchException">While reading: the bytes are not those that were written with this key.</exception>
public sealed class SealedStream : Stream
{
    public const int KeyBytes = 32;
    private const int Piece = 64 * 1024;
    private const int Tag = 16;

    private readonly Stream _file;
    private readonly AesGcm _cipher;
    private readonly byte[] _read = new byte[Piece + Tag];
    private readonly byte[] _plain = new byte[Piece];
    private readonly long _pieces;
    private long _at = -1;
    private int _length;
    private bool _whole;

    /// <param name="file">Seekable; closed with this stream.</param>
    public SealedStream(Stream file, byte[] key)
    {
        _file = file;
        _cipher = new(key, Tag);
        _pieces = Math.Max(1, (file.Length + Piece + Tag - 1) / (Piece + Tag));
        Length = Math.Max(0, file.Length - _pieces * Tag);
    }

    public override bool CanRead => true;
    public override bool CanSeek => true;
    public override bool CanWrite => false;
    public override long Length { get; }
    public override long Position { get; set; }

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty) return 0;
        if (Position >= Length)
        {
            // Who reads to the end learns whether it is the end.
            if (!_whole) Open(_pieces - 1);
            return 0;
        }
        Open(Position / Piece);
        var from = (int)(Position % Piece);
        var count = Math.Min(buffer.Length, _length - from);
        _plain.AsSpan(from, count).CopyTo(buffer);
        Position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    // A piece is at most 64 KiB from a local file: reading it is shorter than the way through the pool.
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => Task.FromResult(Read(buffer, offset, count));

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => Length + offset,
    };

    public override void Flush() { }
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void Open(long piece)
    {
        if (piece == _at) return;
        _at = -1;
        _file.Position = piece * (Piece + Tag);
        var read = _file.ReadAtLeast(_read, _read.Length, throwOnEndOfStream: false);
        if (read < Tag) throw new AuthenticationTagMismatchException();
        _length = read - Tag;
        Span<byte> nonce = stackalloc byte[12];
        Nonce(nonce, piece, last: piece == _pieces - 1);
        _cipher.Decrypt(nonce, _read.AsSpan(0, _length), _read.AsSpan(_length, Tag), _plain.AsSpan(0, _length));
        _at = piece;
        _whole |= piece == _pieces - 1;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _cipher.Dispose();
            _file.Dispose();
        }
        base.Dispose(disposing);
    }

    private static void Nonce(Span<byte> nonce, long piece, bool last)
    {
        nonce.Clear();
        BinaryPrimitives.WriteInt64BigEndian(nonce[..8], piece);
        nonce[11] = last ? (byte)1 : (byte)0;
    }

    /// <summary>Writes what it is given, piece by piece; nothing of it is on the disk in clear.</summary>
    internal sealed class Writer(Stream file, byte[] key) : IDisposable
    {
        private readonly AesGcm _cipher = new(key, Tag);
        private readonly byte[] _waiting = new byte[Piece];
        private readonly byte[] _sealed = new byte[Piece + Tag];
        private int _count;
        private long _piece;

        public async ValueTask Write(ReadOnlyMemory<byte> plain, CancellationToken cancel)
        {
            while (!plain.IsEmpty)
            {
                // A full piece waits until more comes: the last one is sealed as the last.
                if (_count == Piece) await Seal(last: false, cancel);
                var take = Math.Min(Piece - _count, plain.Length);
                plain[..take].CopyTo(_waiting.AsMemory(_count));
                _count += take;
                plain = plain[take..];
            }
        }

        public ValueTask End(CancellationToken cancel) => Seal(last: true, cancel);

        private async ValueTask Seal(bool last, CancellationToken cancel)
        {
            Encrypt(last);
            await file.WriteAsync(_sealed.AsMemory(0, _count + Tag), cancel);
            _piece++;
            _count = 0;
        }

        private void Encrypt(bool last)
        {
            Span<byte> nonce = stackalloc byte[12];
            Nonce(nonce, _piece, last);
            _cipher.Encrypt(nonce, _waiting.AsSpan(0, _count), _sealed.AsSpan(0, _count), _sealed.AsSpan(_count, Tag));
        }

        public void Dispose() => _cipher.Dispose();
    }
}
