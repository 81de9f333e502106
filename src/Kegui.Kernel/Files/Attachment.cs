namespace Kegui.Kernel;

/// <summary>A content of the store.</summary>
public sealed class StoredFile
{
    /// <summary>SHA-256 of the content, 64 hexadecimal digits; of a sealed one as many random digits, which tell nothing of it.</summary>
    public required string Hash { get; init; }
    /// <summary>The key of a sealed content, as <see cref="ContentKeys"/> keeps it; null when the content lies in clear.</summary>
    public string? SealedKey { get; init; }
    public required long Size { get; init; }
    /// <summary>The code of its <see cref="FileType"/>.</summary>
    public required string Type { get; init; }
    public required DateTime CreatedAt { get; init; }
    /// <summary>When it was last taken in; the clean-up leaves young ones alone, since their record may be under way.</summary>
    public required DateTime SeenAt { get; set; }
}

/// <summary>A file on a record. Who may see the record may see it; removed it stays, marked.</summary>
public sealed class Attachment : IGuarded
{
    public required long Id { get; init; }
    public required string SubjectKind { get; init; }
    public required long SubjectId { get; init; }
    public long? CustomerId { get; init; }
    public required string Hash { get; init; }
    public required long Size { get; init; }
    public required string Type { get; init; }
    public required string Name { get; init; }
    /// <summary>What it is to the record, a code of the module: photo, contract, evidence; <c>other</c> by default. Those of
    /// <see cref="FileKinds.Confidential"/> are encrypted at rest.</summary>
    public required string Kind { get; init; }
    public required long ById { get; init; }
    public required string ByName { get; init; }
    public required DateTime At { get; init; }
    public DateTime? RemovedAt { get; set; }
    public long? RemovedById { get; set; }
    public int Version { get; set; }
}

/// <summary>A kind of record that has files. Its module says who sees and who changes it.</summary>
public interface IFileSubject
{
    /// <summary>As facts and notices name it: customer, visit, complaint.</summary>
    string Kind { get; }
    /// <summary>The record as read through the gateway for this actor; null when absent or not theirs.</summary>
    /// <param name="edit">Read for attaching or removing.</param>
    Task<Seen?> See(Actor actor, long id, bool edit, CancellationToken cancel);
}
