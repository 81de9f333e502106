using Microsoft.Playwright;

namespace Kegui.Browser;

/// <summary>A page in a profile of its own. Dispose closes both.</summary>
public sealed class Screen : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _errors = [];
    private readonly Lock _gate = new();
    private readonly Dictionary<IRequest, int> _underWay = [];
    private int _requests;
    // The number of the request that brought the document.
    private int _navigation;
    private TaskCompletionSource _quiet = Done();
    private TaskCompletionSource _begun = Done();

    internal Screen(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.PageError += (_, error) => Note(error);
        page.Console += (_, message) =>
        {
            // A form that comes back with its mistakes answers 422, and Chromium calls that a failed resource.
            if (message.Type == "error" && !message.Text.Contains("status of 422", StringComparison.Ordinal)) Note(message.Text);
        };
        page.Request += (_, request) => Begin(request);
        page.RequestFinished += (_, request) => End((r, _) => r == request);
        page.RequestFailed += (_, request) => End((r, _) => r == request);
        // What a page that was left still wanted is never said to have ended.
        page.DOMContentLoaded += (_, _) => End((_, number) => number < _navigation);
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

    /// <summary>Ends when what a click has set off is loaded and drawn. A page that is patched in place is no navigation to a browser, so
    /// its own waiting does not help.</summary>
    public async Task Settled()
    {
        await Page.EvaluateAsync(TwoFrames);
        for (Task quiet; !(quiet = Quiet()).IsCompleted;)
        {
            await quiet.WaitAsync(TimeSpan.FromSeconds(30));
            await Page.EvaluateAsync(TwoFrames);
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

    private const string TwoFrames = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))";

    /// <summary>Ends when the page asks for something, from now on.</summary>
    public Task NextRequest()
    {
        lock (_gate) return (_begun = new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
    }

    private Task Quiet()
    {
        lock (_gate) return _quiet.Task;
    }

    private void Begin(IRequest request)
    {
        lock (_gate)
        {
            if (_underWay.Count == 0) _quiet = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _underWay[request] = ++_requests;
            if (request.IsNavigationRequest) _navigation = _requests;
            _begun.TrySetResult();
        }
    }

    private void End(Func<IRequest, int, bool> which)
    {
        lock (_gate)
        {
            foreach (var (request, _) in _underWay.Where(r => which(r.Key, r.Value)).ToList()) _underWay.Remove(request);
            if (_underWay.Count == 0) _quiet.TrySetResult();
        }
    }

    private static TaskCompletionSource Done()
    {
        var done = new TaskCompletionSource();
        done.SetResult();
        return done;
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    private void Note(string error)
    {
        lock (_errors) _errors.Add(error);
    }
}
