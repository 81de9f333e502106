using Kegui.Kernel;

namespace Kegui.Tests.Kernel.Expressions;

/// <summary>A record with a column of every sort, required and not.</summary>
internal sealed class Row
{
    public long Id { get; init; }
    public required string Grade { get; init; }
    public string? Kind { get; init; }
    public string? Name { get; init; }
    public required string Place { get; init; }
    public bool Blacklisted { get; init; }
    public bool? Paused { get; init; }
    public int Orders { get; init; }
    public int? Visits { get; init; }
    public long? Serial { get; init; }
    public decimal Weight { get; init; }
    public decimal? Score { get; init; }
    public decimal? Rate { get; init; }
    public decimal Share { get; init; }
    public int? Completeness { get; init; }
    public long VolumeFen { get; init; }
    public long? OverdueFen { get; init; }
    public Money? Bonus { get; init; }
    public DateOnly GradedOn { get; init; }
    public DateOnly? LastContactOn { get; init; }
    public long OwnerId { get; init; }
    public long? ManagerId { get; init; }
    public string? Cadence { get; init; }
    public Town? Town { get; init; }
}

/// <summary>Another record, reached through a join that may find nothing.</summary>
internal sealed class Town
{
    public long Id { get; init; }
    public required string Name { get; init; }
    public int Level { get; init; }
}
