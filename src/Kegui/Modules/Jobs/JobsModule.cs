using Kegui.Kernel;
using Kegui.Ui;

namespace Kegui.Modules.Jobs;

/// <summary>What the program does by itself: long work with its progress, and the timetable of jobs.</summary>
internal sealed class JobsModule : Module
{
    public override string Code => "jobs";

    public override IReadOnlyList<string> Permissions { get; } = [Works.ReadAll];

    public override IReadOnlyList<MenuItem> Menu { get; } = [new("jobs", "menu.jobs", "clock", "/jobs", Works.ReadAll, 195, false)];

    public override void Services(IServiceCollection services) => services.AddLabels<JobsLabels>();

    public override void Routes(IEndpointRouteBuilder routes) => WorkEndpoints.Map(routes);
}

internal sealed class JobsLabels;
