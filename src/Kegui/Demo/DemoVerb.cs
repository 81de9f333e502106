using Kegui.Kernel;
using Kegui.Modules.Staff;
using Kegui.SignIn;
using Microsoft.EntityFrameworkCore;
using QRCoder;

namespace Kegui.Demo;

/// <summary><c>kegui demo</c>: plants the demo company into an empty database, then serves it and prints a sign-in link per role.</summary>
internal static class DemoVerb
{
    /// <summary>Written last: a database with people but without it is a company's own, or a planting that was cut short.</summary>
    private const string PlantedKey = "demo.planted";

    public static async Task<int> Run(string[] args)
    {
        var clock = new MovingClock();
        var shortForm = args.Contains("--short");
        var app = KeguiApp.Build([.. args.Where(a => a != "--short")], builder =>
        {
            builder.Services.AddSingleton(clock).AddSingleton<TimeProvider>(clock).AddSingleton<PlantingPace>();
            builder.Services.ConfigureDbContext<AppDb>((services, options) => options.AddInterceptors(services.GetRequiredService<PlantingPace>()));
        });
        await KeguiApp.Prepare(app, announce: false);
        if (!await Planted(app, clock, shortForm))
        {
            await Console.Error.WriteLineAsync("This database holds no whole demo company: it is somebody's own, or the planting was cut short. Name another folder in KEGUI_DATA, or run bin/demo --fresh.");
            return 78;
        }
        app.Lifetime.ApplicationStarted.Register(() => _ = PrintLinks(app));
        await app.RunAsync();
        return 0;
    }

    private static async Task<bool> Planted(WebApplication app, MovingClock clock, bool shortForm)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        if (!await scope.ServiceProvider.GetRequiredService<Setup>().Needed(default)) return await db.Set<Setting>().AnyAsync(s => s.Key == PlantedKey);
        var begin = System.Diagnostics.Stopwatch.StartNew();
        Console.WriteLine(shortForm ? "Planting the demo company (12 people, 3 months) …" : "Planting the demo company (60 people, two years) …");
        await Demo.Plant(app.Services, clock, shortForm ? DemoSize.Short : DemoSize.Full, default);
        if (db.OnSqlite) await db.Database.ExecuteSqlAsync($"pragma wal_checkpoint(truncate)");
        db.Add(new Setting { Key = PlantedKey, Value = "1" });
        await scope.ServiceProvider.GetRequiredService<WriterLane>().Enter(() => db.SaveChangesAsync(), default);
        Console.WriteLine($"Planted in {begin.Elapsed.TotalSeconds:0} s.");
        return true;
    }

    private static async Task PrintLinks(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var people = await scope.ServiceProvider.GetRequiredService<PeopleDirectory>().Get(null, default);
        var signIn = scope.ServiceProvider.GetRequiredService<SignInActs>();
        var presets = scope.ServiceProvider.GetRequiredService<RolePresets>();
        var address = app.Services.GetRequiredService<KeguiSettings>().PublicUrl ?? app.Urls.First();
        Console.WriteLine($"\nKegui runs at {address}. Each link signs in once:");
        string? phone = null;
        foreach (var (role, preset) in presets.Roles)
        {
            if (people.WithRole(role).OrderBy(p => p.Roles.Count).FirstOrDefault() is not { } person) continue;
            var link = $"{address}/link/{await signIn.MakeLink("sign-in", person.Id, TimeSpan.FromDays(7), default)}";
            Console.WriteLine($"  {preset.Name,-8}\t{person.Name}\t{link}");
            if (role == "salesperson") phone = $"{address}/link/{await signIn.MakeLink("sign-in", person.Id, TimeSpan.FromDays(7), default)}";
        }
        if (phone is null) return;
        Console.WriteLine("\nOn a phone that reaches this address, as a salesperson:");
        using var code = new QRCodeGenerator().CreateQrCode(phone, QRCodeGenerator.ECCLevel.L);
        Console.WriteLine(new AsciiQRCode(code).GetGraphicSmall());
    }
}
