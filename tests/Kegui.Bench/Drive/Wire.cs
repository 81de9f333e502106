using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Kegui.Bench.Drive;

/// <summary>What came back. The text is kept only of answers that were not wanted.</summary>
internal readonly record struct Answer(int Status, int Bytes, string? Text);

/// <summary>
/// One kept HTTP connection that does no more than the measurement needs: the driver shares the two cores with the server, and a
/// general client would take as much time as the page.
/// </summary>
internal sealed class Wire(IPEndPoint server) : IDisposable
{
    private readonly byte[] _buffer = new byte[1 << 20];
    private Socket? _socket;
    private int _from, _until;

    public async ValueTask<Answer> Send(Shot shot)
    {
        if (_socket is null)
        {
            _socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await _socket.ConnectAsync(server);
        }
        await _socket.SendAsync(Bytes(shot), SocketFlags.None);
        _from = _until = 0;
        return await Receive();
    }

    public void Dispose() => _socket?.Dispose();

    private static byte[] Bytes(Shot shot)
    {
        var head = new StringBuilder(300).Append(shot.Method).Append(' ').Append(shot.Path).Append(" HTTP/1.1\r\nHost: bench\r\nCookie: kegui=").Append(shot.Token).Append("\r\n");
        if (shot.Key is { } key) head.Append("Idempotency-Key: ").Append(key).Append("\r\n");
        if (shot.Body is { } body) head.Append("Content-Type: application/json\r\nContent-Length: ").Append(Encoding.UTF8.GetByteCount(body)).Append("\r\n\r\n").Append(body);
        else head.Append("\r\n");
        return Encoding.UTF8.GetBytes(head.ToString());
    }

    private async ValueTask<Answer> Receive()
    {
        int end;
        while ((end = _buffer.AsSpan(0, _until).IndexOf("\r\n\r\n"u8)) < 0) await Fill();
        var head = Encoding.ASCII.GetString(_buffer, 0, end);
        var status = int.Parse(head.AsSpan(9, 3), System.Globalization.CultureInfo.InvariantCulture);
        _from = end + 4;
        var begin = _from;
        if (Header(head, "Content-Length:") is { } length) await Until(begin + int.Parse(length, System.Globalization.CultureInfo.InvariantCulture));
        else if (Header(head, "Transfer-Encoding:") is not null) await Chunks();
        else _from = begin;
        return new(status, _from - begin, status is 200 or 201 or 204 ? null : head + Encoding.UTF8.GetString(_buffer, begin, _from - begin));
    }

    private async ValueTask Chunks()
    {
        for (; ; )
        {
            int line;
            while ((line = _buffer.AsSpan(_from, _until - _from).IndexOf("\r\n"u8)) < 0) await Fill();
            if (!Utf8Parser.TryParse(_buffer.AsSpan(_from, line), out int size, out _, 'x')) throw new InvalidDataException("The server sent a chunk without its size.");
            _from += line + 2;
            await Until(_from + size + 2);
            if (size == 0) return;
        }
    }

    private async ValueTask Until(int end)
    {
        while (_until < end) await Fill();
        _from = end;
    }

    private async ValueTask Fill()
    {
        var got = await _socket!.ReceiveAsync(_buffer.AsMemory(_until), SocketFlags.None);
        if (got == 0) throw new EndOfStreamException("The server closed the connection.");
        _until += got;
    }

    private static string? Header(string head, string name)
    {
        var at = head.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        if (at < 0) return null;
        var end = head.IndexOf('\r', at);
        return head[(at + name.Length)..(end < 0 ? head.Length : end)].Trim();
    }
}
