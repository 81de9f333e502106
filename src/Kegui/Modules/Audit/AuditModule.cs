using Kegui.Kernel;
using Kegui.Modules.Outbox;
using Kegui.Ui;

namespace Kegui.Modules.Audit;

/// <summary>The log as an auditor reads it.</summary>
internal sealed class AuditModule : Module
{
    public override string Code => "audit";

    public override IReadOnlyList<string> Uses => ["Customers", "Outbox"];

    public override IReadOnlyList<string> Permissions { get; } = [AuditSetup.Read, AuditHead.Configuring];

    public override IReadOnlyList<MenuItem> Menu { get; } = [new("audit", "menu.audit", "shield-check", "/audit", AuditSetup.Read, 180, false)];

    public override void Services(IServiceCollection services)
    {
        services.AddLabels<AuditLabels>();
        services.AddScoped<AuditWords>();
        services.AddScoped<ILetterWriter, HeadLetters>();
    }

    public override void Routes(IEndpointRouteBuilder routes) => AuditEndpoints.Map(routes);
}

internal sealed class AuditLabels;
