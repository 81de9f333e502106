using Kegui.Kernel;
using Quartz;

namespace Kegui;

/// <summary>
/// Knocks every two seconds and asks the tables what is due. Quartz keeps its triggers in memory and knows nothing of slots: what was
/// missed, what is leased and what failed stands in the rows, so a second node or a restart changes nothing.
/// </summary>
internal static class AlarmClock
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    public static IServiceCollection AddAlarmClock(this IServiceCollection services)
    {
        services.AddQuartz(quartz => quartz
            .ScheduleJob<RingJobs>(trigger => trigger.WithIdentity("jobs").WithSimpleSchedule(Interval))
            .ScheduleJob<RingWorks>(trigger => trigger.WithIdentity("works").WithSimpleSchedule(Interval))
            .ScheduleJob<RingOutbox>(trigger => trigger.WithIdentity("outbox").WithSimpleSchedule(Interval)));
        return services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
    }

    // An alarm that fails rings again: an exception here would only end up in Quartz's own log.
    internal static async ValueTask Ring(ILogger log, IHostApplicationLifetime life, Func<CancellationToken, Task> work)
    {
        try
        {
            await work(life.ApplicationStopping);
        }
        catch (OperationCanceledException) when (life.ApplicationStopping.IsCancellationRequested)
        {
        }
        catch (Exception error)
        {
            log.LogError(error, "What is due could not be looked up");
        }
    }
}

internal sealed class RingJobs(JobRunner runner, IHostApplicationLifetime life, ILogger<RingJobs> log) : Quartz.IJob
{
    // Long jobs overlap with the next rings on purpose; their leases keep them from running twice.
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => AlarmClock.Ring(log, life, runner.RunDue);
}

internal sealed class RingWorks(WorkRunner runner, IHostApplicationLifetime life, ILogger<RingWorks> log) : Quartz.IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => AlarmClock.Ring(log, life, runner.RunDue);
}

internal sealed class RingOutbox(OutboxSender sender, IHostApplicationLifetime life, ILogger<RingOutbox> log) : Quartz.IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => AlarmClock.Ring(log, life, sender.SendDue);
}
