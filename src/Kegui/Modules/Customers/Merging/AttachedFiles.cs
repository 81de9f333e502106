using Kegui.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Customers;

/// <summary>Files: those on the customer itself, and those on its visits, documents and other records, which know their customer.</summary>
internal sealed class AttachedFiles : IAttachedToCustomer
{
    private const string Own = "customer";

    public string Kind => "files";

    public async Task<string?> Move(Act act, long from, long to, CancellationToken cancel)
    {
        var files = act.Db.Whole<Attachment>(Actor.System).Where(a => a.CustomerId == from || a.SubjectKind == Own && a.SubjectId == from);
        var ids = await files.Select(a => a.Id).ToListAsync(cancel);
        await Give(files, from, to, cancel);
        return ids.Count == 0 ? null : string.Join(',', ids);
    }

    public async Task Back(Act act, string moved, long from, long to, CancellationToken cancel)
    {
        foreach (var some in moved.Split(',').Select(long.Parse).Chunk(500))
            await Give(act.Db.Whole<Attachment>(Actor.System).Where(a => some.Contains(a.Id)), to, from, cancel);
    }

    private static Task<int> Give(IQueryable<Attachment> files, long from, long to, CancellationToken cancel) => files.ExecuteUpdateAsync(set => set
        .SetProperty(a => a.CustomerId, a => a.CustomerId == from ? to : a.CustomerId)
        .SetProperty(a => a.SubjectId, a => a.SubjectKind == Own && a.SubjectId == from ? to : a.SubjectId), cancel);
}
