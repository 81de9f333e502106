using Kegui.Kernel;
using Kegui.Ui;

namespace Kegui.Modules.Outbox;

/// <summary>Messages that leave the house: mail, and the list in which an administrator sees what did not arrive.</summary>
internal sealed class OutboxModule : Module
{
    public override string Code => "outbox";

    public override IReadOnlyList<string> Permissions { get; } = [Kernel.Outbox.Read, Kernel.Outbox.Retrying, Kernel.Outbox.Dropping, TestMail.Act];

    public override IReadOnlyList<MenuItem> Menu { get; } = [new("messages", "menu.messages", "send", "/messages", Kernel.Outbox.Read, 190, false)];

    public override void Services(IServiceCollection services)
    {
        services.AddLabels<OutboxLabels>();
        services.AddSubject("message", "/messages?id={0}");
        services.AddSingleton<IChannel, MailChannel>();
        services.AddScoped<TestMail>();
        services.AddScoped<ILetterWriter>(provider => provider.GetRequiredService<TestMail>());
    }

    public override void Routes(IEndpointRouteBuilder routes) => OutboxEndpoints.Map(routes);
}

internal sealed class OutboxLabels;
