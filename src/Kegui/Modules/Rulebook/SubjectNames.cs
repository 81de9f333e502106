using Kegui.Kernel;
using Kegui.Modules.Customers;

namespace Kegui.Modules.Rulebook;

/// <summary>How the records that duties are about are called: by their customer.</summary>
internal sealed class SubjectNames
{
    public async Task<IReadOnlyDictionary<long, string>> Of(AppDb db, IReadOnlyCollection<Duty> duties, CancellationToken cancel)
    {
        var customers = await CustomerDoor.Briefs(db, [.. duties.Select(d => d.CustomerId).OfType<long>().Distinct()], cancel);
        return duties.Where(d => d.CustomerId is { } id && customers.ContainsKey(id)).DistinctBy(d => d.Id).ToDictionary(d => d.Id, d => customers[d.CustomerId!.Value].Name);
    }
}
