using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Kegui.Browser;

/// <summary>
/// The real program on a free port with a fresh data folder. <c>KEGUI_APP</c> names a published folder (bin/test sets it);
/// without it the last build of src/Kegui runs.
/// </summary>
public sealed class KeguiProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly StringBuilder _output = new();

    /// <summary>Without a slash at the end.</summary>
    public string Address { get; }

    public string DataFolder { get; }

    /// <summary>What the program has written so far, to either stream.</summary>
    public string Output
    {
        get
        {
            lock (_output) return _output.ToString();
        }
    }

    private KeguiProcess(string[] arguments, IReadOnlyDictionary<string, string> environment)
    {
        var published = Environment.GetEnvironmentVariable("KEGUI_APP");
        var folder = published is null ? Path.Combine(Repository.Root, "src", "Kegui") : Path.GetFullPath(published, Repository.Root);
        var program = Path.Combine(published is null ? Path.Combine(folder, "bin", Repository.Configuration, "net10.0") : folder, "kegui.dll");
        if (!File.Exists(program)) throw new FileNotFoundException("Kegui is not built; bin/test builds it.", program);

        Address = $"http://127.0.0.1:{FreePort()}";
        DataFolder = Directory.CreateTempSubdirectory("kegui-browser-").FullName;
        var start = new ProcessStartInfo("dotnet", [program, .. arguments, "--urls", Address])
        {
            // The content root: where wwwroot is looked for.
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["KEGUI_DATA"] = DataFolder,
                // A build finds the static files of packages only in development; a published folder has them all.
                ["ASPNETCORE_ENVIRONMENT"] = published is null ? "Development" : "Production",
            },
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Starts the program and waits until <c>/healthz</c> answers. Fails with its output when it ends or takes a minute.</summary>
    public static async Task<KeguiProcess> Start(string[]? arguments = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        var kegui = new KeguiProcess(arguments ?? [], environment ?? new Dictionary<string, string>());
        try
        {
            await kegui.Healthy();
            return kegui;
        }
        catch
        {
            await kegui.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(DataFolder, recursive: true);
    }

    private async Task Healthy()
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < Patience; await tick.WaitForNextTickAsync())
        {
            if (_process.HasExited) throw new InvalidOperationException($"Kegui ended with code {_process.ExitCode}:\n{Output}");
            try
            {
                if ((await client.GetAsync($"{Address}/healthz")).IsSuccessStatusCode) return;
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
            {
                // Not listening yet.
            }
        }
        throw new TimeoutException($"Kegui did not become healthy:\n{Output}");
    }

    private void Keep(string? line)
    {
        if (line is null) return;
        lock (_output) _output.AppendLine(line);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
