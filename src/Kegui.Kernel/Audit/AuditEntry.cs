using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Kegui.Kernel;

/// <summary>
/// One line of the append-only log. <see cref="Digest"/> covers everything but the seal; a lawful erasure (<see cref="Erased"/>) may
/// empty <see cref="Changes"/>, the digest and with it the chain stay.
/// </summary>
public sealed class AuditEntry
{
    /// <summary>The fact by which a line of the log itself is told to have lost its changes; its subject is (<c>audit</c>, id of the line).</summary>
    public const string Erased = "AuditLineErased";

    public required long Id { get; init; }
    public required DateTime At { get; init; }
    public required string Act { get; init; }
    public required string Fact { get; init; }
    public required long PersonId { get; init; }
    public required string PersonName { get; init; }
    public required string Via { get; init; }
    public required string SubjectKind { get; init; }
    public required long SubjectId { get; init; }
    public long? CustomerId { get; init; }
    public string? Changes { get; init; }
    public string? Reason { get; init; }
    public required byte[] Digest { get; init; }
    /// <summary>The seal that covers this line; none until the sealer has come by.</summary>
    public long? SealId { get; set; }

    internal static AuditEntry Of(long id, Act act, Fact fact, IReadOnlyList<FieldChange>? changes)
    {
        var json = changes is { Count: > 0 } ? JsonSerializer.Serialize(changes, Json.Plain) : null;
        return new()
        {
            Id = id,
            At = act.Now,
            Act = act.Name,
            Fact = fact.Name,
            PersonId = act.Actor.PersonId,
            PersonName = act.Actor.Name,
            Via = act.Actor.Via,
            SubjectKind = fact.SubjectKind,
            SubjectId = fact.SubjectId,
            CustomerId = fact.CustomerId,
            Changes = json,
            Reason = act.Call.Reason,
            Digest = DigestOf(id, act.Now, act.Name, fact.Name, act.Actor.PersonId, act.Actor.Name, act.Actor.Via, fact.SubjectKind, fact.SubjectId, fact.CustomerId, json, act.Call.Reason),
        };
    }

    /// <summary>The digest that the stored fields give now; unlike <see cref="Digest"/>, it follows every change of them.</summary>
    public byte[] DigestNow() => DigestOf(Id, At, Act, Fact, PersonId, PersonName, Via, SubjectKind, SubjectId, CustomerId, Changes, Reason);

    public static byte[] DigestOf(long id, DateTime at, string act, string fact, long person, string name, string via, string kind, long subject, long? customer, string? changes, string? reason) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', id, at.Ticks / TimeSpan.TicksPerMicrosecond, act, fact, person, name, via, kind, subject, customer, changes, reason)));
}

/// <summary>Closes a batch of lines: the hash of the seal before and of the batch's digests in the order of their ids.</summary>
public sealed class AuditSeal
{
    internal const int MarkBytes = 4;

    public required long Id { get; init; }
    public required DateTime At { get; init; }
    public required int Count { get; init; }
    /// <summary>The ids of the lines, packed, so that a missing one can be named and not only missed.</summary>
    public required byte[] Lines { get; init; }
    /// <summary>The first four bytes of each line's digest, by which a line is named whose digest was rewritten too.</summary>
    public required byte[] Marks { get; init; }
    public required byte[] Previous { get; init; }
    public required byte[] Hash { get; init; }
}
