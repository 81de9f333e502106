using Kegui.Ui;

namespace Kegui.Modules.Desk;

/// <summary>The work desk 工作台: what I must do today and why, what is late, what changed on my customers.</summary>
internal sealed class DeskModule : Module
{
    public override string Code => "desk";
    public override IReadOnlyList<string> Uses => ["Customers", "Visits"];
    public override IReadOnlyList<string> Permissions { get; } = [];
    public override IReadOnlyList<MenuItem> Menu { get; } = [new("today", "menu.today", "home", "/", null, 10, true)];
    public override void Services(IServiceCollection services)
    {
        services.AddLabels<DeskLabels>();
        services.AddScoped<DeskTasks>();
        services.AddScoped<Customers.ICustomerSection, ToDoSection>();
    }
}
