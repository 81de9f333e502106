using Kegui.Kernel;
using Kegui.Ui;

namespace Kegui.Modules.Customers;

/// <summary>The customer file: the party, its contacts, its history.</summary>
internal sealed class CustomersModule : Module
{
    public override string Code => "customers";

    public override IReadOnlyList<string> Uses => ["Fields", "Files", "Views"];

    public override IReadOnlyList<string> Permissions { get; } =
    [
        PhoneSight.Right, "customer.read", "customer.create", "customer.edit", "customer.tag", "customer.assign", "customer.comment", "customer.follow", "customer.export", "customer.bulk-undo",
        "customer.merge", "customer.unmerge", "customer.ask", "contact.create", "contact.edit", "tag.edit", "customer.grade",
    ];

    public override IReadOnlyList<MenuItem> Menu { get; } = [new("customers", "menu.customers", "building", "/customers", "customer.read", 20, true), new("tags", "menu.tags", "tag", "/settings/tags", "tag.edit", 181, false)];

    public override IReadOnlyList<QuickAct> QuickActs { get; } = [new("customer", "menu.newCustomer", "building", "/customers/new", "customer.create", 10)];

    public override IModelPart Model { get; } = new CustomersModel();

    public override void Services(IServiceCollection services)
    {
        services.AddLabels<CustomersLabels>();
        services.AddSubject("customer", "/customers/{0}");
        services.AddSubject("customer-share", "/share/customer/{0}");
        services.AddScoped<ISubjectNames, CustomerNames>();
        services.AddScoped<IFileSubject, CustomerFiles>();
        services.AddScoped<CustomerActs>();
        services.AddSingleton<SearchTally>();
        services.AddScoped<ContactActs>();
        services.AddScoped<TagActs>();
        services.AddScoped<NoteActs>();
        services.AddScoped<AskActs>();
        services.AddScoped<MergeActs>();
        services.AddScoped<Bulk>();
        services.AddScoped<CustomerExport>();
        services.AddSingleton<TagCatalogue>();
        services.AddSingleton<IFactWords, NoteWords>();
        foreach (var rows in AttachedRows.All) services.AddSingleton(rows);
        services.AddScoped<GradeActs>();
        services.AddScoped<ICustomerSection, FilesSection>();
        services.AddSingleton<IVocabularyPart, CustomersVocabulary>();
        services.AddSingleton<IShareable, ShareableCustomer>();
    }

    public override void Routes(IEndpointRouteBuilder routes)
    {
        CustomerEndpoints.Map(routes);
        CustomerPartEndpoints.Map(routes);
        CustomerRoutes.Map(routes);
        GradeEndpoints.Map(routes);
    }
}
