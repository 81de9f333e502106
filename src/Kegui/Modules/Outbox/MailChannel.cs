using System.Globalization;
using System.Net;
using Kegui.Kernel;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Outbox;

/// <summary>E-mail through the company's server.</summary>
internal sealed class MailChannel(KeguiSettings settings, IServiceScopeFactory scopes, CompanyClock clock) : IChannel
{
    public string Code => Kernel.Notices.Mail;
    public bool Ready => settings.Mail is not null;
    public string DestinationOf(string target) => settings.Mail is { } mail ? $"{mail.Host}:{mail.Port}" : "";

    public async Task<ILine> Open(string destination, CancellationToken cancel)
    {
        var mail = settings.Mail ?? throw new InvalidOperationException("No mail server is set up.");
        var client = new SmtpClient();
        try
        {
            await client.ConnectAsync(mail.Host, mail.Port, Security(mail.Port), cancel);
            if (mail.User is { Length: > 0 } user)
            {
                if (!client.IsSecure && !IsLocal(mail.Host)) throw new AuthenticationException("The server offers no encryption, so no password is sent.");
                await client.AuthenticateAsync(user, mail.Password ?? "", cancel);
            }
            return new MailLine(client, mail, scopes, clock);
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    private static SecureSocketOptions Security(int port) => port switch
    {
        465 => SecureSocketOptions.SslOnConnect,
        587 => SecureSocketOptions.StartTls,
        _ => SecureSocketOptions.StartTlsWhenAvailable,
    };

    private static bool IsLocal(string host) => host == "localhost" || IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address);

    private sealed class MailLine(SmtpClient client, MailSettings mail, IServiceScopeFactory scopes, CompanyClock clock) : ILine
    {
        public async Task<Delivery> Send(OutboxMessage message, CancellationToken cancel)
        {
            if (!MailboxAddress.TryParse(message.Target, out var to)) return Delivery.Never("not an address");
            if (await Letter(message, cancel) is not { } letter) return Delivery.Never("nothing left to say");
            try
            {
                await client.SendAsync(Mime(message, to, letter), cancel);
                return Delivery.Sent;
            }
            catch (SmtpCommandException refused) when ((int)refused.StatusCode >= 500)
            {
                return Delivery.Never($"{(int)refused.StatusCode} {refused.Message}");
            }
            catch (SmtpCommandException later)
            {
                return Delivery.Later($"{(int)later.StatusCode} {later.Message}");
            }
            catch (Exception gone) when (gone is ServiceNotConnectedException or System.IO.IOException or SmtpProtocolException)
            {
                return Delivery.Unreachable(gone.Message);
            }
        }

        private async Task<Letter?> Letter(OutboxMessage message, CancellationToken cancel)
        {
            await using var scope = scopes.CreateAsyncScope();
            var writer = scope.ServiceProvider.GetServices<ILetterWriter>().FirstOrDefault(w => w.Letters.Contains(message.Letter));
            if (writer is null) return null;
            var language = await scope.ServiceProvider.GetRequiredService<AppDb>().Set<Person>().Where(p => p.Id == message.PersonId).Select(p => p.Language).FirstOrDefaultAsync(cancel);
            var before = CultureInfo.CurrentUICulture;
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language == "en" ? "en" : "zh-CN");
            try
            {
                return await writer.Write(message, cancel);
            }
            finally
            {
                CultureInfo.CurrentUICulture = before;
            }
        }

        private MimeMessage Mime(OutboxMessage message, MailboxAddress to, Letter letter)
        {
            var from = MailboxAddress.Parse(mail.From);
            var mime = new MimeMessage
            {
                Subject = letter.Subject,
                // The same for every attempt: a server or reader that knows it drops the second copy.
                MessageId = $"kegui.{message.Id.ToString(CultureInfo.InvariantCulture)}.{message.CreatedAt.Ticks.ToString(CultureInfo.InvariantCulture)}@{from.Domain}",
                Date = new DateTimeOffset(clock.Now),
                Body = new BodyBuilder { TextBody = letter.Text, HtmlBody = letter.Html }.ToMessageBody(),
            };
            mime.From.Add(from);
            mime.To.Add(to);
            mime.Headers.Add("X-Kegui-Event-Id", message.Id.ToString(CultureInfo.InvariantCulture));
            // Keeps holiday answers away.
            mime.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
            return mime;
        }

        public async ValueTask DisposeAsync()
        {
            try
            {
                if (client.IsConnected) await client.DisconnectAsync(quit: true);
            }
            catch (Exception e) when (e is System.IO.IOException or SmtpProtocolException or SmtpCommandException)
            {
                // What was to be sent is sent; how the farewell ends changes nothing.
            }
            client.Dispose();
        }
    }
}
