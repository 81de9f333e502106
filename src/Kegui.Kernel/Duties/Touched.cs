using Microsoft.EntityFrameworkCore;

namespace Kegui.Kernel;

/// <summary>A record that an act changes: which fields, and how it was.</summary>
/// <param name="Before">Null for a new one.</param>
internal sealed record Touch(SubjectRecord Record, Subject Now, Subject? Before, IReadOnlySet<string> Fields, bool OwnerMoved, bool Gone)
{
    private static readonly HashSet<string> Ownership = [nameof(IOwned.OwnerId), nameof(IOwned.DepartmentId), nameof(IOwned.ProvinceCode)];

    /// <summary>The records of the vocabulary that the act has added, changed or removed.</summary>
    public static IReadOnlyDictionary<long, Touch> Of(Act act, Vocabulary vocabulary)
    {
        var found = new Dictionary<long, Touch>();
        foreach (var entry in act.Db.ChangeTracker.Entries<IOwned>())
        {
            if (entry.State is EntityState.Unchanged or EntityState.Detached || vocabulary.SubjectOf(entry.Metadata.ClrType) is not { } record) continue;
            var changed = entry.State == EntityState.Modified
                ? entry.Properties.Where(p => p.IsModified && !Equals(p.OriginalValue, p.CurrentValue)).Select(p => p.Metadata.Name).ToList()
                : [];
            var before = entry.State == EntityState.Added ? null : record.Of(entry.OriginalValues.ToObject());
            var fields = changed.SelectMany(record.FieldsOn).ToHashSet(StringComparer.Ordinal);
            found[entry.Entity.Id] = new(record, record.Of(entry.Entity), before, fields, changed.Exists(Ownership.Contains), entry.State == EntityState.Deleted);
        }
        return found;
    }

    /// <summary>Whether a rule has to be asked again about this record.</summary>
    public bool Concerns(DutyInForce rule) => rule.Rule.Cyclic && rule.Rule.Subject == Record.Code && (Before is null || Gone || rule.Rule.Fields.Any(Fields.Contains));
}
