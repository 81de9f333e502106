using Kegui.Kernel;

namespace Kegui.Modules.Customers;

/// <summary>The customer's papers, below the archive.</summary>
internal sealed class FilesSection : ICustomerSection
{
    public int Order => CustomerSections.Archive + 2;
    public Type Component => typeof(Pages.FilesOfCustomer);

    public Task<object?> Load(CustomerBrief customer, Actor actor, AppDb db, CancellationToken cancel) => Task.FromResult<object?>(new Seen("customer", customer.Id, customer.Id));
}
