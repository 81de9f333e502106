using Kegui.Kernel;

namespace Kegui.Modules.Outbox;

/// <summary>The words of a message that leaves the house.</summary>
/// <param name="Text">Plain text, for every reader.</param>
/// <param name="Html">The same as simple HTML, everything foreign encoded.</param>
internal sealed record Letter(string Subject, string Text, string Html);

/// <summary>Writes one kind of letter, when it is sent: in the receiver's language, from labels.</summary>
internal interface ILetterWriter
{
    /// <summary>The letters it writes; the label <c>letter.{code}</c> names each in the list of messages.</summary>
    IReadOnlyList<string> Letters { get; }
    /// <summary>None when there is nothing left to say: the message is given up.</summary>
    Task<Letter?> Write(OutboxMessage message, CancellationToken cancel);
}
