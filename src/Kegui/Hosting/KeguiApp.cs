using System.Globalization;
using Kegui.Kernel;
using Kegui.SignIn;
using Kegui.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Kegui;

/// <summary>Puts the program together: settings, services, the order of the doors, addresses.</summary>
internal static class KeguiApp
{
    /// <param name="customise">For tests: another server, clock or channel, after everything else is registered.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? customise = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory, ApplicationName = typeof(KeguiApp).Assembly.GetName().Name });
        KeguiSettings.AddFile(builder.Configuration);
        // A plain build has no wwwroot folder; its assets are found through the manifest beside it. A published one ignores this.
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 64 * 1024 * 1024;
        });
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning).AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("Quartz", LogLevel.Warning)
            // Keys lie in the database on purpose; the disk's encryption protects both (docs/operations.md).
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        Services(builder.Services, KeguiSettings.Read(builder.Configuration));
        customise?.Invoke(builder);
        var app = builder.Build();
        Pipeline(app);
        return app;
    }

    /// <summary>What must be right before the first request: the folder's lock, the schema, and a way in.</summary>
    /// <param name="announce">Whether an empty installation prints the link for its set-up.</param>
    public static async Task Prepare(WebApplication app, bool announce = true)
    {
        app.Services.GetRequiredService<NodeLock>();
        await app.Services.GetRequiredService<Migrator>().Run(default);
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<FactoryRegulations>().Load(default);
        var setup = scope.ServiceProvider.GetRequiredService<Setup>();
        if (announce && await setup.Needed(default)) app.Lifetime.ApplicationStarted.Register(() => _ = FirstLink(app));
    }

    private static async Task FirstLink(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        // The demo plants a company between preparing and starting.
        if (!await scope.ServiceProvider.GetRequiredService<Setup>().Needed(default)) return;
        var token = await scope.ServiceProvider.GetRequiredService<Setup>().Link(default);
        var address = app.Services.GetRequiredService<KeguiSettings>().PublicUrl ?? app.Urls.FirstOrDefault() ?? "";
        Console.WriteLine($"First start. Set up this installation (once, within 7 days): {address}/setup?token={token}");
    }

    private static void Services(IServiceCollection services, KeguiSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton<NodeLock>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new CompanyClock(provider.GetRequiredService<TimeProvider>(), settings.Zone));
        services.AddKeguiData(settings.Database);
        services.AddKeguiRules(Path.Combine(AppContext.BaseDirectory, "regulations"));
        services.AddSingleton<Migrator>();
        services.AddSingleton<PeopleDirectory>();
        services.AddScoped<Actors>();
        services.AddSingleton<Passwords>();
        services.AddSingleton<SessionLookup>();
        services.AddScoped<Sessions>();
        services.AddScoped<SignInActs>();
        services.AddScoped<Setup>();
        services.AddScoped<Current>();
        services.AddScoped<IViewer>(provider => provider.GetRequiredService<Current>());
        services.AddKeguiJobs();
        services.AddKeguiOutbox();
        services.AddKeguiNotices();
        services.AddKeguiAudit();
        services.AddKeguiFiles(Path.Combine(settings.Data, "files"), settings.FileBytes);
        services.AddSingleton<Subjects>();
        if (settings.Jobs) services.AddAlarmClock();
        services.AddModules();
        // Programs send codes by name, as they read them.
        services.ConfigureHttpJsonOptions(options =>
        {
            foreach (var converter in Json.Plain.Converters) options.SerializerOptions.Converters.Add(converter);
            options.SerializerOptions.Encoder = Json.Plain.Encoder;
        });
        services.AddRazorComponents();
        services.AddKeguiUi();
        services.AddLabels<Hosting.HostLabels>();
        services.AddDataProtection().SetApplicationName("kegui");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider =>
            new ConfigureOptions<KeyManagementOptions>(options => options.XmlRepository = ActivatorUtilities.CreateInstance<KeysInDatabase>(provider)));
        services.AddAntiforgery(options => options.Cookie.Name = "kegui.form");
        services.AddHttpContextAccessor();
        services.AddResponseCompression(options => options.EnableForHttps = false);
    }

    // Behind a proxy the limits see the client's address and links say https; from anybody else these headers are words.
    private static ForwardedHeadersOptions Forwarded(IReadOnlyList<System.Net.IPNetwork> proxies)
    {
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost | ForwardedHeaders.XForwardedPrefix,
            // As many hops as there are known proxies in a row.
            ForwardLimit = null,
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in proxies) options.KnownIPNetworks.Add(proxy);
        return options;
    }

    private static void Pipeline(WebApplication app)
    {
        if (app.Services.GetRequiredService<KeguiSettings>().Proxies is { Count: > 0 } proxies) app.UseForwardedHeaders(Forwarded(proxies));
        app.UseMiddleware<Errors>();
        app.UseMiddleware<SecurityHeaders>();
        app.UseStatusCodePagesWithReExecute("/errors/{0}");
        app.Use((http, next) =>
        {
            // An error's page is read, also when a post went wrong; posted to, it would answer 400 in place of the true status.
            if (http.Features.Get<IStatusCodeReExecuteFeature>() is not null) http.Request.Method = HttpMethods.Get;
            return next(http);
        });
        app.UseRouting();
        app.UseMiddleware<Language>();
        app.UseRateLimiter();
        app.UseMiddleware<SameOrigin>();
        app.UseMiddleware<Doors>();
        app.UseAntiforgery();
        app.MapStaticAssets().Add(endpoint => endpoint.Metadata.Add(new StaticAssetMark()));
        app.MapGet("/healthz", () => "ok").AllowAnonymous();
        app.MapModules();
        app.MapSignIn();
        app.MapRazorComponents<App>();
    }
}

/// <summary>Labels in the person's language; 简体 unless chosen otherwise.</summary>
internal sealed class Language(RequestDelegate next)
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    public const string Cookie = "kegui.language";

    /// <summary>The cookie speaks until somebody is signed in; then the person's own choice does (<see cref="Doors"/>).</summary>
    public Task Invoke(HttpContext http)
    {
        CultureInfo.CurrentCulture = Chinese;
        Use(http.Request.Cookies[Cookie]);
        return next(http);
    }

    public static void Use(string? language) => CultureInfo.CurrentUICulture = language == "en" ? English : Chinese;
}
