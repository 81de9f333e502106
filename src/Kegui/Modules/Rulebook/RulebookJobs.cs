using Kegui.Kernel;

namespace Kegui.Modules.Rulebook;

/// <summary>Every minute: conditions whose date has come are asked again; what falls due is reminded of, is late, is reported upward.</summary>
internal sealed class SweepJob(RecheckSweep rechecks, DutySweep sweep) : IJob
{
    public string Code => "duty.sweep";
    public Timetable When => Timetable.Every(1);

    public async Task Run(DateTime now, JobTurn turn, CancellationToken cancel)
    {
        await rechecks.Run(cancel, turn.Hold);
        await sweep.Run(now, cancel, turn.Hold);
    }
}

/// <summary>Every minute: what was adopted, dropped or published is planned for, in slices.</summary>
internal sealed class ReplanJob(Replan replan) : IJob
{
    public string Code => "duty.replan";
    public Timetable When => Timetable.Every(1);

    public Task Run(DateTime now, JobTurn turn, CancellationToken cancel) => replan.Run(cancel, turn.Hold);
}

/// <summary>Carries reminders and reports upward into people's notices, each step once.</summary>
internal sealed class NoticeVoice(Kernel.Notices notices, SubjectNames names, RulebookReader rules, RulePrinter printer) : IDutyVoice
{
    public async Task Say(Act act, IReadOnlyList<DutyNews> news, CancellationToken cancel)
    {
        var called = await names.Of(act.Db, [.. news.Select(n => n.Duty)], cancel);
        var day = await rules.At(act.Today, cancel);
        foreach (var item in news)
        {
            var duty = item.Duty;
            var matter = printer.Find("matter." + duty.Matter) ?? "";
            var step = item.Kind == DutyStepKind.Report ? $"report:{duty.Reports}" : item.Kind.ToString().ToLowerInvariant();
            var text = new NoticeText($"notice.duty.{item.Kind.ToString().ToLowerInvariant()}", matter, called.GetValueOrDefault(duty.Id, ""), RulePrinter.Date(duty.DueOn), day.Regulation(item.Rule.RegulationId) is { } regulation ? printer.Citation(regulation.Text, item.Rule.Clause) : "");
            await notices.Tell(act, item.To, NoticeKinds.Duty, new(duty.SubjectKind, duty.SubjectId, duty.CustomerId), text, cancel, fact: $"duty:{duty.Id}:{duty.DueOn:yyyyMMdd}:{step}");
        }
    }
}
