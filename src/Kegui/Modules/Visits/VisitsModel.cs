using Kegui.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Visits;

internal sealed class VisitsModel : IModelPart
{
    public void Configure(ModelBuilder model)
    {
        model.Entity<Visit>(e =>
        {
            e.Ignore(v => v.ImportId);
            foreach (var text in new[] { "Needs", "Opinions", "Suggestions", "Difficulties", "Competition", "Conveyed" })
                e.Property(text).HasMaxLength(4000);
            e.Property(v => v.Purpose).HasMaxLength(500);
            e.Property(v => v.Met).HasMaxLength(500);
            e.Property(v => v.NextStep).HasMaxLength(500);
            e.HasIndex(v => new { v.CustomerId, v.On, v.Id });
            // My plan and my team's: by day, newest first.
            e.HasIndex(v => new { v.OwnerId, v.On, v.Id });
            e.HasIndex(v => new { v.DepartmentId, v.On, v.Id });
            e.HasIndex(v => new { v.ProvinceCode, v.On, v.Id });
            e.HasIndex(v => new { v.On, v.Id });
            e.HasIndex(v => new { v.OwnerId, v.NextOn, v.Id }).HasFilter("\"NextOn\" is not null and \"NextDoneAt\" is null");
        });
        model.Entity<ReportVersion>(e =>
        {
            e.Property(r => r.Report).HasMaxLength(40_000);
            e.HasIndex(r => new { r.VisitId, r.Number }).IsUnique();
        });
    }
}
