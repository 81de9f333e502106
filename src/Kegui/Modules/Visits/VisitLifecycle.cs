using Kegui.Kernel;

namespace Kegui.Modules.Visits;

/// <summary>Which act is possible in which state; buttons and refusals both come from here.</summary>
internal static class VisitLifecycle
{
    private static readonly (string From, string Act, string To)[] Table =
    [
        (VisitStates.Planned, "visit.move", VisitStates.Planned),
        (VisitStates.Planned, "visit.cancel", VisitStates.Cancelled),
        (VisitStates.Planned, "visit.check-in", VisitStates.CheckedIn),
        (VisitStates.Planned, "visit.report", VisitStates.Reported),
        (VisitStates.CheckedIn, "visit.report", VisitStates.Reported),
        (VisitStates.CheckedIn, "visit.cancel", VisitStates.Cancelled),
        (VisitStates.Reported, "visit.amend", VisitStates.Reported),
    ];

    public static bool Can(string state, string act) => Table.Any(t => t.From == state && t.Act == act);

    public static Refusal? Refuses(string state, string act) => Can(state, act) ? null : new("visit-state") { Facts = new Dictionary<string, object?> { ["state"] = state, ["act"] = act } };
}
