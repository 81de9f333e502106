using Kegui.Kernel;
using Kegui.Modules.Customers;

namespace Kegui.Modules.Desk;

/// <summary>What is to be done for a customer, on its page: the next three duties with their reasons.</summary>
internal sealed class ToDoSection(DeskTasks tasks) : ICustomerSection
{
    private const int Most = 3;

    public int Order => CustomerSections.ToDo;
    public string Permission => DutyQueries.Read;
    public Type Component => typeof(Pages.ToDoOfCustomer);

    public async Task<object?> Load(CustomerBrief customer, Actor actor, AppDb db, CancellationToken cancel)
    {
        var found = await tasks.Of(customer, Most, cancel);
        return found.Count == 0 ? null : found;
    }
}
