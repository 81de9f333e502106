using Kegui.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Customers;

internal sealed class CustomersModel : IModelPart
{
    public void Configure(ModelBuilder model)
    {
        model.Entity<Customer>(e =>
        {
            e.Property(c => c.SearchText).HasMaxLength(2000);
            e.Property(c => c.SearchGrams).HasMaxLength(4000);
            e.Property(c => c.Address).HasMaxLength(400);
            e.HasIndex(c => c.Code).IsUnique();
            e.HasIndex(c => c.CreditCode).HasFilter("\"CreditCode\" is not null");
            e.HasIndex(c => c.NameKey);
            e.HasIndex(c => c.Phone).HasFilter("\"Phone\" is not null");
            e.HasIndex(c => c.ParentId).HasFilter("\"ParentId\" is not null");
            e.HasIndex(c => c.ImportId).HasFilter("\"ImportId\" is not null");
            // Each scope has an index for each sort that the list offers; the newest first (by id) is the primary key or its scope twin.
            e.HasIndex(c => new { c.UpdatedAt, c.Id });
            e.HasIndex(c => new { c.SortKey, c.Id });
            e.HasIndex(c => new { c.OwnerId, c.UpdatedAt, c.Id });
            e.HasIndex(c => new { c.OwnerId, c.SortKey, c.Id });
            e.HasIndex(c => new { c.OwnerId, c.Id });
            e.HasIndex(c => new { c.DepartmentId, c.UpdatedAt, c.Id });
            e.HasIndex(c => new { c.DepartmentId, c.SortKey, c.Id });
            e.HasIndex(c => new { c.DepartmentId, c.Id });
            e.HasIndex(c => new { c.ProvinceCode, c.UpdatedAt, c.Id });
            e.HasIndex(c => new { c.Grade, c.UpdatedAt, c.Id }).HasFilter("\"Grade\" is not null");
        });
        model.Entity<CustomerAssignment>(e =>
        {
            e.HasIndex(a => new { a.CustomerId, a.Id });
            // The pool asks who had the customer before; statistics ask what somebody was given.
            e.HasIndex(a => new { a.ToId, a.At });
            e.HasIndex(a => new { a.FromId, a.At });
        });
        model.Entity<CustomerProfile>(e =>
        {
            foreach (var text in new[] { "Operation", "People", "Organisation", "PurchasingChannels", "Competition", "Direction", "Habits", "Likes", "BuyingPower", "Background", "Note" })
                e.Property(text).HasMaxLength(4000);
        });
        model.Entity<Contact>(e =>
        {
            e.Property(c => c.Note).HasMaxLength(2000);
            e.HasIndex(c => new { c.CustomerId, c.Id });
            e.HasIndex(c => c.Phone).HasFilter("\"Phone\" is not null");
        });
    }
}
