using Kegui.Kernel;
using Kegui.Ui;

namespace Kegui.Modules.Outbox;

/// <summary>A mail to oneself, to see whether the server is set up rightly.</summary>
internal sealed class TestMail(ActRunner run, Kernel.Outbox outbox, PeopleDirectory directory, L labels) : ILetterWriter
{
    public const string Act = "message.test";

    public IReadOnlyList<string> Letters { get; } = ["test"];

    public Task<Outcome<long>> Send(Call call, CancellationToken cancel) => run.Run(Act, call, new { }, async act =>
    {
        var people = await directory.Get(act.Actor.PeopleStamp, cancel);
        if (!outbox.Ready(Kernel.Notices.Mail)) act.Allow(new("mail-not-set-up"));
        if (people.ById[act.Actor.PersonId].Email is not { Length: > 0 } address)
        {
            act.Allow(new("no-own-address"));
            return 0;
        }
        return (await outbox.Add(act, new(Kernel.Notices.Mail, address, "test", null, act.Actor.PersonId), cancel))!.Value;
    }, cancel);

    public Task<Letter?> Write(OutboxMessage message, CancellationToken cancel) => Task.FromResult<Letter?>(
        new(labels["letter.test.subject"], labels["letter.test.text"], $"<p>{System.Net.WebUtility.HtmlEncode(labels["letter.test.text"])}</p>"));
}
