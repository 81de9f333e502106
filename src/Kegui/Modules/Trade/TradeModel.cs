using Kegui.Kernel;
using Kegui.Modules.Trade.Import;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Trade;

internal sealed class TradeModel : IModelPart
{
    private const int Long = 10_000_000;

    public void Configure(ModelBuilder model)
    {
        model.Entity<TradeDocument>(e =>
        {
            e.Property(d => d.Note).HasMaxLength(2000);
            e.Ignore(d => d.Living);
            // The list is by date, newest first, in every scope; a customer's own by customer.
            e.HasIndex(d => new { d.On, d.Id });
            e.HasIndex(d => new { d.OwnerId, d.On, d.Id });
            e.HasIndex(d => new { d.DepartmentId, d.On, d.Id });
            e.HasIndex(d => new { d.ProvinceCode, d.On, d.Id });
            e.HasIndex(d => new { d.CustomerId, d.On, d.Id });
            e.HasIndex(d => new { d.Source, d.Number });
            e.HasIndex(d => d.Number).IsUnique().HasDatabaseName("IX_TradeDocument_HandNumber")
                .HasFilter("\"Source\" = '' and \"ReversedById\" is null and \"ReversalOfId\" is null");
            e.HasIndex(d => new { d.ImportId, d.Id }).HasFilter("\"ImportId\" is not null");
            e.HasIndex(d => d.ReversalOfId).HasFilter("\"ReversalOfId\" is not null");
        });
        model.Entity<TradeLine>().HasIndex(l => l.DocumentId);
        model.Entity<Payment>(e =>
        {
            e.Property(p => p.Note).HasMaxLength(2000);
            e.HasIndex(p => new { p.CustomerId, p.DueOn });
            e.HasIndex(p => p.DocumentId).HasFilter("\"DocumentId\" is not null");
            e.HasIndex(p => new { p.ImportId, p.Id }).HasFilter("\"ImportId\" is not null");
            e.HasIndex(p => p.ReversalOfId).HasFilter("\"ReversalOfId\" is not null");
        });
        model.Entity<CustomerMonth>().HasKey(m => new { m.CustomerId, m.Month });
        model.Entity<ForeignCode>(e =>
        {
            e.HasIndex(f => new { f.Source, f.Code }).IsUnique();
            e.HasIndex(f => f.CustomerId);
            e.HasIndex(f => f.ImportId).HasFilter("\"ImportId\" is not null");
        });
        model.Entity<TradeImport>(e =>
        {
            e.Property(i => i.Header).HasMaxLength(Long);
            e.Property(i => i.Plan).HasMaxLength(Long);
            e.Property(i => i.Result).HasMaxLength(Long);
            e.HasIndex(i => new { i.OwnerId, i.Id });
            e.HasIndex(i => i.HasRows).HasFilter("\"HasRows\"");
        });
        model.Entity<ImportPart>().HasKey(p => new { p.ImportId, p.No });
        model.Entity<TradeColumnMemory>(e =>
        {
            e.HasKey(m => m.HeaderKey);
            e.Property(m => m.Plan).HasMaxLength(Long);
        });
    }
}
