using Microsoft.EntityFrameworkCore;

namespace Kegui.Kernel;

/// <summary>Tables of the rulebook and its duties. The partial indexes keep the open few apart from the closed millions.</summary>
internal sealed class DutiesModel : IModelPart
{
    private const int Long = 1_000_000;
    private const string Open = "\"State\" = 'open'";
    // What lists show: a million duties on trial must not lie in the way of the few that count.
    private const string Shown = "\"State\" = 'open' and not \"Trial\"";

    public void Configure(ModelBuilder model)
    {
        Rulebook(model);
        model.Entity<Duty>(e =>
        {
            e.Property(d => d.Values).HasMaxLength(2000);
            e.Property(d => d.Trace).HasMaxLength(8000);
            e.Property(d => d.State).HasMaxLength(10);
            e.HasIndex(d => new { d.RuleKey, d.SubjectId, d.Occurrence }).IsUnique();
            // At most one open duty of a cycle, whoever plans at the same time.
            e.HasIndex(d => new { d.RuleKey, d.SubjectId }).IsUnique().HasFilter($"{Open} and \"Cyclic\"").HasDatabaseName("IX_Duty_OneOpen");
            e.HasIndex(d => new { d.NextStepAt, d.Id }).HasFilter("\"NextStepAt\" is not null");
            e.HasIndex(d => d.SubjectId).HasFilter(Open).HasDatabaseName("IX_Duty_OpenOfSubject");
            e.HasIndex(d => new { d.CustomerId, d.DueOn, d.Id }).HasFilter(Shown);
            e.HasIndex(d => new { d.OwnerId, d.DueOn, d.Id }).HasFilter(Shown);
            e.HasIndex(d => new { d.DepartmentId, d.DueOn, d.Id }).HasFilter(Shown);
            e.HasIndex(d => new { d.RoleCode, d.DueOn, d.Id }).HasFilter(Shown);
            e.HasIndex(d => new { d.DueOn, d.Id }).HasFilter(Shown);
            e.HasIndex(d => new { d.RegulationId, d.Id }).HasFilter(Open);
            e.HasIndex(d => new { d.SubjectId, d.Id });
        });
        model.Entity<DutyRecheck>(e =>
        {
            e.HasKey(r => new { r.RuleKey, r.SubjectId });
            e.HasIndex(r => new { r.On, r.RuleKey, r.SubjectId });
        });
        model.Entity<DutyMove>(e =>
        {
            e.Property(m => m.Reason).HasMaxLength(2000);
            e.HasIndex(m => new { m.DutyId, m.Id });
        });
        model.Entity<DutyRequest>(e =>
        {
            e.Property(r => r.Reason).HasMaxLength(500);
            e.Property(r => r.Answer).HasMaxLength(500);
            e.Property(r => r.State).HasMaxLength(10);
            e.HasIndex(r => new { r.DutyId, r.Id });
            // One question at a time, and what waits for a superior.
            e.HasIndex(r => r.DutyId).IsUnique().HasFilter("\"State\" = 'asked'").HasDatabaseName("IX_DutyRequest_OneAsked");
            e.HasIndex(r => new { r.SuperiorId, r.Id }).HasFilter("\"State\" = 'asked'");
        });
        model.Entity<DutyMiss>(e =>
        {
            e.HasIndex(m => new { m.DutyId, m.On }).IsUnique();
            e.HasIndex(m => new { m.RuleKey, m.On });
        });
    }

    private static void Rulebook(ModelBuilder model)
    {
        model.Entity<RegulationText>(e =>
        {
            e.HasKey(t => t.Hash);
            e.Property(t => t.Content).HasMaxLength(Long);
            e.HasIndex(t => t.RegulationId);
        });
        model.Entity<RegulationEdition>(e =>
        {
            e.Property(r => r.Values).HasMaxLength(Long);
            e.Property(r => r.Reason).HasMaxLength(2000);
            e.HasIndex(r => new { r.RegulationId, r.Number }).IsUnique();
            // Never two for one day.
            e.HasIndex(r => new { r.RegulationId, r.From }).IsUnique();
        });
        model.Entity<Adoption>(e =>
        {
            e.Property(a => a.Level).HasConversion(level => level.Code(), code => RuleLevels.Of(code)).HasMaxLength(10);
            e.HasIndex(a => new { a.RegulationId, a.ClauseId, a.From });
        });
        model.Entity<RuleHit>(e =>
        {
            e.Property(h => h.Level).HasConversion(level => level.Code(), code => RuleLevels.Of(code)).HasMaxLength(10);
            e.Property(h => h.Reason).HasMaxLength(2000);
            e.Property(h => h.Missing).HasMaxLength(2000);
            e.Property(h => h.Outcome).HasMaxLength(10);
            // Counts of the last days are read off the index; the rows beside it are the newest first.
            e.HasIndex(h => new { h.RuleKey, h.On, h.Outcome });
            e.HasIndex(h => new { h.RuleKey, h.Id });
            e.HasIndex(h => new { h.RegulationId, h.On, h.Outcome });
        });
        model.Entity<ReplanRun>(e => e.HasIndex(r => r.From).HasFilter("\"FinishedAt\" is null"));
    }
}
