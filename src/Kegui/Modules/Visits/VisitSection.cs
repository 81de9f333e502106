using Kegui.Kernel;
using Kegui.Modules.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Visits;

/// <summary>The next and the last visits on the customer's page, as far as the reader sees them.</summary>
internal sealed class VisitSection : ICustomerSection
{
    private const int Most = 4;

    public int Order => CustomerSections.Contacts + 1;
    public string Permission => "visit.read";
    public Type Component => typeof(Pages.VisitsOfCustomer);

    public async Task<object?> Load(CustomerBrief customer, Actor actor, AppDb db, CancellationToken cancel)
    {
        var found = await db.VisitsOf(actor, customer.Id, Most, cancel);
        return found.Count == 0 ? null : found;
    }
}
