using Kegui.Kernel;
using Kegui.Modules.Staff;

namespace Kegui.Tests.Modules.Staff;

/// <summary>Stand-ins: one at a time, no chains, no loops.</summary>
public class StandInRulesTests
{
    private const long A = 1, B = 2, C = 3;

    [Theory]
    [InlineData(A, B, 10, 12, null)]
    [InlineData(A, C, 5, 9, "stand-in-twice")] // A has B from 5 to 9
    [InlineData(A, C, 9, 12, "stand-in-twice")]
    [InlineData(C, A, 8, 8, "stand-in-away")] // A is away himself
    [InlineData(B, C, 1, 5, "stand-in-needed")] // B does A's work on the 5th
    [InlineData(B, A, 6, 7, "stand-in-away")] // a loop is a chain of two
    [InlineData(B, C, 1, 4, null)]
    [InlineData(C, B, 5, 9, null)] // B may stand in for two
    public void Overlaps_are_refused_by_name(long away, long standIn, int from, int until, string? refusal)
    {
        StandIn[] named = [new() { Id = 1, PersonId = A, StandInId = B, From = Day(5), Until = Day(9) }];
        Assert.Equal(refusal, StandInRules.Stops(new(away, standIn, Day(from), Day(until)), named)?.Code);
    }

    private static DateOnly Day(int day) => new(2026, 12, day);
}
