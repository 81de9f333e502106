namespace Kegui.Kernel;

public sealed class Department
{
    public required long Id { get; init; }
    public required string Name { get; set; }
    public long? ParentId { get; set; }
    public long? HeadId { get; set; }
    public int Version { get; set; }
}

/// <summary>A post in the organisation; a role of a regulation is mapped to posts and people when it is adopted.</summary>
public sealed class Post
{
    public required long Id { get; init; }
    public required string Name { get; set; }
    public int Version { get; set; }
}

/// <summary>Somebody who works here. The sign-in name is unique; a person who left stays, without access.</summary>
public sealed class Person
{
    public required long Id { get; init; }
    public required string Name { get; set; }
    public required string SignInName { get; set; }
    public string? Phone { get; set; }
    public string? Email { get; set; }
    public required long DepartmentId { get; set; }
    public long? PostId { get; set; }
    public long? ManagerId { get; set; }
    public bool Active { get; set; } = true;
    public string? PasswordHash { get; set; }
    /// <summary>Shared secret of the second factor, protected; null until set up.</summary>
    public string? TotpSecret { get; set; }
    /// <summary>Provinces (two digits of GB/T 2260, comma separated) for the data scope "region".</summary>
    public string? Provinces { get; set; }
    public string Language { get; set; } = "zh-CN";
    public int FailedSignIns { get; set; }
    public DateTime? LockedUntil { get; set; }
    public int Version { get; set; }
}

/// <summary>A named set of rights. Presets follow the roles that regulations name; a company changes and adds.</summary>
public sealed class Role
{
    public required string Code { get; init; }
    public required string Name { get; set; }
    public bool Preset { get; init; }
    public int Version { get; set; }
}

public sealed class RoleGrant
{
    public required string RoleCode { get; init; }
    public required string Permission { get; init; }
    public DataScope Scope { get; set; }
}

public sealed class PersonRole
{
    public required long PersonId { get; init; }
    public required string RoleCode { get; init; }
}

/// <summary>While <see cref="PersonId"/> is away, <see cref="ForId"/>'s … work is done by the stand-in.</summary>
public sealed class StandIn
{
    public required long Id { get; init; }
    /// <summary>Who is away.</summary>
    public required long PersonId { get; init; }
    /// <summary>Who does the work meanwhile.</summary>
    public required long StandInId { get; init; }
    public required DateOnly From { get; init; }
    public required DateOnly Until { get; set; }
    public int Version { get; set; }
}

/// <summary>One record shown to one more person.</summary>
public sealed class RecordShare
{
    public required long PersonId { get; init; }
    public required string Kind { get; init; }
    public required long RecordId { get; init; }
    public bool MayEdit { get; set; }
    public required long GrantedById { get; init; }
    public required DateTime At { get; init; }
}

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

/// <summary>A link that works once: first set-up, invitation, a demo role's sign-in.</summary>
public sealed class OneTimeLink
{
    public required long Id { get; init; }
    public required byte[] TokenHash { get; init; }
    public required string Purpose { get; init; }
    public long? PersonId { get; init; }
    public required DateTime ExpiresAt { get; init; }
    public DateTime? UsedAt { get; set; }
}

public sealed class SignInEntry
{
    public required long Id { get; init; }
    public required DateTime At { get; init; }
    public required string SignInName { get; init; }
    public long? PersonId { get; init; }
    /// <summary>ok, wrong-password, unknown-name, locked, inactive, wrong-code, link.</summary>
    public required string Result { get; init; }
    public string? Address { get; init; }
    public string? Agent { get; init; }
}

/// <summary>Small facts about the installation, by key: the people stamp, the instance id, the company's name and zone.</summary>
public sealed class Setting
{
    public required string Key { get; init; }
    public required string Value { get; set; }
}
