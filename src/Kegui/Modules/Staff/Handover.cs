using System.Text.Json;
using Kegui.Kernel;

namespace Kegui.Modules.Staff;

/// <summary>One hand-over of somebody's customers: the plan, and how far it has got. Done in slices, so it can be left and taken up again.</summary>
internal sealed class Handover
{
    public const int LongestPlan = 100_000;

    public required long Id { get; init; }
    public required long FromId { get; init; }
    public required long ById { get; init; }
    public required DateTime At { get; init; }
    /// <summary>The parts as JSON, done in their order.</summary>
    public required string Plan { get; init; }
    /// <summary>The part under way.</summary>
    public int Part { get; set; }
    public int Moved { get; set; }
    public DateTime? FinishedAt { get; set; }
    public int Version { get; set; }

    public IReadOnlyList<HandoverPart> Parts() => JsonSerializer.Deserialize<List<HandoverPart>>(Plan, Json.Plain) ?? [];
}

/// <summary>Customers that go to one person: those named, or those of a province, or with neither all that are left.</summary>
internal sealed record HandoverPart(long ToId, string? Province = null, IReadOnlyList<long>? Ids = null);

/// <summary>How many customers somebody has in one province; without a province, how many have none.</summary>
internal sealed record ProvinceCount(string? Province, int Count);

internal sealed record HandoverInput(long FromId, IReadOnlyList<HandoverPart> Parts);
