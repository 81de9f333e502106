using System.Text.Json;
using Kegui.Kernel;
using Kegui.Modules.Outbox;
using Kegui.Ui;
using static System.Net.WebUtility;

namespace Kegui.Modules.Audit;

/// <summary>The mail with the head of the log; it says how the head is used.</summary>
internal sealed class HeadLetters(L labels, CompanyClock clock, KeguiSettings settings) : ILetterWriter
{
    public IReadOnlyList<string> Letters { get; } = [AuditHead.Letter];

    public Task<Letter?> Write(OutboxMessage message, CancellationToken cancel)
    {
        if (JsonSerializer.Deserialize<AuditHeadLetter>(message.Data ?? "null", Json.Plain) is not { } head) return Task.FromResult<Letter?>(null);
        var at = clock.Local(head.At).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
        string[] lines = [labels["letter.audit-head.intro", settings.PublicUrl ?? ""], labels["letter.audit-head.seal", head.Seal, at, head.Lines], head.Hash, labels["letter.audit-head.use"]];
        return Task.FromResult<Letter?>(new(labels["letter.audit-head.subject", at, head.Hash[..12]], string.Join("\n\n", lines), string.Concat(lines.Select(l => $"<p>{HtmlEncode(l)}</p>"))));
    }
}
