using Kegui.Kernel;
using Kegui.Modules.Fields;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Customers;

/// <summary>What only some columns show: tags and added fields of the listed customers. One statement each, and only when the column is chosen.</summary>
internal sealed record ColumnValues(ILookup<long, long> Tags, IReadOnlyDictionary<(long Customer, long Field), FieldValue> Values)
{
    public static readonly ColumnValues None = new(Array.Empty<CustomerTag>().ToLookup(t => t.CustomerId, t => t.TagId), new Dictionary<(long, long), FieldValue>());

    /// <param name="rows">Read through the gateway by the caller.</param>
    public static async Task<ColumnValues> Of(AppDb db, IReadOnlyList<CustomerRow> rows, bool tags, IReadOnlyList<FieldView> fields, CancellationToken cancel)
    {
        if (rows.Count == 0 || !tags && fields.Count == 0) return None;
        var ids = rows.Select(r => r.Id).ToList();
        var wanted = fields.Select(f => f.Id).ToList();
        return new(
            tags ? (await db.Set<CustomerTag>().Where(t => ids.Contains(t.CustomerId)).ToListAsync(cancel)).ToLookup(t => t.CustomerId, t => t.TagId) : None.Tags,
            wanted.Count > 0 ? await db.Whole<FieldValue>(Actor.System).Where(v => ids.Contains(v.RecordId) && wanted.Contains(v.FieldId)).ToDictionaryAsync(v => (v.RecordId, v.FieldId), cancel) : None.Values);
    }
}
