using Kegui.Kernel;
using Kegui.Modules.Rulebook.Pages;
using Kegui.Ui;

namespace Kegui.Modules.Rulebook;

/// <summary>Regulations, what they say, and the duties that come of them.</summary>
internal sealed class RulebookModule : Module
{
    public override string Code => "rulebook";
    public override IReadOnlyList<string> Uses => ["Customers"];

    public override IReadOnlyList<string> Permissions { get; } =
    [
        "rulebook.read", "rulebook.edit", "regulation.adopt", "regulation.drop", "regulation.change-value", "regulation.renew-text", "regulation.cancel-scheduled",
        "duty.read", "duty.extend", "duty.waive", DutyRequests.Ask, DutyRequests.Answer, CalendarActs.Set, CalendarActs.Clear, CalendarActs.Pattern,
    ];

    public override IReadOnlyList<MenuItem> Menu { get; } = [new("rulebook", "menu.rules", "book", "/rulebook", "rulebook.read", 110, false)];

    public override void Services(IServiceCollection services)
    {
        services.AddLabels<RulebookLabels>();
        services.AddRulebookPages();
        services.AddSingleton<IRuleWords, RuleWords>();
        services.AddSingleton<IVocabularyPart, DutyVocabulary>();
        services.AddSubject("duty", "/duties/{0}");
        services.AddSingleton<SubjectNames>();
        services.AddScoped<IDutyVoice, NoticeVoice>();
        services.AddJob<SweepJob>();
        services.AddJob<ReplanJob>();
        services.AddSingleton(_ => new Coverage(
            Coverage.ReadModules(Path.Combine(AppContext.BaseDirectory, "regulations", "modules.tsv")),
            // What the kernel keeps is in every build.
            AllModules.List.Select(m => m.Code).Append("kernel").ToHashSet(),
            [typeof(Rule).Assembly, typeof(RulebookModule).Assembly]));
    }

    public override void Routes(IEndpointRouteBuilder routes)
    {
        RulebookEndpoints.Map(routes);
        DutyEndpoints.Map(routes);
        CoverageExport.Map(routes);
    }
}

/// <summary>What happens to duties themselves.</summary>
internal sealed class DutyVocabulary : IVocabularyPart
{
    public void AddTo(VocabularyBuilder words) => words.Record("duty").Record("regulation-edition")
        .Fact("DutyExtended", "duty").Fact("DutyWaived", "duty").Fact("DutyExtensionAsked", "duty").Fact("DutyExtensionRefused", "duty")
        .Fact("RegulationAdopted", "regulation-edition").Fact("RegulationDropped", "regulation-edition").Fact("RegulationPublished", "regulation-edition").Fact("EditionCancelled", "regulation-edition");
}
