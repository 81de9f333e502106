namespace Kegui.Modules.Customers;

/// <summary>A remark on a customer (记一笔): a call, a message, a meeting, or just a note, and what comes next.</summary>
internal sealed class CustomerNote
{
    public required long Id { get; init; }
    public required long CustomerId { get; set; }
    /// <summary>One of <see cref="NoteKinds"/>.</summary>
    public required string Kind { get; init; }
    public required string Text { get; init; }
    /// <summary>The day it is about.</summary>
    public required DateOnly On { get; init; }
    public DateOnly? NextOn { get; init; }
    public required long ById { get; init; }
    public required DateTime At { get; init; }
}

/// <summary>A colleague named with @ in a note who may see the customer; notices are sent from here.</summary>
internal sealed class Mention
{
    public required long NoteId { get; init; }
    public required long PersonId { get; init; }
    public required long CustomerId { get; set; }
    public required DateTime At { get; init; }
}

/// <summary>Somebody who wants to know what happens with a customer.</summary>
internal sealed class Follower
{
    public required long CustomerId { get; set; }
    public required long PersonId { get; init; }
    public required DateTime At { get; init; }
}

internal static class NoteKinds
{
    public const string Remark = "note";
    public static readonly IReadOnlyList<string> All = [Remark, "call", "chat", "mail", "met"];

    /// <summary>Whether somebody spoke with the customer, which counts as contact.</summary>
    public static bool IsContact(string kind) => kind != Remark;
}
