using Kegui.Kernel;
using Kegui.Ui;

namespace Kegui.Modules.Imports;

/// <summary>Sheets of other programs: matched, tried, imported, undone. Customers are the first kind.</summary>
internal sealed class ImportsModule : Module
{
    public override string Code => "imports";
    public override IReadOnlyList<string> Uses => ["Customers", "Fields", "Jobs"];
    public override IReadOnlyList<string> Permissions { get; } = ["import.run", "import.undo"];
    public override IReadOnlyList<MenuItem> Menu { get; } = [new("imports", "menu.imports", "file-import", "/imports", "import.run", 190, false)];
    public override IModelPart Model { get; } = new ImportsModel();

    public override void Services(IServiceCollection services)
    {
        services.AddLabels<ImportsLabels>();
        services.AddSingleton<ImportWords>();
        services.AddSingleton<ImportFiles>();
        services.AddScoped<ImportActs>();
        services.AddScoped<ImportReversal>();
        services.AddScoped<ImportHealing>();
        services.AddWork<ImportTrial>();
        services.AddWork<ImportRun>();
        services.AddWork<ImportUndo>();
        services.AddJob<ImportExpiry>();
        services.AddHostedService<ImportTidying>();
    }

    public override void Routes(IEndpointRouteBuilder routes) => ImportEndpoints.Map(routes);
}
