using System.Net;
using Kegui.Bench.Data;
using Kegui.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kegui.Bench.Drive;

/// <summary>The program inside the bench: loads companies, signs people in, and shows which statements a request needs.</summary>
internal sealed class InProcess : IAsyncDisposable
{
    public required WebApplication App { get; init; }
    public required Ear Ear { get; init; }
    public IServiceProvider Services => App.Services;
    public IPEndPoint EndPoint => new(IPAddress.Loopback, new Uri(App.Urls.First()).Port);

    public static async Task<InProcess> Open(IReadOnlyDictionary<string, string> settings)
    {
        var ear = new Ear();
        var app = KeguiApp.Build([.. settings.Select(s => $"--{s.Key}={s.Value}"), "--urls=http://127.0.0.1:0"], builder =>
        {
            // A new database is asked for its history before it has one; that is no news.
            builder.Logging.ClearProviders();
            builder.Services.AddSingleton<IStartupFilter>(ear);
            builder.Services.ConfigureDbContext<AppDb>(options => options.AddInterceptors(ear));
        });
        await KeguiApp.Prepare(app);
        return new() { App = app, Ear = ear };
    }

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        // The server process takes the file over; no connection of ours may stay on it.
        SqliteConnection.ClearAllPools();
    }
}
