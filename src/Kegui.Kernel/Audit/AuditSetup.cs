using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kegui.Kernel;

public static class AuditSetup
{
    /// <summary>The right to read the log.</summary>
    public const string Read = "audit.read";

    public static IServiceCollection AddKeguiAudit(this IServiceCollection services)
    {
        services.AddSingleton<IModelPart, AuditModel>();
        services.AddScoped<AuditCheck>();
        services.AddScoped<AuditHead>();
        services.AddJob<AuditHeadJob>();
        return services.AddJob<Sealer>();
    }
}

internal sealed class AuditModel : IModelPart
{
    public void Configure(ModelBuilder model)
    {
        model.Entity<AuditSeal>(e =>
        {
            e.Property(s => s.Lines).HasMaxLength(100_000);
            e.Property(s => s.Marks).HasMaxLength(100_000);
        });
        model.Entity<AuditEntry>(e =>
        {
            // The search page: a period, or one kind of act, the newest first.
            e.HasIndex(a => new { a.At, a.Id });
            e.HasIndex(a => new { a.Act, a.At, a.Id });
        });
    }
}
