using Microsoft.EntityFrameworkCore;

namespace Kegui.Kernel;

/// <summary>Keys and indexes of the kernel's own tables.</summary>
internal sealed class KernelModel : IModelPart
{
    private const int Long = 1_000_000;

    public void Configure(ModelBuilder model)
    {
        model.Entity<Counter>().HasKey(c => c.Key);
        model.Entity<CompanyDay>().HasKey(d => d.On);
        model.Entity<Setting>(e =>
        {
            e.HasKey(s => s.Key);
            e.Property(s => s.Value).HasMaxLength(4000);
        });
        model.Entity<DoneRequest>(e =>
        {
            e.HasKey(d => new { d.PersonId, d.Act, d.Key });
            e.Property(d => d.Result).HasMaxLength(Long);
            e.HasIndex(d => d.At);
        });
        People(model);
        History(model);
    }

    private static void People(ModelBuilder model)
    {
        model.Entity<Department>().HasIndex(d => d.ParentId);
        model.Entity<Post>();
        model.Entity<Person>(e =>
        {
            e.HasIndex(p => p.SignInName).IsUnique();
            e.Property(p => p.PasswordHash).HasMaxLength(400);
            e.Property(p => p.TotpSecret).HasMaxLength(400);
        });
        model.Entity<Role>().HasKey(r => r.Code);
        model.Entity<RoleGrant>().HasKey(g => new { g.RoleCode, g.Permission });
        model.Entity<PersonRole>().HasKey(r => new { r.PersonId, r.RoleCode });
        model.Entity<StandIn>().HasIndex(s => new { s.StandInId, s.Until });
        model.Entity<RecordShare>(e =>
        {
            e.HasKey(s => new { s.PersonId, s.Kind, s.RecordId });
            e.HasIndex(s => new { s.Kind, s.RecordId });
        });
        model.Entity<Session>(e =>
        {
            e.HasIndex(s => s.TokenHash).IsUnique();
            e.HasIndex(s => s.PersonId);
        });
        model.Entity<ApiToken>(e =>
        {
            e.HasIndex(t => t.TokenHash).IsUnique();
            e.Property(t => t.Only).HasMaxLength(4000);
        });
        model.Entity<OneTimeLink>().HasIndex(l => l.TokenHash).IsUnique();
        model.Entity<SignInEntry>().HasIndex(s => s.At);
    }

    private static void History(ModelBuilder model)
    {
        model.Entity<TimelineEntry>(e =>
        {
            e.Property(t => t.Data).HasMaxLength(Long);
            // A customer's page reads the newest twenty; a record's own page likewise.
            e.HasIndex(t => new { t.CustomerId, t.Id });
            e.HasIndex(t => new { t.SubjectKind, t.SubjectId, t.Id });
        });
        model.Entity<AuditEntry>(e =>
        {
            e.Property(a => a.Changes).HasMaxLength(Long);
            e.Property(a => a.Reason).HasMaxLength(2000);
            // The search page: by record or by person, the newest first.
            e.HasIndex(a => new { a.SubjectKind, a.SubjectId, a.At, a.Id });
            e.HasIndex(a => new { a.PersonId, a.At, a.Id });
            e.HasIndex(a => a.SealId);
        });
        model.Entity<AuditSeal>();
    }
}
