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
    /// <summary>The time step of the last code accepted: a code works once.</summary>
    public long? TotpStep { get; set; }
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
    /// <summary>Who holds this role signs in with a second factor; until it is set up, nothing else opens.</summary>
    public bool TwoFactor { get; set; }
    public int Version { get; set; }
}

/// <summary>One right of a role and how far it reaches.</summary>
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

/// <summary>While <see cref="PersonId"/> is away, from the first day to the last, <see cref="StandInId"/> does that person's work.
/// It goes no further: who stands in for a stand-in does not reach the first person's records.</summary>
public sealed class StandIn
{
    public required long Id { get; init; }
    /// <summary>Who is away.</summary>
    public required long PersonId { get; init; }
    /// <summary>Who does the work meanwhile.</summary>
    public required long StandInId { get; init; }
    public required DateOnly From { get; init; }
    /// <summary>The last day, counted in. Ending it early moves it to the day before.</summary>
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

/// <summary>Small facts about the installation, by key: the people stamp, the instance id, the company's name and zone.</summary>
public sealed class Setting
{
    public required string Key { get; init; }
    public required string Value { get; set; }
}
