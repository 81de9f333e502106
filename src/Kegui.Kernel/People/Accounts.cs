namespace Kegui.Kernel;

/// <summary>A browser signed in. Only the hash of its token is kept.</summary>
public sealed class Session
{
    public required long Id { get; init; }
    public required byte[] TokenHash { get; init; }
    public required long PersonId { get; init; }
    public required DateTime CreatedAt { get; init; }
    public DateTime FreshAt { get; set; }
    public DateTime LastSeenAt { get; set; }
    public required DateTime ExpiresAt { get; set; }
    public DateTime? EndedAt { get; set; }
    public string? Address { get; init; }
    public string? Agent { get; init; }
}

/// <summary>A personal key for programs, limited to some permissions. Only its hash is kept.</summary>
public sealed class ApiToken
{
    public required long Id { get; init; }
    public required byte[] TokenHash { get; init; }
    public required long PersonId { get; init; }
    public required string Name { get; set; }
    /// <summary>Permissions, comma separated; empty is all of the person's.</summary>
    public required string Only { get; init; }
    public required DateTime CreatedAt { get; init; }
    public required DateTime ExpiresAt { get; init; }
    public DateTime? RevokedAt { get; set; }
    public DateTime? LastUsedAt { get; set; }
}

/// <summary>A link that works once: first set-up (setup), invitation (invite), new password (reset), a demo role's sign-in (sign-in).</summary>
public sealed class OneTimeLink
{
    public required long Id { get; init; }
    public required byte[] TokenHash { get; init; }
    public required string Purpose { get; init; }
    public long? PersonId { get; init; }
    public required DateTime ExpiresAt { get; init; }
    public DateTime? UsedAt { get; set; }
}

/// <summary>A code that takes the place of the second factor once, for a lost phone. Only its hash is kept.</summary>
public sealed class RecoveryCode
{
    public required long PersonId { get; init; }
    public required byte[] CodeHash { get; init; }
    public DateTime? UsedAt { get; set; }
}

/// <summary>One try to sign in, kept whether it worked or not.</summary>
public sealed class SignInEntry
{
    public required long Id { get; init; }
    public required DateTime At { get; init; }
    public required string SignInName { get; init; }
    public long? PersonId { get; init; }
    /// <summary>ok, wrong-password, unknown-name, locked, inactive, wrong-code, link, recovery-code.</summary>
    public required string Result { get; init; }
    public string? Address { get; init; }
    public string? Agent { get; init; }
}
