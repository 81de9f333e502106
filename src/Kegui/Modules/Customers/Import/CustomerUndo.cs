using System.Text.Json;
using Kegui.Kernel;
using Kegui.Modules.Fields;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Kegui.Modules.Customers;

/// <summary>Takes an import back: new customers go, changed ones get their values back, unless somebody has worked with them since.</summary>
internal static class CustomerUndo
{
    public static async Task<IReadOnlyList<(long Id, string Code, string Name, bool Touched)>> Made(AppDb db, long import, long after, int take, CancellationToken cancel)
    {
        var rows = await db.Whole<Customer>(Actor.System).Where(c => c.ImportId == import && c.Id > after).OrderBy(c => c.Id).Take(take)
            .Select(c => new { c.Id, c.Code, c.Name, c.Version }).ToListAsync(cancel);
        if (rows.Count == 0) return [];
        var ids = rows.Select(r => r.Id).ToList();
        // Every act on a customer or on what belongs to it leaves a line; a visit or a task counts as a touch.
        var told = (await db.Set<TimelineEntry>().Where(t => EF.Parameter(ids).Contains(t.CustomerId!.Value) && t.Fact != "CustomerImported").Select(t => t.CustomerId!.Value).Distinct().ToListAsync(cancel)).ToHashSet();
        return [.. rows.Select(r => (r.Id, r.Code, r.Name, r.Version != 0 || told.Contains(r.Id)))];
    }

    public static void Remove(Act act, IReadOnlyList<(long Id, string Name)> parties, long import, long firstId)
    {
        var ids = parties.Select(c => c.Id).ToList();
        act.Also(async cancel =>
        {
            await act.Db.Whole<Contact>(Actor.System).Where(c => EF.Parameter(ids).Contains(c.CustomerId)).ExecuteDeleteAsync(cancel);
            await act.Db.Whole<CustomerProfile>(Actor.System).Where(p => EF.Parameter(ids).Contains(p.Id)).ExecuteDeleteAsync(cancel);
            await act.Db.Set<TimelineEntry>().Where(t => EF.Parameter(ids).Contains(t.CustomerId!.Value)).ExecuteDeleteAsync(cancel);
            await act.Db.Whole<FieldValue>(Actor.System).Where(v => EF.Parameter(ids).Contains(v.RecordId)).ExecuteDeleteAsync(cancel);
            await DutyBulk.Remove(act.Db, "customer", ids, cancel);
            await act.Db.Set<RecordShare>().Where(s => s.Kind == "customer" && EF.Parameter(ids).Contains(s.RecordId)).ExecuteDeleteAsync(cancel);
            await act.Db.Whole<Customer>(Actor.System).Where(c => EF.Parameter(ids).Contains(c.Id) && c.ImportId == import).ExecuteDeleteAsync(cancel);
        });
        BulkFacts.Tell(act, [.. parties.Select(c => new BulkFact(new("CustomerRemovedByUndo", "customer", c.Id, c.Id), [new("name", c.Name, null)], Line: false))], firstId);
    }

    public static async Task<bool> Restore(Act act, ChangedRecord change, CancellationToken cancel)
    {
        var seen = new Seen("customer", change.CustomerId, change.CustomerId);
        object? record = change.Kind switch
        {
            "customer" => await act.Db.Whole<Customer>(Actor.System).AsTracking().FirstOrDefaultAsync(c => c.Id == change.Id, cancel),
            "contact" or "contact-added" => await act.Db.Under<Contact>(seen).AsTracking().FirstOrDefaultAsync(c => c.Id == change.Id, cancel),
            "field" or "field-added" => await act.Db.Under<FieldValue>(seen).AsTracking().FirstOrDefaultAsync(v => v.Id == change.Id, cancel),
            _ => await act.Db.Under<CustomerProfile>(seen).AsTracking().FirstOrDefaultAsync(p => p.Id == change.Id, cancel),
        };
        if (record is null) return false;
        var entry = act.Db.Entry(record);
        if ((int)entry.Property("Version").CurrentValue! != change.Version) return false;
        if (change.Kind.EndsWith("-added", StringComparison.Ordinal))
        {
            act.Db.Remove(record);
            return true;
        }
        foreach (var (name, value) in JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(change.Before)!)
        {
            var property = entry.Property(name);
            property.CurrentValue = value.Deserialize(property.Metadata.ClrType, Json.Plain);
        }
        entry.Property("Version").CurrentValue = change.Version + 1;
        if (record is Customer { OwnerId: var owner } && entry.Property(nameof(Customer.OwnerId)) is { IsModified: true, OriginalValue: var was })
            act.Db.Add(new CustomerAssignment { Id = await act.NewId(cancel), CustomerId = change.Id, FromId = (long?)was, ToId = owner, At = act.Now, ById = act.Actor.PersonId, Why = "undo" });
        if (change.Kind == "customer")
            await act.Tell(new Fact("CustomerImportUndone", "customer", change.Id, change.Id), act.ChangesOf(record), cancel);
        return true;
    }

    /// <summary>Customers of whom the act has changed or added something.</summary>
    public static IReadOnlyCollection<long> Touched(Act act) =>
        [.. act.Db.ChangeTracker.Entries().Where(e => (e.Entity is Customer or Contact or CustomerProfile or FieldValue) && e.State is EntityState.Added or EntityState.Modified).Select(e => CustomerOf(e.Entity)).Distinct()];

    /// <summary>
    /// What the act has changed and added, by customer. All columns that differ, the derived ones too: what was stored before is
    /// brought back as it was.
    /// </summary>
    public static ILookup<long, ChangedRecord> Captured(Act act)
    {
        var found = new List<ChangedRecord>();
        foreach (var entry in act.Db.ChangeTracker.Entries().Where(e => e.Entity is Customer or Contact or CustomerProfile or FieldValue).ToList())
        {
            if (entry.State == EntityState.Added) found.Add(new(KindOf(entry.Entity) + "-added", (long)entry.Property("Id").CurrentValue!, CustomerOf(entry.Entity), "{}", 0));
            else if (entry.State == EntityState.Modified && Before(entry) is { Count: > 0 } before) found.Add(Stamp(act, entry, before));
        }
        return found.ToLookup(c => c.CustomerId);
    }

    private static long CustomerOf(object record) => record switch { Customer customer => customer.Id, Contact contact => contact.CustomerId, FieldValue value => value.RecordId, _ => ((CustomerProfile)record).Id };

    private static string KindOf(object record) => record is Customer ? "customer" : record is Contact ? "contact" : record is FieldValue ? "field" : "profile";

    private static Dictionary<string, object?> Before(EntityEntry entry) => entry.Properties
        .Where(p => p.IsModified && p.Metadata.Name != "Version" && !Equals(p.OriginalValue, p.CurrentValue)).ToDictionary(p => p.Metadata.Name, p => p.OriginalValue);

    private static ChangedRecord Stamp(Act act, EntityEntry entry, Dictionary<string, object?> before)
    {
        var version = (int)entry.Property("Version").CurrentValue! + 1;
        entry.Property("Version").CurrentValue = version;
        if (entry.Entity is Customer changed) changed.UpdatedAt = act.Now;
        return new(KindOf(entry.Entity), (long)entry.Property("Id").CurrentValue!, CustomerOf(entry.Entity), JsonSerializer.Serialize(before, Json.Plain), version);
    }
}
