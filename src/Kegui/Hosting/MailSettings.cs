using System.Globalization;

namespace Kegui;

/// <summary>How mail leaves: KEGUI_MAIL_HOST, _PORT (587), _USER, _PASSWORD, _FROM (an address, or <c>Name &lt;address&gt;</c>).</summary>
internal sealed record MailSettings(string Host, int Port, string? User, string? Password, string From)
{
    public static MailSettings? Read(IConfiguration configuration) =>
        configuration["KEGUI_MAIL_HOST"] is { Length: > 0 } host && configuration["KEGUI_MAIL_FROM"] is { Length: > 0 } from
            ? new(host, int.TryParse(configuration["KEGUI_MAIL_PORT"], NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : 587,
                configuration["KEGUI_MAIL_USER"], configuration["KEGUI_MAIL_PASSWORD"], from)
            : null;

    // The password must not reach a log with the settings.
    public override string ToString() => $"{Host}:{Port}";
}
