using Kegui.Kernel;
using Kegui.Modules.Staff;
using Kegui.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Kegui.Tests.World;

/// <summary>
/// The program with a named cast, a clock that stands still, and a database of its own. The clock begins on Monday 23 November 2026,
/// nine in the morning in Shanghai.
/// </summary>
internal sealed class TestWorld : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);

    public required WebApplication App { get; init; }
    public required FakeTimeProvider Clock { get; init; }
    internal TestDatabase? Database { get; init; }
    public required string Data { get; init; }

    /// <summary>A copy of the planted world.</summary>
    /// <param name="settings">As on the command line: <c>--KEGUI_PROXIES=10.0.0.5</c>.</param>
    public static async Task<TestWorld> Open(Action<IServiceCollection>? services = null, params string[] settings)
    {
        var database = await TestDatabases.Plant("cast", Planted);
        return await On(new(database.Provider, database.Connection), services, database, settings: settings);
    }

    /// <summary>A copy of the planted world behind a real port, for a browser.</summary>
    public static async Task<TestWorld> Listen()
    {
        var database = await TestDatabases.Plant("cast", Planted);
        return await On(new(database.Provider, database.Connection), null, database, listen: true);
    }

    /// <summary>An installation before its first start.</summary>
    public static async Task<TestWorld> Fresh()
    {
        var database = await TestDatabases.Create();
        return await On(new(database.Provider, database.Connection), null, database);
    }

    private static async Task Planted(string connection)
    {
        await using var world = await On(new(TestDatabases.Provider, connection), null, database: null);
        await Cast.Plant(world);
    }

    private static async Task<TestWorld> On(DatabaseChoice choice, Action<IServiceCollection>? services, TestDatabase? database, bool listen = false, string[]? settings = null)
    {
        var clock = new FakeTimeProvider(Start);
        var data = Directory.CreateTempSubdirectory("kegui-data-").FullName;
        var app = KeguiApp.Build([$"--KEGUI_DATA={data}", "--KEGUI_JOBS=off", choice.Sqlite ? "--environment=Testing" : $"--KEGUI_DATABASE={choice.Connection}", .. settings ?? []], builder =>
        {
            if (listen) builder.WebHost.UseUrls("http://127.0.0.1:0");
            else builder.WebHost.UseTestServer();
            // The server inside the process knows no limit on bodies and says so at every upload.
            builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.AspNetCore.Routing.EndpointRoutingMiddleware", LogLevel.Error);
            // Which row comes first is said, or it differs between the two databases.
            builder.Services.ConfigureDbContext<AppDb>(options => options.ConfigureWarnings(warnings =>
                warnings.Throw(CoreEventId.RowLimitingOperationWithoutOrderByWarning, CoreEventId.FirstWithoutOrderByAndFilterWarning)));
            builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
            builder.Services.Replace(ServiceDescriptor.Singleton(choice));
            builder.Services.AddSingleton<FakeTimeProvider>(clock);
            services?.Invoke(builder.Services);
        });
        await KeguiApp.Prepare(app);
        await app.StartAsync();
        return new() { App = app, Clock = clock, Database = database, Data = data };
    }

    /// <summary>A browser of this person, signed in.</summary>
    public async Task<Browser> As(string signInName)
    {
        var browser = new Browser(App.GetTestServer().CreateHandler());
        browser.SignIn(await Session(signInName));
        return browser;
    }

    /// <summary>The cookie's value of a new session of this person.</summary>
    public Task<string> Session(string signInName) => With(async services =>
    {
        var person = await services.GetRequiredService<AppDb>().Set<Person>().Where(p => p.SignInName == signInName).Select(p => p.Id).SingleAsync();
        return await services.GetRequiredService<Sessions>().Open(person, new Microsoft.AspNetCore.Http.DefaultHttpContext(), default);
    });

    public Browser Anonymous() => new(App.GetTestServer().CreateHandler());

    /// <summary>Works with the program's own services, as a job or a script would.</summary>
    public async Task<T> With<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = App.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    public Task With(Func<IServiceProvider, Task> work) => With(async services =>
    {
        await work(services);
        return true;
    });

    /// <summary>The call of a person, by door <paramref name="via"/>.</summary>
    public Task<Call> CallOf(string signInName, string? key = null, string via = "page") => With(async services =>
    {
        var people = await services.GetRequiredService<PeopleDirectory>().Get(null, default);
        var person = people.ById.Values.Single(p => p.SignInName == signInName);
        return new Call((await services.GetRequiredService<Actors>().Of(person.Id, people.Stamp, via, default))!, key);
    });

    public async Task<long> IdOf(string signInName) => (await CallOf(signInName)).Actor.PersonId;

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        Directory.Delete(Data, recursive: true);
        if (Database is not null) await Database.DisposeAsync();
    }
}
