using Kegui.Modules.Visits;

namespace Kegui.Tests.Modules.Visits;

/// <summary>Which act is possible in which state, and which is refused.</summary>
public sealed class VisitLifecycleTests
{
    [Theory]
    [InlineData(VisitStates.Reported, "visit.cancel", "visit.amend")]
    [InlineData(VisitStates.Cancelled, "visit.report", "")]
    [InlineData(VisitStates.CheckedIn, "visit.move", "visit.report")]
    [InlineData(VisitStates.Planned, "visit.amend", "visit.check-in")]
    public void An_act_that_does_not_fit_is_refused_and_the_fitting_one_goes(string state, string refused, string allowed)
    {
        Assert.Equal("visit-state", VisitLifecycle.Refuses(state, refused)?.Code);
        if (allowed.Length > 0) Assert.Null(VisitLifecycle.Refuses(state, allowed));
    }
}
