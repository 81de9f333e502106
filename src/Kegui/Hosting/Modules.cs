using Kegui.Kernel;
using Kegui.Ui;

namespace Kegui;

/// <summary>The modules of the product, in the order of the menu.</summary>
internal static class AllModules
{
    public static IReadOnlyList<Module> List { get; } =
    [
        new Modules.Desk.DeskModule(),
        new Modules.Customers.CustomersModule(),
        new Modules.Pool.PoolModule(),
        new Modules.Fields.FieldsModule(),
        new Modules.Views.ViewsModule(),
        new Modules.Trade.TradeModule(),
        new Modules.Visits.VisitsModule(),
        new Modules.Rulebook.RulebookModule(),
        new Modules.Imports.ImportsModule(),
        new Modules.Staff.StaffModule(),
        new Modules.Jobs.JobsModule(),
        new Modules.Notices.NoticesModule(),
        new Modules.Outbox.OutboxModule(),
        new Modules.Audit.AuditModule(),
        new Modules.Files.FilesModule(),
        new Modules.ApiDocs.ApiDocsModule(),
    ];

    public static IReadOnlyList<Permission> Permissions { get; } = [.. List.SelectMany(m => m.Permissions.Select(p => new Permission(p, m.Code)))];

    public static IServiceCollection AddModules(this IServiceCollection services)
    {
        foreach (var module in List)
        {
            services.AddSingleton(module);
            if (module.Model is { } model) services.AddSingleton<IModelPart>(model);
            services.AddMenu([.. module.Menu]);
            services.AddQuickActs([.. module.QuickActs]);
            module.Services(services);
        }
        return services;
    }

    public static void MapModules(this IEndpointRouteBuilder routes)
    {
        foreach (var module in List) module.Routes(routes);
    }
}
