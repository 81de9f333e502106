using Kegui.Kernel;
using Microsoft.Extensions.Time.Testing;

namespace Kegui.Tests.Kernel.Duties;

public sealed class DutyStepsTests
{
    private static readonly CompanyClock Clock = new(new FakeTimeProvider());
    private static readonly DutySteps Steps = new(Clock);

    [Fact]
    public void Reminders_lateness_and_reports_come_in_order()
    {
        // Due on Tuesday 24 November 2026: 14, 3 and 0 days before; late at its end; reports after 3 and 10 workdays; the next period in two months.
        var rule = Plans.Visits("2026-06-01");
        Assert.Equal(
            ["2026-11-10 Remind 0", "2026-11-21 Remind 1", "2026-11-24 Remind 2", "2026-11-25 Late 0", "2026-11-25 Miss 0", "2026-11-28 Report 0", "2026-12-09 Report 1"],
            Steps.Ahead(Duty(), rule).Select(Shown));
    }

    [Fact]
    public void Steps_taken_and_reminders_passed_do_not_come_again()
    {
        var duty = Duty();
        (duty.SteppedTo, duty.LateAt, duty.Reports, duty.Misses) = (Clock.EndOf(Plans.Date("2026-11-28")), Clock.EndOf(Plans.Date("2026-11-24")), 1, 1);
        Assert.Equal(["2026-12-09 Report 1", "2027-01-25 Miss 1"], Steps.Ahead(duty, Plans.Visits("2026-06-01")).Select(Shown));
    }

    [Fact]
    public void A_trial_keeps_count_and_tells_nobody() =>
        Assert.Equal(["2026-11-25 Late 0", "2026-11-25 Miss 0"], Steps.Ahead(Duty(), Plans.Visits("2026-06-01", RuleLevel.Trial)).Select(Shown));

    private static string Shown(DutyStep step) => $"{RulePrinter.Date(Clock.DateOf(step.At))} {step.Kind} {step.Number}";

    private static Duty Duty() => new()
    {
        Id = 1, RuleKey = "CGM/on-site-visit", RegulationId = "CGM", ClauseId = "CGM-7.2a2", Matter = "customer.visit-on-site", SubjectKind = "customer", SubjectId = 7, Occurrence = "1", Ordinal = 1, Cyclic = true,
        Anchor = Plans.Date("2026-09-24"), AnchorFrom = "customer.lastOnSiteVisitOn", Since = Plans.Date("2026-06-01"), DueOn = Plans.Date("2026-11-24"), DueAt = Clock.EndOf(Plans.Date("2026-11-24")), DueBecause = "anchor",
        OpenedOn = Plans.Date("2026-09-24"), OpenedAt = Clock.StartOf(Plans.Date("2026-09-24")), SteppedTo = Clock.StartOf(Plans.Date("2026-09-24")), Edition = 1, Values = "{}",
    };
}
