using System.Text.Json;
using Kegui.Kernel;

namespace Kegui.Modules.Staff;

internal static class RightsRequestStates
{
    public const string Waiting = "waiting";
    public const string Confirmed = "confirmed";
    public const string Declined = "declined";
    public const string Withdrawn = "withdrawn";
}

/// <summary>A change of rights that waits for another administrator: what is to be done, word for word, and what it would change.</summary>
internal sealed class RightsRequest
{
    public const int Longest = 20_000;

    public required long Id { get; init; }
    /// <summary>One of <see cref="RightsWork"/>.</summary>
    public required string Work { get; init; }
    /// <summary>The role's or the person's name, as it was.</summary>
    public required string Target { get; init; }
    public required string Input { get; init; }
    /// <summary>Field, before and after, as the audit will have them.</summary>
    public required string Changes { get; init; }
    public required long AskedById { get; init; }
    public required DateTime At { get; init; }
    public string State { get; set; } = RightsRequestStates.Waiting;
    public long? DecidedById { get; set; }
    public DateTime? DecidedAt { get; set; }
    public int Version { get; set; }

    public IReadOnlyList<RightsChange> Lines() => JsonSerializer.Deserialize<List<RightsChange>>(Changes, Json.Plain) ?? [];
    public T Read<T>() => JsonSerializer.Deserialize<T>(Input, Json.Plain)!;
}

internal sealed record RightsChange(string Field, string? From, string? To);

/// <summary>What can wait for a second person.</summary>
internal static class RightsWork
{
    public const string CreateRole = "role-create";
    public const string EditRole = "role-edit";
    public const string DeleteRole = "role-delete";
    public const string AssignRoles = "assign-roles";
    public const string SwitchOff = "switch-off";
}

internal sealed record EditRoleWork(string Code, int Version, RoleInput Input);
internal sealed record AssignRolesWork(long Id, int Version, IReadOnlyList<string> Roles);

/// <summary>What became of a change of rights.</summary>
/// <param name="Waits">The request that waits for another administrator; null when the change is made.</param>
internal sealed record RightsAnswer<T>(T Value, long? Waits = null);
