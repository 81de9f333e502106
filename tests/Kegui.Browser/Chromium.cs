using Kegui.Browser;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace Kegui.Browser;

/// <summary>
/// One Chromium for the whole run, the one of the system: Playwright's own is never downloaded. A <see cref="Screen"/> is a
/// fresh profile of it.
/// </summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        var path = Environment.GetEnvironmentVariable("KEGUI_CHROMIUM") ?? "/usr/bin/chromium";
        if (!File.Exists(path)) throw new FileNotFoundException("Chromium is missing; bin/setup installs it, KEGUI_CHROMIUM names another.", path);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Headless = true, Args = Flags });
    }

    /// <summary>A window of a desk: 1440 × 900.</summary>
    public Task<Screen> Desk(string address) => Open(address, new() { ViewportSize = new() { Width = 1440, Height = 900 } });

    /// <summary>A phone: 390 × 844, touch, mobile viewport rules.</summary>
    public Task<Screen> Phone(string address) => Open(address, new()
    {
        ViewportSize = new() { Width = 390, Height = 844 },
        DeviceScaleFactor = 2,
        IsMobile = true,
        HasTouch = true,
        UserAgent = "Mozilla/5.0 (Linux; Android 14; Mobile) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36",
    });

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    private async Task<Screen> Open(string address, BrowserNewContextOptions options)
    {
        options.BaseURL = address;
        options.Locale = "zh-CN";
        options.TimezoneId = "Asia/Shanghai";
        options.ReducedMotion = ReducedMotion.Reduce;
        options.Geolocation = new() { Latitude = 29.868f, Longitude = 121.544f, Accuracy = 20 };
        options.Permissions = ["geolocation"];
        var context = await _browser!.NewContextAsync(options);
        context.SetDefaultTimeout(15_000);
        return new(context, await context.NewPageAsync());
    }
}
