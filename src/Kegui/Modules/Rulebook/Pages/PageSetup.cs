using Kegui.Ui;

namespace Kegui.Modules.Rulebook.Pages;

internal static class PageSetup
{
    /// <summary>What the rulebook's screens need. All of it reads memory and holds nothing, so one of each serves everybody.</summary>
    public static IServiceCollection AddRulebookPages(this IServiceCollection services)
    {
        services.AddLabels<RulebookPagesLabels>();
        services.AddSingleton<ConditionSpeech>().AddSingleton<RuleSpeech>().AddSingleton<ClauseRead>().AddSingleton<ClauseDesk>();
        services.AddSingleton<RegulationShelf>().AddSingleton<EditionHistory>().AddSingleton<CoverageDesk>().AddSingleton<DutyReasons>();
        services.AddScoped<ForecastWords>();
        return services;
    }
}
