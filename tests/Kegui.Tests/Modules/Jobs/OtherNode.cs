using Kegui.Kernel;
using Kegui.Tests.World;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Kegui.Tests.Modules.Jobs;

/// <summary>A second process on the world's database, with a clock of its own: one that stands still is a process that was stopped.</summary>
internal sealed class OtherNode : IAsyncDisposable
{
    private readonly WebApplication _app;

    public OtherNode(TestWorld world, Action<IServiceCollection> services)
    {
        Clock = new(world.Clock.GetUtcNow());
        _app = KeguiApp.Build([$"--KEGUI_DATA={world.Data}", "--KEGUI_JOBS=off"], builder =>
        {
            builder.WebHost.UseTestServer();
            builder.Logging.SetMinimumLevel(LogLevel.Warning);
            builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
            builder.Services.Replace(ServiceDescriptor.Singleton(world.App.Services.GetRequiredService<DatabaseChoice>()));
            services(builder.Services);
        });
    }

    public FakeTimeProvider Clock { get; }
    public IServiceProvider Services => _app.Services;

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
