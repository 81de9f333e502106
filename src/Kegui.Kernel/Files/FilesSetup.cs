using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kegui.Kernel;

public static class FilesSetup
{
    /// <param name="folder">Where contents lie; part of every backup.</param>
    /// <param name="most">Bytes a file may have.</param>
    public static IServiceCollection AddKeguiFiles(this IServiceCollection services, string folder, long most)
    {
        services.AddSingleton<IModelPart, FilesModel>();
        services.AddSingleton(new FileStore(folder, most));
        services.AddSingleton<ContentKeys>();
        services.AddScoped<FileActs>();
        return services.AddJob<FileCleaner>();
    }
}

internal sealed class FilesModel : IModelPart
{
    public void Configure(ModelBuilder model)
    {
        model.Entity<StoredFile>(e =>
        {
            e.HasKey(f => f.Hash);
            e.Property(f => f.Hash).HasMaxLength(64);
            e.Property(f => f.SealedKey).HasMaxLength(500);
            e.HasIndex(f => f.SeenAt);
        });
        model.Entity<Attachment>(e =>
        {
            e.Property(a => a.Hash).HasMaxLength(64);
            e.HasIndex(a => new { a.SubjectKind, a.SubjectId, a.Id });
            // A row of the store cannot go while a record has it.
            e.HasOne<StoredFile>().WithMany().HasForeignKey(a => a.Hash).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
