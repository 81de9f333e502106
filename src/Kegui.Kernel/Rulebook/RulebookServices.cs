using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Kegui.Kernel;

public static class RulebookServices
{
    /// <summary>The rulebook and its duties. Modules add their <see cref="IVocabularyPart"/>; notices replace <see cref="IDutyVoice"/>.</summary>
    /// <param name="folder">Where the factory documents lie.</param>
    public static IServiceCollection AddKeguiRules(this IServiceCollection services, string folder)
    {
        services.AddSingleton(new RegulationFolder(folder));
        services.AddSingleton<IModelPart, DutiesModel>();
        services.AddSingleton<Vocabulary>();
        services.AddSingleton<RegulationReader>();
        services.AddSingleton<DocumentShelf>();
        services.AddSingleton<RulebookDirectory>();
        services.AddSingleton<RulePrinter>();
        services.AddSingleton<DutySteps>();
        services.AddSingleton<DutyPlanner>();
        services.TryAddSingleton<CompanyCalendar>();
        services.TryAddScoped<IDutyVoice, SilentVoice>();
        services.AddScoped<RulebookReader>();
        services.AddScoped<IActWatch, DutyWatch>();
        services.AddScoped<IRulebookGate, RulebookGate>();
        services.AddScoped<FactoryRegulations>();
        services.AddScoped<RegulationActs>();
        services.AddScoped<CalendarActs>();
        services.AddScoped<RulebookForecast>();
        services.AddScoped<DutyActs>();
        services.AddScoped<DutyRequests>();
        services.AddScoped<DutySweep>();
        services.AddScoped<RecheckSweep>();
        services.AddScoped<Replan>();
        services.AddScoped<DutyBulk>();
        services.AddScoped<DutyExplainer>();
        return services;
    }
}
