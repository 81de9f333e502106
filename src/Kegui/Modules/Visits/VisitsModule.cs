using Kegui.Kernel;
using Kegui.Modules.Customers;
using Kegui.Ui;

namespace Kegui.Modules.Visits;

/// <summary>Visits and calls: plan, check-in, report, next step.</summary>
internal sealed class VisitsModule : Module
{
    public override string Code => "visits";
    public override IReadOnlyList<string> Uses => ["Customers", "Files"];
    public override IReadOnlyList<string> Permissions { get; } =
        ["visit.read", "visit.plan", "visit.move", "visit.cancel", "visit.check-in", "visit.report", "visit.amend", "visit.next-done"];
    public override IReadOnlyList<MenuItem> Menu { get; } = [new("visits", "menu.visits", "map-pin", "/visits", "visit.read", 30, false)];
    public override IReadOnlyList<QuickAct> QuickActs { get; } = [new("visit-report", "visits.reportUnplanned", "map-pin", "/visits/report", "visit.report", 20)];
    public override IModelPart Model { get; } = new VisitsModel();

    public override void Services(IServiceCollection services)
    {
        services.AddLabels<VisitsLabels>();
        services.AddSubject("visit", "/visits/{0}");
        services.AddScoped<VisitActs>();
        services.AddScoped<IFileSubject, VisitFiles>();
        services.AddSingleton(new CustomerButton(20, "customer.visit", "map-pin", "visits/new?customer={0}", "visit.plan"));
        services.AddSingleton<IAttachedToCustomer>(new Attached<Visit>("visit", db => db.Whole<Visit>(Actor.System), v => v.Id, v => v.CustomerId));
        services.AddSingleton<IVocabularyPart, VisitsVocabulary>();
    }

    public override void Routes(IEndpointRouteBuilder routes) => VisitEndpoints.Map(routes);
}
