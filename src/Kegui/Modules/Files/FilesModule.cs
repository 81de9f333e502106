using Kegui.Kernel;
using Kegui.Ui;

namespace Kegui.Modules.Files;

/// <summary>Files on records: the card that shows them, and their addresses.</summary>
internal sealed class FilesModule : Module
{
    public override string Code => "files";

    public override IReadOnlyList<string> Permissions { get; } = [FileActs.Attaching, FileActs.Removing];

    public override void Services(IServiceCollection services) => services.AddLabels<FilesLabels>();

    public override void Routes(IEndpointRouteBuilder routes) => FileEndpoints.Map(routes);
}

internal sealed class FilesLabels;
