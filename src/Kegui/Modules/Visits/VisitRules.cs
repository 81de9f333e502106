using Kegui.Kernel;

namespace Kegui.Modules.Visits;

/// <summary>Decisions about visits: values in, problems out.</summary>
internal static class VisitRules
{
    /// <summary>A fact entered later than this is marked and wants a reason.</summary>
    public const int LateAfterDays = 7;
    /// <summary>Farther from the customer's position than this asks for a reason, never refuses.</summary>
    public const int FarMetres = 1000;
    private const int MostText = 4000;

    public static IEnumerable<Problem> Plan(PlanInput input, DateOnly today)
    {
        if (!VisitKinds.All.Contains(input.Kind)) yield return new("kind", "choice");
        if (input.On < today) yield return new("on", "plan-past");
        if (input.On > today.AddYears(1)) yield return new("on", "plan-far");
        if (input.At is { } at && !TimeOnly.TryParseExact(at, "HH:mm", out _)) yield return new("at", "time");
        if (input.Purpose?.Length > 500) yield return new("purpose", "too-long", 500);
    }

    public static IEnumerable<Problem> Report(ReportInput input, DateOnly today)
    {
        if (input.Kind is not { } kind || !VisitKinds.All.Contains(kind)) yield return new("kind", "choice");
        if (input.On is not { } on) yield return new("on", "required");
        else if (on > today) yield return new("on", "report-future");
        else if (on.AddDays(LateAfterDays) < today && string.IsNullOrWhiteSpace(input.LateReason)) yield return new("lateReason", "late-reason", LateAfterDays);
        if (input.NextOn is not null && string.IsNullOrWhiteSpace(input.NextStep)) yield return new("nextStep", "next-step");
        if (input.NextOn < today) yield return new("nextOn", "next-past");
        foreach (var (field, text) in new[] { ("needs", input.Needs), ("opinions", input.Opinions), ("suggestions", input.Suggestions), ("difficulties", input.Difficulties), ("competition", input.Competition), ("conveyed", input.Conveyed) })
            if (text?.Length > MostText) yield return new(field, "too-long", MostText);
        if (input.Met?.Length > 500) yield return new("met", "too-long", 500);
        if (input.NextStep?.Length > 500) yield return new("nextStep", "too-long", 500);
    }

    public static IEnumerable<Problem> CheckIn(CheckInInput input, int? distance)
    {
        if (input.LatitudeE6 is { } lat && lat is < -90_000_000 or > 90_000_000 || input.LongitudeE6 is { } lon && lon is < -180_000_000 or > 180_000_000) yield return new("latitudeE6", "position");
        if (distance > FarMetres && string.IsNullOrWhiteSpace(input.FarReason)) yield return new("farReason", "far-reason", Math.Round(distance.Value / 1000m, 1, MidpointRounding.AwayFromZero));
    }

    /// <summary>Metres between two positions in millionths of a degree, good to a percent within a country.</summary>
    public static int? Distance(int? latA, int? lonA, int? latB, int? lonB)
    {
        if (latA is not { } a || lonA is not { } b || latB is not { } c || lonB is not { } d) return null;
        const decimal MetresPerE6 = 0.111195m;
        var narrowing = (decimal)Math.Cos((double)((a + (decimal)c) / 2 / 1_000_000m) * Math.PI / 180);
        var (dy, dx) = ((a - (decimal)c) * MetresPerE6, (b - (decimal)d) * MetresPerE6 * narrowing);
        return (int)Math.Sqrt((double)(dx * dx + dy * dy));
    }
}
