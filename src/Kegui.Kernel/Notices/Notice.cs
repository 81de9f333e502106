namespace Kegui.Kernel;

/// <summary>What a notice is about, for preferences and grouping. The label is <c>notice.kind.{code}</c>.</summary>
public static class NoticeKinds
{
    public const string Approval = "approval";
    public const string Mention = "mention";
    public const string Complaint = "complaint";
    public const string Conflict = "conflict";
    public const string Duty = "duty";
    public const string Change = "change";
    public const string Report = "report";
    public const string Work = "work";

    public static IReadOnlyList<string> All { get; } = [Approval, Mention, Complaint, Conflict, Duty, Change, Report, Work];

    /// <summary>Only these may reach a person before the next digest.</summary>
    public static IReadOnlySet<string> AtOnce { get; } = new HashSet<string> { Approval, Mention, Complaint, Conflict };
}

/// <summary>How a kind of notice leaves the house on one channel.</summary>
public static class NoticeWays
{
    public const string AtOnce = "at-once";
    public const string Digest = "digest";
    public const string Off = "off";

    public static IReadOnlyList<string> Of(string kind) => NoticeKinds.AtOnce.Contains(kind) ? [AtOnce, Digest, Off] : [Digest, Off];
    public static string Usual(string kind) => Of(kind)[0];
}

/// <summary>One message to one person. Its words are made from labels when it is read, so they follow the reader's language.</summary>
public sealed class Notice
{
    public required long Id { get; init; }
    public required long PersonId { get; init; }
    public required string Kind { get; init; }
    /// <summary>The label's key; <see cref="Args"/> are its arguments, a JSON array.</summary>
    public required string TextKey { get; init; }
    public string? Args { get; init; }
    public required string SubjectKind { get; init; }
    public required long SubjectId { get; init; }
    public long? CustomerId { get; init; }
    /// <summary>What happened. A person hears of one fact once, however many rules want it told.</summary>
    public required string FactKey { get; init; }
    /// <summary>Who did it, as named then; empty for the system.</summary>
    public required string FromName { get; init; }
    public required DateTime At { get; init; }
    public bool Urgent { get; set; }
    public DateTime? ReadAt { get; set; }
    /// <summary>When it was put into a mail of its own or into a digest.</summary>
    public DateTime? MailedAt { get; set; }
}

/// <summary>A person's own choice; without a row the kind's usual way holds.</summary>
public sealed class NoticePreference
{
    public required long PersonId { get; init; }
    public required string Kind { get; init; }
    public required string Channel { get; init; }
    public required string Way { get; set; }
}

/// <summary>The record a notice leads to.</summary>
public sealed record NoticeSubject(string Kind, long Id, long? CustomerId = null);

/// <summary>A label's key and its arguments: texts, numbers, dates.</summary>
public sealed record NoticeText(string Key, params object?[] Args);
