using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kegui.Kernel;

public static class OutboxSetup
{
    /// <summary>The outbox without channels; each is added as an <see cref="IChannel"/> singleton.</summary>
    public static IServiceCollection AddKeguiOutbox(this IServiceCollection services)
    {
        services.AddSingleton<IModelPart, OutboxModel>();
        services.AddSingleton<Outbox>();
        services.AddSingleton<OutboxSender>();
        services.AddScoped<OutboxActs>();
        return services;
    }
}

internal sealed class OutboxModel : IModelPart
{
    public void Configure(ModelBuilder model) => model.Entity<OutboxMessage>(e =>
    {
        e.Property(m => m.Target).HasMaxLength(320);
        e.Property(m => m.Data).HasMaxLength(100_000);
        e.Property(m => m.LastError).HasMaxLength(500);
        e.HasIndex(m => m.Key).IsUnique().HasFilter("\"Key\" is not null");
        // The sender asks every few seconds; what was sent stays out of its index.
        e.HasIndex(m => new { m.Channel, m.Destination, m.NextAt }).HasFilter("\"State\" = 'waiting'");
        e.HasIndex(m => new { m.State, m.Id });
    });
}
