using Kegui.Kernel;
using Kegui.Tests.World;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Kegui.Tests.Modules.Outbox;

/// <summary>A world whose mail goes to a sink, or whose channel does as the test says.</summary>
internal static class Mailing
{
    public static Task<TestWorld> Open(int port) => TestWorld.Open(services => services.Replace(ServiceDescriptor.Singleton(
        Settings(services) with { Mail = new("127.0.0.1", port, null, null, "客规 <kegui@example.com>"), PublicUrl = "https://crm.example.com" })));

    public static Task<TestWorld> Open(IChannel channel) => TestWorld.Open(services => services.Replace(ServiceDescriptor.Singleton(channel)));

    public static Task<int> Send(TestWorld world) => world.App.Services.GetRequiredService<OutboxSender>().SendDue(default);

    public static async Task GiveAddress(TestWorld world, string signInName) => await world.With(async services =>
    {
        var db = services.GetRequiredService<AppDb>();
        await db.Set<Person>().Where(p => p.SignInName == signInName).ExecuteUpdateAsync(set => set.SetProperty(p => p.Email, signInName + "@example.com"));
        var stamp = Guid.NewGuid().ToString("N");
        await db.Set<Setting>().Where(s => s.Key == PeopleDirectory.StampKey).ExecuteUpdateAsync(set => set.SetProperty(s => s.Value, stamp));
    });

    public static Task<List<OutboxMessage>> Rows(TestWorld world) => world.With(s => s.GetRequiredService<AppDb>().Set<OutboxMessage>().OrderBy(m => m.Id).ToListAsync());

    public static Task Queue(TestWorld world, params Outgoing[] messages) => world.With(async services =>
    {
        var outbox = services.GetRequiredService<Kegui.Kernel.Outbox>();
        await services.GetRequiredService<ActRunner>().Run("test.queue", new(Actor.System), messages.Length, async act =>
        {
            foreach (var message in messages) await outbox.Add(act, message, default);
            return true;
        }, default);
    });

    private static KeguiSettings Settings(IServiceCollection services) => (KeguiSettings)services.First(s => s.ServiceType == typeof(KeguiSettings)).ImplementationInstance!;
}

/// <summary>Sends as the test says; the destination is what stands before the first slash of the target.</summary>
internal sealed class ScriptedChannel : IChannel
{
    private readonly List<(string Target, long Id)> _sent = [];

    public string Code => "mail";
    public bool Ready => true;
    public IReadOnlyList<(string Target, long Id)> Sent => _sent;
    public Func<string, CancellationToken, Task>? Opening { get; set; }
    public Func<OutboxMessage, CancellationToken, Task<Delivery>>? Sending { get; set; }

    public string DestinationOf(string target) => target.Split('/')[0];

    public async Task<ILine> Open(string destination, CancellationToken cancel)
    {
        if (Opening is { } opening) await opening(destination, cancel);
        return new Line(this);
    }

    private sealed class Line(ScriptedChannel channel) : ILine
    {
        public async Task<Delivery> Send(OutboxMessage message, CancellationToken cancel)
        {
            var delivery = channel.Sending is { } sending ? await sending(message, cancel) : Delivery.Sent;
            if (delivery.Done) lock (channel._sent) channel._sent.Add((message.Target, message.Id));
            return delivery;
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
