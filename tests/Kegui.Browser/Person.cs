using Microsoft.Playwright;

namespace Kegui.Browser;

/// <summary>Somebody in front of a screen: opens, fills, taps and reads by the words that stand there. Every page that is opened must fit
/// its width, say nothing in the console, and show no code of the program's own.</summary>
internal sealed class Person(Screen screen) : IAsyncDisposable
{
    public IPage Page => screen.Page;
    public string Path => new Uri(Page.Url).PathAndQuery;
    /// <summary>Taps and clicks since <see cref="CountTaps"/>.</summary>
    public int Taps { get; private set; }

    public void CountTaps() => Taps = 0;

    public async Task Open(string path)
    {
        var answer = await Page.GotoAsync(path);
        Assert.True(answer is null || answer.Status < 400, $"{path}: {answer?.Status}");
        Assert.DoesNotContain("/sign-in", Page.Url);
        await Settled();
    }

    public async Task Press(string text)
    {
        var button = Page.GetByRole(AriaRole.Button, new() { Name = text }).Or(Page.GetByRole(AriaRole.Link, new() { Name = text })).Filter(new() { Visible = true }).First;
        await Tap(button);
    }

    public async Task Tap(ILocator what)
    {
        Taps++;
        try
        {
            var leads = await what.EvaluateAsync<bool>("e => e.matches('a[href], button[type=submit]')");
            var begun = screen.NextRequest();
            await what.ClickAsync();
            if (leads) await begun.WaitAsync(TimeSpan.FromSeconds(15));
        }
        catch (TimeoutException)
        {
            await screen.Shoot("failed");
            throw;
        }
        await Settled();
    }

    public Task Fill(string label, string value) => Page.GetByLabel(label).Filter(new() { Visible = true }).First.FillAsync(value);

    public async Task Choose(string field, string name, byte[] content) =>
        await Page.Locator($"input[type=file][name={field}]").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = content });

    public Task Sees(string text) => Assertions.Expect(Page.Locator("main")).ToContainTextAsync(text);

    public Task DoesNotSee(string text) => Assertions.Expect(Page.Locator("main")).Not.ToContainTextAsync(text);

    public async Task Shoot(string name)
    {
        await Fits();
        await screen.Shoot(name);
    }

    private async Task Settled()
    {
        await screen.Settled();
        await Fits();
    }

    private async Task Fits()
    {
        Assert.Equal((Path, 0), (Path, await screen.Overflow()));
        Assert.Empty(screen.Errors);
    }

    public ValueTask DisposeAsync() => screen.DisposeAsync();
}
