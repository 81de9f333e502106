using Kegui.Kernel;
using Kegui.Ui;

namespace Kegui.Modules.Customers;

/// <summary>The customer file: the party, its contacts, its history.</summary>
internal sealed class CustomersModule : Module
{
    public override string Code => "customers";

    public override IReadOnlyList<string> Permissions { get; } = ["customer.read", "customer.create", "customer.edit"];

    public override IReadOnlyList<MenuItem> Menu { get; } = [new("customers", "menu.customers", "building", "/customers", "customer.read", 20, true)];

    public override IReadOnlyList<QuickAct> QuickActs { get; } = [new("customer", "menu.newCustomer", "building", "/customers/new", "customer.create", 10)];

    public override IModelPart Model { get; } = new CustomersModel();

    public override void Services(IServiceCollection services)
    {
        services.AddLabels<CustomersLabels>();
        services.AddScoped<CustomerActs>();
        services.AddSingleton<IVocabularyPart, CustomersVocabulary>();
    }

    public override void Routes(IEndpointRouteBuilder routes) => CustomerEndpoints.Map(routes);
}
