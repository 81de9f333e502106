using Microsoft.Playwright;

namespace Kegui.Browser;

/// <summary>A page in a profile of its own. Dispose closes both.</summary>
public sealed class Screen : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _errors = [];

    internal Screen(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.PageError += (_, error) => Note(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error") Note(message.Text);
        };
    }

    public IPage Page { get; }

    /// <summary>Uncaught script errors and console errors so far, blocked content included.</summary>
    public IReadOnlyList<string> Errors
    {
        get
        {
            lock (_errors) return [.. _errors];
        }
    }

    /// <summary>By how many CSS pixels the page is wider than its window: 0 when nothing scrolls sideways.</summary>
    public Task<int> Overflow() =>
        Page.EvaluateAsync<int>("Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)");

    /// <summary>The whole page as <c>tests/Kegui.Browser/shots/{name}-{width}.png</c>, which git ignores.</summary>
    public async Task<string> Shoot(string name)
    {
        var path = Path.Combine(Repository.Root, "tests", "Kegui.Browser", "shots", $"{name}-{Page.ViewportSize!.Width}.png");
        await Page.ScreenshotAsync(new() { Path = path, FullPage = true });
        return path;
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    private void Note(string error)
    {
        lock (_errors) _errors.Add(error);
    }
}
