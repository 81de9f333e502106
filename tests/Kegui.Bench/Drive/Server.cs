using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Kegui.Bench.Data;

namespace Kegui.Bench.Drive;

/// <summary>The published program on a free port, over a loaded company.</summary>
internal sealed class Server : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly int? _postmaster;

    public IPEndPoint EndPoint { get; }
    /// <summary>From the start of the process to the first page, read to its end, in milliseconds.</summary>
    public double ColdStart { get; private set; }
    /// <summary>Resident memory after that, in megabytes.</summary>
    public double Memory { get; private set; }

    private Server(Company company, string? app)
    {
        var program = Path.Combine(app ?? Environment.GetEnvironmentVariable("KEGUI_APP") ?? throw new InvalidOperationException("KEGUI_APP names the published program; bin/bench sets it."), "kegui.dll");
        EndPoint = new(IPAddress.Loopback, FreePort());
        _postmaster = company.Sqlite ? null : int.TryParse(Environment.GetEnvironmentVariable("KEGUI_BENCH_POSTGRES_PID"), out var pid) ? pid : null;
        var start = new ProcessStartInfo("dotnet", [program, "--urls", $"http://{EndPoint}"])
        {
            WorkingDirectory = Path.GetDirectoryName(program),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Production", ["KEGUI_DATABASE"] = null },
        };
        foreach (var (name, value) in company.Settings) start.Environment[name] = value;
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
    }

    /// <param name="app">Another published program than the one of <c>KEGUI_APP</c>.</param>
    public static async Task<Server> Start(Company company, Shot firstPage, string? app = null)
    {
        var server = new Server(company, app);
        var watch = Stopwatch.StartNew();
        server._process.Start();
        server._process.BeginOutputReadLine();
        server._process.BeginErrorReadLine();
        while (true)
        {
            if (server._process.HasExited || watch.Elapsed > Patience) throw new InvalidOperationException($"The server does not start:\n{server._output}");
            try
            {
                using var wire = new Wire(server.EndPoint);
                var answer = await wire.Send(firstPage);
                if (answer.Status != 200) throw new InvalidOperationException($"The first page: {answer.Text}\n{server._output}");
                server.ColdStart = watch.Elapsed.TotalMilliseconds;
                server.Memory = server.Resident();
                return server;
            }
            catch (Exception e) when (e is SocketException or EndOfStreamException)
            {
                await Task.Delay(5);
            }
        }
    }

    /// <summary>Processor milliseconds used so far by the server, and by the database server with all its workers.</summary>
    public (double Server, double Database) Cpu() => (CpuOf(_process.Id), _postmaster is { } postmaster ? Children(postmaster).Sum(CpuOf) : 0);

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <summary>The most resident memory so far, in megabytes.</summary>
    public double Peak() => Status("VmHWM:");

    private double Resident() => Status("VmRSS:");

    private double Status(string line) =>
        File.ReadLines($"/proc/{_process.Id}/status").Where(l => l.StartsWith(line, StringComparison.Ordinal))
            .Select(l => double.Parse(l.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024).Single();

    private static IEnumerable<int> Children(int parent)
    {
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
            if (int.TryParse(Path.GetFileName(folder), out var pid) && Stat(pid) is { } stat && stat[1] == parent.ToString(CultureInfo.InvariantCulture))
                yield return pid;
    }

    // Ticks of user and system time; a tick is 10 ms on every Linux that .NET runs on.
    private static double CpuOf(int pid) => Stat(pid) is { } stat ? (double.Parse(stat[11], CultureInfo.InvariantCulture) + double.Parse(stat[12], CultureInfo.InvariantCulture)) * 10 : 0;

    // The fields from the state on: the name before it may hold blanks.
    private static string[]? Stat(int pid)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{pid}/stat");
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return null;
        }
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
