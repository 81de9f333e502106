using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Kegui.Kernel;

public static class JobsSetup
{
    /// <summary>Schedules, jobs and long work; the host decides when <see cref="JobRunner"/> and <see cref="WorkRunner"/> are asked.</summary>
    public static IServiceCollection AddKeguiJobs(this IServiceCollection services)
    {
        services.AddSingleton<IModelPart, JobsModel>();
        services.TryAddSingleton<CompanyCalendar>();
        services.AddSingleton<JobRunner>();
        services.AddSingleton<WorkRunner>();
        services.AddScoped<Works>();
        services.AddJob<Housekeeping>();
        return services;
    }
}
