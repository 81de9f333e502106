using Microsoft.Extensions.DependencyInjection;

namespace Kegui.Kernel;

/// <summary>
/// What comes back by the clock: the digest, the sealing of the audit log. Made anew in a scope of its own for each run. It acts as
/// <see cref="Actor.System"/> through <see cref="ActRunner"/> and gives each of its acts to <see cref="JobTurn.Hold"/>.
/// </summary>
public interface IJob
{
    /// <summary>The key of its <see cref="Schedule"/> row and of its label <c>job.{Code}</c>; never changed.</summary>
    string Code { get; }
    Timetable When { get; }
    /// <param name="now">The instant of the run (UTC). Harmless to repeat: a run that fails or loses its lease is run again.</param>
    Task Run(DateTime now, JobTurn turn, CancellationToken cancel);
}

/// <summary>A job's class, as registered.</summary>
public sealed record JobType(Type Type);

public static class JobRegistration
{
    public static IServiceCollection AddJob<T>(this IServiceCollection services) where T : class, IJob =>
        services.AddScoped<T>().AddSingleton(new JobType(typeof(T)));
}
