using Kegui.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Staff;

internal sealed class StaffModel : IModelPart
{
    public void Configure(ModelBuilder model)
    {
        model.Entity<RecoveryCode>().HasKey(r => new { r.PersonId, r.CodeHash });
        model.Entity<SignInEntry>().HasIndex(s => new { s.PersonId, s.Id });
        model.Entity<StandIn>().HasIndex(s => new { s.PersonId, s.Until });
        model.Entity<RightsRequest>(e =>
        {
            e.Property(r => r.Input).HasMaxLength(RightsRequest.Longest);
            e.Property(r => r.Changes).HasMaxLength(RightsRequest.Longest);
            e.HasIndex(r => new { r.State, r.Id });
        });
        model.Entity<Handover>(e =>
        {
            e.Property(h => h.Plan).HasMaxLength(Handover.LongestPlan);
            e.HasIndex(h => new { h.FromId, h.Id });
        });
    }
}
