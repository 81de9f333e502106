using Kegui.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Imports;

internal sealed class ImportsModel : IModelPart
{
    private const int Long = 1_000_000;

    public void Configure(ModelBuilder model)
    {
        model.Entity<Import>(e =>
        {
            e.Property(i => i.Headers).HasMaxLength(Long);
            e.Property(i => i.Columns).HasMaxLength(20_000);
            e.Property(i => i.Choices).HasMaxLength(Long);
            e.Property(i => i.Summary).HasMaxLength(Long);
            e.HasIndex(i => new { i.OwnerId, i.Id });
            e.HasIndex(i => new { i.DepartmentId, i.Id });
            e.HasIndex(i => new { i.State, i.Id });
        });
        model.Entity<ColumnMemory>(e =>
        {
            e.HasKey(m => new { m.Kind, m.Headers });
            e.Property(m => m.Columns).HasMaxLength(20_000);
        });
        model.Entity<ImportChange>(e =>
        {
            e.Property(c => c.Before).HasMaxLength(Long);
            e.HasIndex(c => new { c.ImportId, c.Id });
        });
    }
}
