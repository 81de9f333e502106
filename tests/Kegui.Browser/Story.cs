using Kegui.Kernel;
using Kegui.Tests.World;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Kegui.Browser;

/// <summary>A running Kegui with its cast and a clock that the test moves; each person has a screen of the same size.</summary>
internal sealed class Story : IAsyncDisposable
{
    private readonly Dictionary<string, Person> _people = [];
    private readonly Chromium _chromium;
    private readonly int _width;

    private Story(Chromium chromium, int width, TestWorld world) => (_chromium, _width, World) = (chromium, width, world);

    public TestWorld World { get; }

    public static async Task<Story> Begin(Chromium chromium, int width) => new(chromium, width, await TestWorld.Listen());

    /// <summary>The screen of a person, signed in.</summary>
    public async Task<Person> As(string signInName)
    {
        if (_people.TryGetValue(signInName, out var known)) return known;
        var address = World.App.Urls.First();
        var screen = _width < 800 ? await _chromium.Phone(address) : await _chromium.Desk(address);
        await SignIn(screen.Page, signInName);
        return _people[signInName] = new(screen);
    }

    /// <summary>What runs in the background by itself, run now to its end.</summary>
    public async Task Work()
    {
        await World.App.Services.GetRequiredService<WorkRunner>().RunDue(default);
        while (await World.App.Services.GetRequiredService<Modules.Trade.Import.ImportRunner>().Step(default)) { }
        await World.With(services => services.GetRequiredService<Replan>().Run(default));
        await World.With(services => services.GetRequiredService<DutySweep>().Run(services.GetRequiredService<CompanyClock>().Now, default));
    }

    /// <summary>Time goes on; everybody signs in again, for sessions end with the days.</summary>
    public async Task Pass(TimeSpan time)
    {
        World.Clock.Advance(time);
        foreach (var (name, person) in _people) await SignIn(person.Page, name);
        await Work();
    }

    private async Task SignIn(IPage page, string signInName) =>
        await page.Context.AddCookiesAsync([new() { Name = "kegui", Value = await World.Session(signInName), Url = World.App.Urls.First() }]);

    public async ValueTask DisposeAsync()
    {
        foreach (var person in _people.Values) await person.DisposeAsync();
        await World.DisposeAsync();
    }
}
