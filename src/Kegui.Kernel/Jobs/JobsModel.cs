using Microsoft.EntityFrameworkCore;

namespace Kegui.Kernel;

internal sealed class JobsModel : IModelPart
{
    private const int Long = 1_000_000;

    public void Configure(ModelBuilder model)
    {
        model.Entity<Schedule>(e =>
        {
            e.HasKey(s => s.Job);
            e.Property(s => s.LastError).HasMaxLength(1000);
        });
        model.Entity<Work>(e =>
        {
            e.Property(w => w.Input).HasMaxLength(Long);
            e.Property(w => w.Cursor).HasMaxLength(Long);
            e.Property(w => w.Result).HasMaxLength(Long);
            e.Ignore(w => w.Over);
            e.Ignore(w => w.Share);
            e.HasIndex(w => new { w.PersonId, w.Id });
            // The runner asks every few seconds for what is not over; finished works stay out of that index.
            e.HasIndex(w => w.Id).HasFilter("\"FinishedAt\" is null").HasDatabaseName("IX_Work_Open");
        });
    }
}
