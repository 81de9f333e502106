namespace Kegui.Kernel;

/// <summary>Something to tell about a duty: a reminder, that it is late, or a report upward.</summary>
public sealed record DutyNews(DutyStepKind Kind, Duty Duty, DutyInForce Rule, IReadOnlyList<long> To);

/// <summary>Carries the news of a sweep to people, in the transaction of the sweep.</summary>
public interface IDutyVoice
{
    Task Say(Act act, IReadOnlyList<DutyNews> news, CancellationToken cancel);
}

/// <summary>Tells nobody: where no notices are set up.</summary>
internal sealed class SilentVoice : IDutyVoice
{
    public Task Say(Act act, IReadOnlyList<DutyNews> news, CancellationToken cancel) => Task.CompletedTask;
}
