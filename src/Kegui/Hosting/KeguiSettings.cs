using Kegui.Kernel;

namespace Kegui;

/// <summary>What can be set, by <c>kegui.json</c> in the data folder or by environment variables <c>KEGUI_…</c>, which win.</summary>
internal sealed record KeguiSettings
{
    /// <summary>Folder of the embedded database, files and keys. KEGUI_DATA; default <c>data</c>.</summary>
    public required string Data { get; init; }
    /// <summary>Npgsql connection string. KEGUI_DATABASE; without it the embedded database is used.</summary>
    public string? Postgres { get; init; }
    /// <summary>IANA name. KEGUI_ZONE; default Asia/Shanghai.</summary>
    public required string Zone { get; init; }
    /// <summary>The address under which people reach it, for links in mails. KEGUI_PUBLIC_URL.</summary>
    public string? PublicUrl { get; init; }
    /// <summary>Whether this process runs jobs, long work and the outbox. KEGUI_JOBS; off for a node that only answers requests.</summary>
    public bool Jobs { get; init; } = true;

    /// <summary>Addresses or networks (<c>10.0.0.5, 172.16.0.0/12</c>) whose X-Forwarded-For and X-Forwarded-Proto are believed.
    /// KEGUI_PROXIES; none by default.</summary>
    public IReadOnlyList<System.Net.IPNetwork> Proxies { get; init; } = [];

    /// <summary>The mail server; null when KEGUI_MAIL_HOST or KEGUI_MAIL_FROM is missing: then no mail is sent.</summary>
    public MailSettings? Mail { get; init; }

    /// <summary>How large an attached file may be. KEGUI_FILE_MB, 1 to 60; default 50.</summary>
    public long FileBytes { get; init; } = 50L * 1024 * 1024;

    public DatabaseChoice Database => Postgres is { Length: > 0 } connection
        ? new("postgres", connection)
        : DatabaseChoice.File(Path.Combine(Data, "kegui.db"));

    public static KeguiSettings Read(IConfiguration configuration) => new()
    {
        Data = Path.GetFullPath(configuration["KEGUI_DATA"] ?? "data"),
        // dotnet-ef names only the provider; it connects to nothing.
        Postgres = configuration["KEGUI_DATABASE"] ?? (configuration["provider"] == "postgres" ? "Host=127.0.0.1;Database=design" : null),
        Zone = configuration["KEGUI_ZONE"] ?? CompanyClock.Shanghai,
        PublicUrl = configuration["KEGUI_PUBLIC_URL"],
        Proxies = [.. (configuration["KEGUI_PROXIES"] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Network)],
        Mail = MailSettings.Read(configuration),
        FileBytes = (int.TryParse(configuration["KEGUI_FILE_MB"], out var mb) ? Math.Clamp(mb, 1, 60) : 50) * 1024L * 1024,
        Jobs = configuration["KEGUI_JOBS"] is not ("0" or "off" or "false"),
    };

    /// <summary>Puts <c>kegui.json</c> of the data folder beneath everything else that is said.</summary>
    public static void AddFile(ConfigurationManager configuration)
    {
        var file = Path.Combine(Path.GetFullPath(configuration["KEGUI_DATA"] ?? "data"), "kegui.json");
        if (!File.Exists(file)) return;
        configuration.Sources.Insert(0, new Microsoft.Extensions.Configuration.Json.JsonConfigurationSource
        {
            FileProvider = new Microsoft.Extensions.FileProviders.PhysicalFileProvider(Path.GetDirectoryName(file)!),
            Path = Path.GetFileName(file),
        });
    }

    // A lone address is a network of one.
    private static System.Net.IPNetwork Network(string text) =>
        System.Net.IPNetwork.TryParse(text, out var network) ? network
        : System.Net.IPAddress.TryParse(text, out var address) ? new(address, address.GetAddressBytes().Length * 8)
        : throw new SettingsRefused($"KEGUI_PROXIES: '{text}' is neither an address nor a network such as 10.0.0.0/8.");
}

/// <summary>A setting cannot be read; the program does not start.</summary>
internal sealed class SettingsRefused(string message) : Exception(message);
