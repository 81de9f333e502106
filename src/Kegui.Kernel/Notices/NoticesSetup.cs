using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kegui.Kernel;

public static class NoticesSetup
{
    public static IServiceCollection AddKeguiNotices(this IServiceCollection services)
    {
        services.AddSingleton<IModelPart, NoticesModel>();
        services.AddSingleton<Notices>();
        services.AddScoped<Inbox>();
        return services.AddJob<DigestJob>();
    }
}

internal sealed class NoticesModel : IModelPart
{
    public void Configure(ModelBuilder model)
    {
        model.Entity<Notice>(e =>
        {
            e.Property(n => n.Args).HasMaxLength(4000);
            e.HasIndex(n => new { n.PersonId, n.FactKey }).IsUnique();
            e.HasIndex(n => n.FactKey);
            e.HasIndex(n => new { n.PersonId, n.At, n.Id });
            // Each page counts what is unread; the index holds only that.
            e.HasIndex(n => new { n.PersonId, n.ReadAt, n.Id }).HasFilter("\"ReadAt\" is null").HasDatabaseName("IX_Notice_Unread");
        });
        model.Entity<NoticePreference>().HasKey(p => new { p.PersonId, p.Kind, p.Channel });
    }
}
