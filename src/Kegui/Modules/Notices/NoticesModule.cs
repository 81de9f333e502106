using Kegui.Modules.Outbox;
using Kegui.Ui;

namespace Kegui.Modules.Notices;

/// <summary>What the program tells people: the list, their wishes, and the mails.</summary>
internal sealed class NoticesModule : Module
{
    public override string Code => "notices";

    public override IReadOnlyList<string> Uses => ["Outbox"];

    // Everybody has notices: there is no right to ask for.
    public override IReadOnlyList<string> Permissions { get; } = [];

    public override void Services(IServiceCollection services)
    {
        services.AddLabels<NoticesLabels>();
        services.AddSubject("work", "/works/{0}");
        services.AddSingleton<NoticeWords>();
        services.AddScoped<ILetterWriter, NoticeLetters>();
    }

    public override void Routes(IEndpointRouteBuilder routes) => NoticeEndpoints.Map(routes);
}

internal sealed class NoticesLabels;
