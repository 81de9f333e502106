using Kegui.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Visits;

/// <summary>Photos and papers of a visit: who reads the visit sees them, who may report it adds and removes them.</summary>
internal sealed class VisitFiles(AppDb db) : IFileSubject
{
    public string Kind => "visit";

    public async Task<Seen?> See(Actor actor, long id, bool edit, CancellationToken cancel) =>
        await db.VisibleOne<Visit>(actor, edit ? "visit.report" : "visit.read", Kind, id).Select(v => (long?)v.CustomerId).FirstOrDefaultAsync(cancel) is { } customer ? new(Kind, id, customer) : null;
}
