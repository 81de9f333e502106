using System.Net;
using System.Net.Sockets;
using System.Text;
using MimeKit;

namespace Kegui.Tests.Modules.Outbox;

/// <summary>A mail server small enough to read: takes what is sent, and refuses when told to.</summary>
internal sealed class SmtpSink : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly List<MimeMessage> _mails = [];
    private readonly Task _serving;

    public SmtpSink()
    {
        _listener.Start();
        _serving = Serve();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;
    public IReadOnlyList<MimeMessage> Mails => _mails;
    /// <summary>The answer to RCPT TO.</summary>
    public string Answer { get; set; } = "250 ok";

    private async Task Serve()
    {
        try
        {
            for (; ; )
            {
                using var client = await _listener.AcceptTcpClientAsync(_end.Token);
                await Talk(client);
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    private async Task Talk(TcpClient client)
    {
        using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
        await using var writer = new StreamWriter(client.GetStream(), Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 sink");
        while (await reader.ReadLineAsync(_end.Token) is { } line)
        {
            switch (line.Split(' ')[0].ToUpperInvariant())
            {
                case "EHLO":
                    await writer.WriteLineAsync("250 sink");
                    break;
                case "RCPT":
                    await writer.WriteLineAsync(Answer);
                    break;
                case "DATA":
                    await writer.WriteLineAsync("354 go on");
                    _mails.Add(await Read(reader));
                    await writer.WriteLineAsync("250 kept");
                    break;
                case "QUIT":
                    await writer.WriteLineAsync("221 bye");
                    return;
                default:
                    await writer.WriteLineAsync("250 ok");
                    break;
            }
        }
    }

    private async Task<MimeMessage> Read(StreamReader reader)
    {
        var raw = new StringBuilder();
        while (await reader.ReadLineAsync(_end.Token) is { } line && line != ".") raw.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        return MimeMessage.Load(new MemoryStream(Encoding.Latin1.GetBytes(raw.ToString())));
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _serving;
        _listener.Stop();
        _end.Dispose();
    }
}
