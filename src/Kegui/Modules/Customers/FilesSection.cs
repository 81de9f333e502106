using Kegui.Kernel;

namespace Kegui.Modules.Customers;

/// <param name="MayEdit">Known without asking where the rights to see and to edit reach equally far.</param>
internal sealed record FilesOf(Seen Record, bool? MayEdit);

/// <summary>The customer's papers, below the archive.</summary>
internal sealed class FilesSection : ICustomerSection
{
    public int Order => CustomerSections.Archive + 2;
    public Type Component => typeof(Pages.FilesOfCustomer);

    public Task<object?> Load(CustomerBrief customer, Actor actor, AppDb db, CancellationToken cancel) =>
        Task.FromResult<object?>(new FilesOf(new("customer", customer.Id, customer.Id), MayEdit(actor)));

    private static bool? MayEdit(Actor actor) => actor.HasShares ? null
        : !actor.May("customer.edit") ? false
        : actor.ScopeOf("customer.edit") == actor.ScopeOf("customer.read") ? true : null;
}
